import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { DiplomaEdit } from "../../../src/sas/diploma.schema.ts";
import { candidatePath } from "../../api/queries.ts";
import { queryString, request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { texts } from "../../texts.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import { type DiplomaField, diplomaOrigin } from "./origin.ts";
import { pick, seenWriting } from "./profile-draft.ts";
import { useConflicts } from "./use-conflicts.ts";
import { useProfileSaving } from "./use-profile-saving.ts";

type Diploma = CandidateProfilePage["diplomas"][number];

interface DiplomaDialogProps {
  readonly candidateId: string;
  /** Null to add one. */
  readonly diploma: Diploma | null;
  readonly onClose: () => void;
}

const { diploma: words, ...common } = texts.candidate;

const labels = {
  type: words.type,
  year: common.year,
  series: common.series,
  speciality: common.speciality,
  honours: common.honours,
  academy: common.academy,
} as const satisfies Record<DiplomaField, string>;
const fields: readonly DiplomaField[] = ["type", "year", "series", "speciality", "honours", "academy"];

type Draft = Readonly<Record<DiplomaField, string>>;
type Values = Pick<Diploma, DiplomaField>;
const blank: Values = { type: "", year: null, series: null, speciality: null, honours: null, academy: null };

/** Adds a diploma, or corrects one: only what was changed is sent, with what it was when the dialog was opened. */
export function DiplomaDialog({ candidateId, diploma, onClose }: DiplomaDialogProps) {
  const [seen, setSeen] = useState<Values>(() => ({ ...blank, ...diploma }));
  const [now, setNow] = useState<CandidateProfilePage | null>(null);
  const before = draftOf(seen);
  const [draft, setDraft] = useState(before);
  const [faults, setFaults] = useState({ type: false, year: false });
  const path = `${candidatePath(candidateId)}/diplomas`;
  const conflicts = useConflicts(candidateId, fields, (candidate, changed) => {
    const stored = candidate.diplomas.find(({ id }) => id === diploma?.id);
    setNow(candidate);
    if (stored !== undefined) setSeen({ ...seen, ...pick(stored, changed) });
  });
  const { save, saving, fault, faultOf } = useProfileSaving(candidateId, {
    send: (values: Values, target) =>
      diploma === null
        ? request<CandidateProfilePage>("POST", `${path}${queryString({ target })}`, values)
        : request<CandidateProfilePage>(
            "PATCH",
            `${path}/${encodeURIComponent(diploma.id)}${queryString({ target })}`,
            editOf(seen, values),
          ),
    fields,
    onSaved: () => {
      showToast(diploma === null ? words.added : texts.common.saved);
      onClose();
    },
    onRefused: conflicts.onRefused,
  });
  const type = (field: DiplomaField, value: string) => setDraft({ ...draft, [field]: value });
  const submit = () => {
    const values = valuesOf(draft);
    const found = faultsOf(draft);
    setFaults(found);
    if (found.type || found.year || conflicts.open.size > 0) return;
    if (diploma !== null && changedIn(seen, values).length === 0) onClose();
    else save(values);
  };
  const errorOf = (field: DiplomaField) => {
    // Told when the form was sent, taken back as soon as the field is right.
    const { type: blank, year: misspelt } = faultsOf(draft);
    if (field === "type" && faults.type && blank) return texts.common.required;
    if (field === "year" && faults.year && misspelt) return words.yearForm;
    return conflicts.open.has(field) ? common.conflict.choose : faultOf(field);
  };
  const origin = (field: DiplomaField) => {
    const stored = now?.diplomas.find(({ id }) => id === diploma?.id);
    return now && stored ? (diplomaOrigin(now, stored, field)?.words ?? null) : null;
  };
  return (
    <FormDialog
      title={diploma === null ? words.add : words.editOf(diploma.label)}
      guarded
      submitLabel={diploma === null ? texts.common.add : texts.common.save}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={submit}
    >
      {fields.map((field) => (
        <div key={field}>
          <TextInput
            name={field}
            label={labels[field]}
            {...(field === "type" && {
              description: words.typeHint,
              required: true,
              "data-autofocus": true,
            })}
            {...(field === "year" && { inputMode: "numeric" as const })}
            value={draft[field]}
            maxLength={field === "year" ? 4 : 200}
            error={errorOf(field)}
            onChange={(event) => type(field, event.currentTarget.value)}
          />
          {conflicts.open.has(field) && (
            <ConflictChoice
              label={labels[field]}
              theirs={before[field]}
              origin={origin(field)}
              onKeep={() => conflicts.settle(field)}
              onTake={() => {
                type(field, before[field]);
                conflicts.settle(field);
              }}
            />
          )}
        </div>
      ))}
    </FormDialog>
  );
}

function faultsOf({ type, year }: Draft) {
  return { type: type.trim() === "", year: !/^((19|20)\d\d)?$/.test(year.trim()) };
}

function draftOf(values: Values): Draft {
  const { type, year, series, speciality, honours, academy } = values;
  return {
    type,
    year: year === null ? "" : String(year),
    series: series ?? "",
    speciality: speciality ?? "",
    honours: honours ?? "",
    academy: academy ?? "",
  };
}

function valuesOf(draft: Draft): Values {
  const text = (field: DiplomaField) => draft[field].trim() || null;
  const year = text("year");
  return {
    type: draft.type.trim(),
    year: year === null ? null : Number(year),
    series: text("series"),
    speciality: text("speciality"),
    honours: text("honours"),
    academy: text("academy"),
  };
}

function changedIn(seen: Values, values: Values): DiplomaField[] {
  const before = valuesOf(draftOf(seen));
  return fields.filter((field) => before[field] !== values[field]);
}

/** Only what was changed, and what it was. */
function editOf(seen: Values, values: Values): DiplomaEdit {
  const changed = changedIn(seen, values);
  return { ...pick(values, changed), seen: pick(seen, changed) };
}

interface RemoveDiplomaProps {
  readonly candidateId: string;
  /** As the page shows it now. */
  readonly diploma: Diploma;
  readonly onClose: () => void;
  /** The diploma, to be read once more. */
  readonly children: ReactNode;
}

/** Asks before a diploma that the school added goes. */
export function RemoveDiploma({ candidateId, diploma, onClose, children }: RemoveDiplomaProps) {
  const client = useQueryClient();
  const { save, saving, fault } = useProfileSaving(candidateId, {
    send: (_: undefined, target) =>
      request<CandidateProfilePage>(
        "DELETE",
        `${candidatePath(candidateId)}/diplomas/${encodeURIComponent(diploma.id)}${queryString({ target, ...seenWriting(diploma.added?.at ?? null) })}`,
      ),
    fields,
    onSaved: () => {
      showToast(words.removed);
      onClose();
    },
    // Whoever is refused because the diploma is another one now reads that one, here too.
    onRefused: () => client.invalidateQueries({ queryKey: ["candidate", candidateId] }),
  });
  return (
    <FormDialog
      title={words.removeOf(diploma.label)}
      submitLabel={words.remove}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      {children}
      <p>{words.removeQuestion}</p>
    </FormDialog>
  );
}
