import { type Kysely, sql } from "kysely";

/** The questions that an import left without an answer had asked. Of earlier imports nobody knows any more. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table import add column guards jsonb not null default '[]'`.execute(database);
}
