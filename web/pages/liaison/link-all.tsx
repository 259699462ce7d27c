import { Button } from "@mantine/core";
import { useState } from "react";
import type { LinkAllOutcome } from "../../../src/liaison/proposal.schema.ts";
import { sendLinkAll, sendUnlinkAll, touchedByLinks } from "../../api/liaison.ts";
import { clearSelection } from "../../components/candidates/selection.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { FormDialog } from "../../components/form-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";

/** `Lier tous les certains`, after a summary; and the way back, as long as one stays on the page (then by the Historique). */
export function LinkAll({ certain, filtered }: { readonly certain: number; readonly filtered: boolean }) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<LinkAllOutcome | null>(null);
  const all = useSaving({
    send: sendLinkAll,
    refresh: touchedByLinks,
    onSaved: (outcome) => {
      // Which profiles went into another is not told.
      clearSelection();
      setDone(outcome);
      setAsking(false);
    },
  });
  const back = useSaving({
    send: sendUnlinkAll,
    refresh: touchedByLinks,
    onSaved: ({ unlinked }) => {
      setDone(null);
      showToast(texts.liaison.allUnlinked(unlinked));
    },
  });
  return (
    <>
      <div role="status" className={classes.done}>
        {done !== null && (
          <>
            <span>{texts.liaison.allLinked(done.linked)}</span>
            <Button size="xs" variant="default" loading={back.saving} onClick={() => back.save(done.batchId)}>
              {texts.liaison.unlinkAll(done.linked)}
            </Button>
          </>
        )}
      </div>
      <ErrorSummary message={back.fault} />
      {certain > 0 && !filtered && (
        <div className={classes.all}>
          <p>{texts.liaison.allOffer(certain)}</p>
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {texts.liaison.linkAll}
          </Button>
        </div>
      )}
      {asking && (
        <FormDialog
          title={texts.liaison.linkAll}
          submitLabel={texts.liaison.linkAllSubmit(certain)}
          saving={all.saving}
          fault={all.fault}
          onSubmit={() => all.save(certain)}
          onClose={() => setAsking(false)}
        >
          <ul className={classes.summary}>
            {texts.liaison.allSummary(certain).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </FormDialog>
      )}
    </>
  );
}
