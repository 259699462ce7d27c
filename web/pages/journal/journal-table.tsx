import { Link } from "@tanstack/react-router";
import type { JournalEntry } from "../../../src/journal/journal.schema.ts";
import { DataTable } from "../../components/data-table.tsx";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import { EntryCandidates } from "./entry-candidates.tsx";
import classes from "./journal.module.css";
import { UndoLink } from "./undo-link.tsx";

export function JournalTable({ entries }: { readonly entries: readonly JournalEntry[] | undefined }) {
  return (
    <DataTable
      caption={texts.journal.title}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: texts.journal.at,
          cell: ({ at }) => <span className={classes.moment}>{formatMoment(at)}</span>,
        },
        { heading: texts.journal.user, cell: ({ user }) => user ?? texts.journal.program },
        { heading: texts.journal.type, cell: ({ label }) => label },
        { heading: texts.journal.message, cell: (entry) => <Told entry={entry} /> },
      ]}
    />
  );
}

/** What happened, and the way to what it happened to. */
function Told({
  entry: { id, message, importId, candidate, candidateCount, undo },
}: {
  readonly entry: JournalEntry;
}) {
  return (
    <span className={classes.told}>
      <span className={classes.message}>{message}</span>
      {candidate !== null && (
        <Link to="/candidats/$id" params={{ id: candidate.id }}>
          {candidate.lastName} {candidate.firstName}
        </Link>
      )}
      {candidateCount !== null && <EntryCandidates id={id} count={candidateCount} />}
      {importId !== null && (
        <Link to="/imports/$id" params={{ id: importId }}>
          {texts.importDialog.detail}
        </Link>
      )}
      {undo !== null && <UndoLink undo={undo} candidate={candidate} />}
    </span>
  );
}
