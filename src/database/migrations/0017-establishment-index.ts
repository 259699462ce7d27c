import { type Kysely, sql } from "kysely";

/** The index of an establishment's list tells alone how many there are: the school is asked for too, always. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  "drop index candidate_establishment",
  "create index candidate_establishment on candidate (establishment_id, in_sas, created_on, id) include (school_id)",
];
