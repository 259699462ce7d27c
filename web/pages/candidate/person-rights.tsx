import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Erasure } from "../../../src/privacy/privacy.schema.ts";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { erasurePreviewQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useLeaveForList } from "../../components/candidates/back-to-list.tsx";
import { tick } from "../../components/candidates/selection.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { Section } from "../../components/section.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";

const words = texts.personRights;

/** What the person may ask the school for: everything about them, or to be erased. Apart from what is done every day. */
export function PersonRights({ candidate }: { readonly candidate: CandidateProfilePage }) {
  const [erasing, dialog] = useDisclosure(false);
  return (
    <Section id="personRights" title={words.title}>
      <div className={classes.rights}>
        <p>{words.accessMeaning}</p>
        <Button
          component="a"
          variant="default"
          href={`/api/candidates/${encodeURIComponent(candidate.id)}/personal-data.zip`}
          download
        >
          {words.access}
        </Button>
        <p>{words.erasureMeaning}</p>
        <Button variant="outline" color="red" onClick={dialog.open}>
          {words.erase}
        </Button>
      </div>
      {erasing && <ErasureDialog candidate={candidate} onClose={dialog.close} />}
    </Section>
  );
}

/** Asks for the person's name, typed: nobody erases the wrong person by a slip. */
function ErasureDialog({
  candidate: { id, identity, campaignId },
  onClose,
}: {
  readonly candidate: CandidateProfilePage;
  readonly onClose: () => void;
}) {
  const name = `${identity.lastName} ${identity.firstName}`;
  const { data: preview } = useQuery(erasurePreviewQuery(id));
  const [missing, setMissing] = useState(false);
  const leave = useLeaveForList({ admitted: campaignId !== null });
  const { save, saving, fault, faultOf } = useSaving({
    send: (erasure: Erasure) =>
      request<undefined>("POST", `/api/candidates/${encodeURIComponent(id)}/erasure`, erasure),
    fields: ["confirmation"],
    refresh: [["candidates"], ["import"], ["imports"], ["journal"]],
    onSaved: () => {
      tick([id], false);
      showToast(words.erased);
      leave();
    },
  });
  return (
    <FormDialog
      title={words.dialogTitle(name)}
      submitLabel={words.submit}
      danger
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        const confirmation = formText(form, "confirmation").trim();
        setMissing(confirmation === "");
        if (confirmation !== "") save({ confirmation });
      }}
    >
      <p className={classes.warning}>{words.final}</p>
      <p>{words.what}</p>
      {preview !== undefined && preview.sameIdentity > 0 && <p>{words.sameIdentity(preview.sameIdentity)}</p>}
      <TextInput
        name="confirmation"
        label={words.confirmation(name)}
        autoComplete="off"
        maxLength={250}
        required
        data-autofocus
        error={missing ? texts.common.required : faultOf("confirmation")}
      />
    </FormDialog>
  );
}
