import { Button } from "@mantine/core";
import { useState } from "react";
import type { JournalEntry } from "../../../src/journal/journal.schema.ts";
import { texts } from "../../texts.ts";
import { UnlinkBatchDialog } from "../liaison/unlink-batch-dialog.tsx";
import { UnlinkDialog } from "../liaison/unlink-dialog.tsx";

interface UndoLinkProps {
  readonly undo: NonNullable<JournalEntry["undo"]>;
  readonly candidate: JournalEntry["candidate"];
}

/** Takes back, from the Historique, the link or the links that an entry tells of. */
export function UndoLink({ undo, candidate }: UndoLinkProps) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const name = candidate === null ? "" : `${candidate.lastName} ${candidate.firstName}`;
  const words = texts.liaison;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={undo.kind === "link" ? words.profile.unlinkOf(name) : undefined}
        onClick={() => setAsking(true)}
      >
        {undo.kind === "link" ? words.profile.unlink : words.unlinkAll(undo.standing)}
      </Button>
      {asking &&
        (undo.kind === "link" ? (
          <UnlinkDialog id={undo.id} name={name} onClose={close} />
        ) : (
          <UnlinkBatchDialog batchId={undo.id} standing={undo.standing} onClose={close} />
        ))}
    </>
  );
}
