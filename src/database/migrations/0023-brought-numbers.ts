import { type Kysely, sql } from "kysely";

/** A person's Parcoursup files that had no numéro de dossier until an import brought it: undoing takes it back. Of earlier imports nobody knows. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table import_candidate add column numbered_files bigint[]`.execute(database);
}
