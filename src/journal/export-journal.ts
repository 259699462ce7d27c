import type { Readable } from "node:stream";
import type { Actor } from "../accounts/actor.ts";
import { parisMoment } from "../clock.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { maximumRows, writeWorkbook } from "../spreadsheet/write-workbook.ts";
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

/**
 * The same as an Excel workbook, written while the entries are read.
 * Throws `export.too_many_rows` when Excel could not open the file.
 */
export async function journalWorkbook(
  db: Connection,
  actor: Actor,
  filter: JournalFilter,
): Promise<Readable> {
  const count = await countEntries(db, actor, filter, Number.MAX_SAFE_INTEGER);
  // The heading, and the line of this very export, which is one of them.
  if (count + 2 > maximumRows) throw errors.export.tooManyRows(maximumRows - 1);
  await recordEvent(db, actor, { type: "journal.exported", details: { count, format: "xlsx" } });
  const columns = [{ width: 20 }, {}, {}, { width: 80 }, {}];
  return writeWorkbook([{ name: "Historique", columns, rows: withHeadings(db, actor, filter) }]);
}

async function* withHeadings(
  db: Connection,
  actor: Actor,
  filter: JournalFilter,
): AsyncGenerator<readonly string[]> {
  yield headings;
  for await (const entry of streamEntries(db, actor, filter)) yield cellsOf(entry);
}

function cellsOf({ at, user, label, message, candidate }: JournalEntry): string[] {
  const name = candidate === null ? "" : `${candidate.lastName} ${candidate.firstName}`;
  return [parisMoment(at), user ?? "", label, message, name];
}
