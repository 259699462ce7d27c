import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** The imports that created or changed a candidate, newest first. */
export async function findImportsOf(
  db: Connection,
  candidateId: string,
  limit: number,
): Promise<
  {
    readonly id: string;
    readonly at: Date;
    readonly user: string | null;
    readonly fileName: string;
    readonly created: boolean;
    /** Columns of the profile that it changed. */
    readonly fields: readonly string[];
    readonly undone: boolean;
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof findImportsOf>>[number]>`
    select i.id::text, i.started_at as at, i.file_name as "fileName", i.state = 'undone' as undone,
      o.outcome = 'created' as created,
      case when author.id is null then null else author.first_name || ' ' || author.last_name end as "user",
      array(select change ->> 'field' from jsonb_array_elements(o.changes) change) as fields
    from import_candidate o
    join import i on i.id = o.import_id
    left join account author on author.id = i.account_id
    where o.candidate_id = ${candidateId} and o.outcome <> 'unchanged'
    order by i.id desc limit ${limit}
  `.execute(db);
  return rows;
}
