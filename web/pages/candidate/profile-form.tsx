import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { CandidateChange, CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { candidateHistoryQuery, candidatePath, candidateQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { showToast } from "../../components/toast.tsx";
import { useFirstFault } from "../../components/use-first-fault.ts";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import {
  changeOf,
  draftOf,
  missingFields,
  type ProfileField,
  type ProfileSection,
  profileFields,
} from "./profile-draft.ts";
import { ProfileInput } from "./profile-input.tsx";

interface ProfileFormProps {
  readonly section: ProfileSection;
  readonly candidate: CandidateProfilePage;
  readonly onClose: () => void;
}

/** The fields of one section, to be corrected by staff; only what was changed is sent. */
export function ProfileForm({ section, candidate, onClose }: ProfileFormProps) {
  // What the form was opened with: the page may fetch the candidate again meanwhile.
  const [before] = useState(() => draftOf(candidate));
  const [draft, setDraft] = useState(before);
  const [missing, setMissing] = useState<ReadonlySet<ProfileField>>(new Set());
  const client = useQueryClient();
  const { save, saving, fault, faultOf } = useSaving({
    send: (change: CandidateChange) =>
      request<CandidateProfilePage>("PATCH", candidatePath(candidate.id), change),
    fields: profileFields[section],
    refresh: [["candidates"], candidateHistoryQuery(candidate.id).queryKey],
    onSaved: (saved) => {
      client.setQueryData(candidateQuery(candidate.id).queryKey, saved);
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

  const submit = () => {
    const blank = missingFields(draft);
    setMissing(blank);
    if (blank.size > 0) return;
    if (dirty) save(change);
    else onClose();
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
        {profileFields[section].map((field) => (
          <ProfileInput
            key={field}
            field={field}
            value={draft[field]}
            error={missing.has(field) ? texts.common.required : faultOf(field)}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
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
