import { sql } from "kysely";
import type { Database } from "../../src/database/database.ts";

/** Every row about the candidates of a school, exactly: equal before and after means that nothing is changed. */
export async function candidateRows(database: Database, schoolId: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [table, condition] of Object.entries(tables)) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where ${sql.raw(condition)} in (
        select id from candidate where school_id = ${schoolId}
      ) order by 1
    `.execute(database.db);
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

const tables = {
  candidate: "t.id",
  diploma: "t.candidate_id",
  candidate_edit: "t.candidate_id",
  parcoursup_file: "t.candidate_id",
  import_candidate: "t.candidate_id",
  wish: "(select candidate_id from parcoursup_file f where f.id = t.parcoursup_file_id)",
  candidate_link: "t.survivor_id",
};
