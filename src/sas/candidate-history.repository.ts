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
    /** Columns of the profile and of its wishes that it changed. */
    readonly fields: readonly string[];
    readonly undone: boolean;
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof findImportsOf>>[number]>`
    select i.id::text, i.started_at as at, i.file_name as "fileName", i.state = 'undone' as undone,
      o.outcome = 'created' as created,
      case when author.id is null then null else author.first_name || ' ' || author.last_name end as "user",
      array(select change ->> 'field' from jsonb_array_elements(o.changes) change) || array(
        select distinct change ->> 'field'
        from parcoursup_file f join wish w on w.parcoursup_file_id = f.id
        join import_wish log on log.wish_id = w.id and log.import_id = o.import_id
        cross join jsonb_array_elements(log.changes) change
        where f.candidate_id = o.candidate_id
      ) as fields
    from import_candidate o
    join import i on i.id = o.import_id
    left join account author on author.id = i.account_id
    where o.candidate_id = ${candidateId} and o.outcome <> 'unchanged'
    order by i.id desc limit ${limit}
  `.execute(db);
  return rows;
}
