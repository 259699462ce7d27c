import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { NewDiploma } from "../../../src/sas/diploma.schema.ts";
import { candidateHistoryQuery, candidatePath, candidateQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";

type Diploma = CandidateProfilePage["diplomas"][number];

interface DiplomaDialogProps {
  readonly candidateId: string;
  /** Null to add one. */
  readonly diploma: Diploma | null;
  readonly onClose: () => void;
}

const { diploma: words, ...common } = texts.candidate;

const textFields = [
  ["series", common.series],
  ["speciality", common.speciality],
  ["honours", common.honours],
  ["academy", common.academy],
] as const;

/** Adds a diploma, or corrects one. */
export function DiplomaDialog({ candidateId, diploma, onClose }: DiplomaDialogProps) {
  const [faults, setFaults] = useState({ type: false, year: false });
  const path = `${candidatePath(candidateId)}/diplomas`;
  const { save, saving, fault, faultOf } = useDiplomaSaving(
    candidateId,
    (values: NewDiploma) =>
      diploma === null
        ? request<CandidateProfilePage>("POST", path, values)
        : request<CandidateProfilePage>("PATCH", `${path}/${encodeURIComponent(diploma.id)}`, values),
    () => {
      showToast(diploma === null ? words.added : texts.common.saved);
      onClose();
    },
  );
  const submit = (form: FormData) => {
    const text = (name: string) => formText(form, name).trim() || null;
    const type = text("type");
    const year = text("year");
    const found = { type: type === null, year: year !== null && !/^(19|20)\d\d$/.test(year) };
    setFaults(found);
    if (type === null || found.year) return;
    save({
      type,
      year: year === null ? null : Number(year),
      series: text("series"),
      speciality: text("speciality"),
      honours: text("honours"),
      academy: text("academy"),
    });
  };
  return (
    <FormDialog
      title={diploma === null ? words.add : words.editOf(diploma.label)}
      submitLabel={diploma === null ? texts.common.add : texts.common.save}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        name="type"
        label={words.type}
        description={words.typeHint}
        defaultValue={diploma?.type}
        maxLength={200}
        required
        data-autofocus
        error={faults.type ? texts.common.required : faultOf("type")}
      />
      <TextInput
        name="year"
        label={common.year}
        inputMode="numeric"
        defaultValue={diploma?.year ?? ""}
        maxLength={4}
        error={faults.year ? words.yearForm : faultOf("year")}
      />
      {textFields.map(([name, label]) => (
        <TextInput
          key={name}
          name={name}
          label={label}
          defaultValue={diploma?.[name] ?? ""}
          maxLength={200}
          error={faultOf(name)}
        />
      ))}
    </FormDialog>
  );
}

/** Asks before a diploma that the school added goes. */
export function RemoveDiploma({
  candidateId,
  diploma,
  onClose,
}: DiplomaDialogProps & { readonly diploma: Diploma }) {
  const { save, saving, fault } = useDiplomaSaving(
    candidateId,
    () =>
      request<CandidateProfilePage>(
        "DELETE",
        `${candidatePath(candidateId)}/diplomas/${encodeURIComponent(diploma.id)}`,
      ),
    () => {
      showToast(words.removed);
      onClose();
    },
  );
  return (
    <FormDialog
      title={words.removeOf(diploma.label)}
      submitLabel={words.remove}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      <p>{words.removeQuestion}</p>
    </FormDialog>
  );
}

/** The answer is the whole profile: the page shows it at once. */
function useDiplomaSaving<Change>(
  candidateId: string,
  send: (change: Change) => Promise<CandidateProfilePage>,
  onSaved: () => void,
) {
  const client = useQueryClient();
  return useSaving({
    send,
    fields: ["type", "year", ...textFields.map(([name]) => name)],
    refresh: [["candidates"], candidateHistoryQuery(candidateId).queryKey],
    onSaved: (saved: CandidateProfilePage) => {
      client.setQueryData(candidateQuery(candidateId).queryKey, saved);
      onSaved();
    },
  });
}
