import { type Kysely, sql } from "kysely";

/** Parts of names are looked for without regard to spaces: the planner is told how common they are, and trigrams find them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const column of ["last_name_folded", "first_name_folded"])
    await sql
      .raw(`create statistics candidate_${column}_glued on (replace(${column}, ' ', '')) from candidate`)
      .execute(database);
  const { rows } = await sql`select from pg_extension where extname = 'pg_trgm'`.execute(database);
  if (rows.length === 0) return;
  await sql`drop index if exists candidate_name_words`.execute(database);
  await sql`
    create index candidate_name_words on candidate_name using gin (replace(folded, ' ', '') gin_trgm_ops)
  `.execute(database);
}
