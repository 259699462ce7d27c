import { type Kysely, sql } from "kysely";

/** How many problems of each kind an import had: of many, the listed ones do not tell. Of earlier imports nobody knows any more. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table import add column problem_counts jsonb not null default '[]'`.execute(database);
}
