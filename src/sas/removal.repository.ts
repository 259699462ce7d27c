import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { RemovalReport } from "./candidate.schema.ts";

/** What deleting these candidates takes away; those outside the scope and unknown ones do not count. */
export async function measureRemoval(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
): Promise<RemovalReport> {
  const { rows } = await sql<RemovalReport>`
    with chosen as materialized (
      select c.id, c.in_sas from candidate c where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    )
    select count(*)::integer as candidates, (count(*) filter (where not in_sas))::integer as admitted,
      (select count(*) from diploma where candidate_id in (select id from chosen))::integer as diplomas,
      (select count(*) from wish join parcoursup_file file on file.id = wish.parcoursup_file_id
        where file.candidate_id in (select id from chosen))::integer as wishes,
      (select count(distinct candidate_id) from candidate_edit
        where candidate_id in (select id from chosen))::integer as edited
    from chosen
  `.execute(db);
  return rows[0] ?? { candidates: 0, admitted: 0, diplomas: 0, wishes: 0, edited: 0 };
}

/** Deletes candidates of the school; what is theirs (files, wishes, what was received, edits…) goes with them. */
export async function deleteCandidates(
  db: Connection,
  schoolId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numDeletedRows } = await db
    .deleteFrom("candidate")
    .where("school_id", "=", schoolId)
    .where("id", "in", ids)
    .executeTakeFirstOrThrow();
  await forgetInUndoReports(db, schoolId, ids);
  return Number(numDeletedRows);
}

/** The report of an undone import names whom it left alone: a name is personal, that somebody was left alone is not. */
async function forgetInUndoReports(db: Connection, schoolId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update import i set undo_report = jsonb_set(i.undo_report, '{kept}', (
      select coalesce(jsonb_agg(
        case when one->>'candidateId' = any(${ids}::text[]) then one || '{"lastName":"","firstName":""}' else one end
      ), '[]') from jsonb_array_elements(i.undo_report->'kept') one
    ))
    where i.school_id = ${schoolId} and i.undo_report is not null and exists (
      select from jsonb_array_elements(i.undo_report->'kept') one where one->>'candidateId' = any(${ids}::text[])
    )
  `.execute(db);
}
