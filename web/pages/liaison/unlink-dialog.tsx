import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sendUnlink, touchedByLinks } from "../../api/liaison.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";

const words = texts.liaison.profile;

interface UnlinkDialogProps {
  /** Of the link. */
  readonly id: string;
  /** Of the person. */
  readonly name: string;
  readonly onClose: () => void;
}

/** `Dissocier`: gives back the two profiles of a link. */
export function UnlinkDialog({ id, name, onClose }: UnlinkDialogProps) {
  const [refuse, setRefuse] = useState(true);
  const { save, saving, fault } = useSaving({
    send: sendUnlink,
    refresh: touchedByLinks,
    onSaved: ({ absorb }) => {
      showToast(
        words.unlinked,
        <Link to="/candidats/$id" params={{ id: absorb }}>
          {name}
        </Link>,
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.unlinkOf(name)}
      submitLabel={words.unlink}
      saving={saving}
      fault={fault}
      onSubmit={() => save({ id, refuse })}
      onClose={onClose}
    >
      <p className={classes.question}>{words.question}</p>
      <Checkbox
        checked={refuse}
        onChange={(event) => setRefuse(event.currentTarget.checked)}
        label={words.refuse}
      />
    </FormDialog>
  );
}
