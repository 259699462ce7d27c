import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Manifest, Row } from "./archive-format.ts";
import { ownedSequences } from "./catalogue.repository.ts";

/** First in its transaction: all that is read afterwards is of one moment, written in one form whatever the server's settings. */
export async function openSnapshot({ client }: Transaction): Promise<void> {
  await client.query("set transaction isolation level repeatable read, read only");
  for (const setting of settings) await client.query(`set local ${setting}`);
}

const settings = [
  "timezone = 'UTC'",
  "datestyle = 'ISO, YMD'",
  "intervalstyle = 'postgres'",
  "bytea_output = 'hex'",
  "extra_float_digits = 1",
  // A large table takes longer than a request may.
  "statement_timeout = 0",
];

/** Every row of the table, so many at a time that memory stays bounded. */
export async function* dumpRows(
  { client }: Transaction,
  table: string,
  columns: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const values = columns.map((column) => `${quote(column)}::text`).join(", ");
  await client.query(`declare dump no scroll cursor for select ${values} from ${quote(table)}`);
  for (;;) {
    const { rows } = await client.query<Row>({ text: `fetch ${rowsAtATime} from dump`, rowMode: "array" });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("close dump");
}

/** A received object may be 8 MB, and is usually 3 kB. */
const rowsAtATime = 200;

export async function dumpSequences(db: Connection): Promise<Manifest["sequences"]> {
  const states: Manifest["sequences"] = [];
  for (const { table, column, sequence } of await ownedSequences(db)) {
    const { rows } = await sql<{ lastValue: string; isCalled: boolean }>`
      select last_value::text as "lastValue", is_called as "isCalled" from ${sql.raw(sequence)}`.execute(db);
    for (const state of rows) states.push({ table, column, ...state });
  }
  return states;
}

/** An identifier in SQL; names come from the catalogue of the database. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
