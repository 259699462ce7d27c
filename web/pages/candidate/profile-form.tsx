import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { CandidateEdit } from "../../../src/sas/candidate-change.schema.ts";
import { candidatePath } from "../../api/queries.ts";
import { queryString, request } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { showToast } from "../../components/toast.tsx";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { ConflictChoice } from "./conflict-choice.tsx";
import { originOf } from "./origin.ts";
import {
  changeOf,
  draftOf,
  missingFields,
  type ProfileField,
  type ProfileSection,
  pick,
  profileFields,
  seenBy,
  valuesOf,
} from "./profile-draft.ts";
import { ProfileInput } from "./profile-input.tsx";
import { useConflicts } from "./use-conflicts.ts";
import { useProfileSaving } from "./use-profile-saving.ts";

interface ProfileFormProps {
  readonly section: ProfileSection;
  readonly candidate: CandidateProfilePage;
  readonly onClose: () => void;
}

/**
 * The fields of one section, to be corrected by staff; only what was changed is sent, with what it was when the form was
 * opened: of a field that somebody else has changed meanwhile, both values are shown and the person chooses.
 */
export function ProfileForm({ section, candidate, onClose }: ProfileFormProps) {
  // What the form was opened with: the page may fetch the candidate again meanwhile.
  const [seen, setSeen] = useState(() => valuesOf(candidate));
  const before = draftOf(seen);
  const [draft, setDraft] = useState(before);
  const [missing, setMissing] = useState<ReadonlySet<ProfileField>>(new Set());
  const fields: readonly ProfileField[] = profileFields[section];
  const conflicts = useConflicts(candidate.id, fields, (now, changed) =>
    setSeen({ ...seen, ...pick(valuesOf(now), changed) }),
  );
  const { save, saving, fault, faultOf } = useProfileSaving(candidate.id, {
    send: (edit: CandidateEdit, target) =>
      request<CandidateProfilePage>(
        "PATCH",
        `${candidatePath(candidate.id)}${queryString({ target })}`,
        edit,
      ),
    fields,
    onRefused: conflicts.onRefused,
    onSaved: () => {
      showToast(texts.common.saved);
      onClose();
    },
  });
  const { form, submitted } = useFirstFault(saving);
  const change = changeOf(before, draft);
  const dirty = Object.keys(change).length > 0;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [form]);

  const type = (field: ProfileField, value: string) => setDraft({ ...draft, [field]: value });
  const submit = () => {
    const blank = missingFields(draft);
    setMissing(blank);
    if (blank.size > 0 || conflicts.open.size > 0) return;
    if (dirty) save({ ...change, seen: seenBy(change, seen) });
    else onClose();
  };
  const errorOf = (field: ProfileField) => {
    // Told when the form was sent, taken back as soon as the field is filled.
    if (missing.has(field) && missingFields(draft).has(field)) return texts.common.required;
    return conflicts.open.has(field) ? texts.candidate.conflict.choose : faultOf(field);
  };

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
        submit();
      }}
    >
      <ErrorSummary message={fault} />
      <p className="quiet">{texts.common.compulsory}</p>
      <div className={classes.inputs}>
        {fields.map((field) => (
          <div key={field}>
            <ProfileInput
              field={field}
              value={draft[field]}
              error={errorOf(field)}
              onChange={(value) => type(field, value)}
            />
            {conflicts.open.has(field) && (
              <ConflictChoice
                label={texts.candidate.fields[field]}
                theirs={shown(field, before[field])}
                origin={originOf(candidate, [field])?.words ?? null}
                onKeep={() => conflicts.settle(field)}
                onTake={() => {
                  type(field, before[field]);
                  conflicts.settle(field);
                }}
              />
            )}
          </div>
        ))}
      </div>
      <div className={classes.formButtons}>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button type="submit" loading={saving}>
          {texts.common.save}
        </Button>
      </div>
      <LeaveGuard dirty={dirty} />
    </form>
  );
}

/** A value of the form as a person reads it. */
function shown(field: ProfileField, value: string): string {
  if (field === "civility") return texts.candidate.civility[value === "F" ? "F" : "M"];
  return field === "birthDate" ? formatDay(value) : value;
}
