import { sendUnlinkAll, touchedByLinks } from "../../api/liaison.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";

interface UnlinkBatchDialogProps {
  readonly batchId: string;
  /** How many of its links still stand. */
  readonly standing: number;
  readonly onClose: () => void;
}

/** Takes back links that were made in one go. */
export function UnlinkBatchDialog({ batchId, standing, onClose }: UnlinkBatchDialogProps) {
  const { save, saving, fault } = useSaving({
    send: sendUnlinkAll,
    refresh: touchedByLinks,
    onSaved: ({ unlinked }) => {
      showToast(texts.liaison.allUnlinked(unlinked));
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.liaison.unlinkAll(standing)}
      submitLabel={texts.liaison.unlinkAllSubmit}
      saving={saving}
      fault={fault}
      onSubmit={() => save(batchId)}
      onClose={onClose}
    >
      <p className={classes.question}>{texts.liaison.unlinkAllQuestion}</p>
    </FormDialog>
  );
}
