import type { Actor } from "../accounts/actor.ts";
import { parisMoment } from "../clock.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Connection } from "../database/database.ts";
import { recordEvent } from "./journal.repository.ts";
import type { JournalEntry, JournalFilter } from "./journal.schema.ts";
import { countEntries, streamEntries } from "./journal-page.repository.ts";

const headings = ["Date et heure", "Utilisateur", "Type", "Message", "Candidat"];

/** The entries that match as CSV, newest first, in pieces. Journaled, and therefore its own first line. */
export async function* journalCsv(
  db: Connection,
  actor: Actor,
  filter: JournalFilter,
): AsyncGenerator<string> {
  const count = await countEntries(db, actor, filter, Number.MAX_SAFE_INTEGER);
  await recordEvent(db, actor, { type: "journal.exported", details: { count, format: "csv" } });
  yield csvMark + csvLine(headings);
  for await (const entry of streamEntries(db, actor, filter)) yield csvLine(cellsOf(entry));
}

function cellsOf({ at, user, label, message, candidate }: JournalEntry): string[] {
  const name = candidate === null ? "" : `${candidate.lastName} ${candidate.firstName}`;
  return [parisMoment(at), user ?? "", label, message, name];
}
