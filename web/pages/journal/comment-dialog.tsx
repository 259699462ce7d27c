import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { JournalEntry, NewComment } from "../../../src/journal/journal.schema.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";

/** A note for colleagues, kept in the Historique. */
export function CommentDialog({ onClose }: { readonly onClose: () => void }) {
  const [missing, setMissing] = useState(false);
  const { save, saving, fault, faultOf } = useSaving({
    send: (comment: NewComment) => request<JournalEntry>("POST", "/api/journal", comment),
    fields: ["text"],
    refresh: [["journal"]],
    onSaved: () => {
      showToast(texts.journal.commented);
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.journal.addComment}
      submitLabel={texts.common.add}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        const text = formText(form, "text").trim();
        setMissing(text === "");
        if (text !== "") save({ text });
      }}
    >
      <Textarea
        name="text"
        label={texts.journal.comment}
        description={texts.journal.commentHint}
        rows={4}
        maxLength={2_000}
        required
        data-autofocus
        error={missing ? texts.common.required : faultOf("text")}
      />
    </FormDialog>
  );
}
