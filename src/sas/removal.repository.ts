import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { storedCandidateJson } from "../profiles/profile.repository.ts";
import type { CandidateQuery } from "./candidate.schema.ts";
import { sortExpression } from "./candidate-order.repository.ts";
import { type NamedCandidate, namedAtMost, type RemovalReport } from "./removal.schema.ts";

/** What deleting these candidates takes away; those outside the scope and unknown ones do not count. */
export async function measureRemoval(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
): Promise<RemovalMeasure> {
  const { rows } = await sql<RemovalMeasure>`
    with chosen as materialized (
      select c.id, c.in_sas, c.created_at from candidate c
      where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    )
    select count(*)::integer as candidates, (count(*) filter (where not in_sas))::integer as admitted,
      (select count(*) from diploma where candidate_id in (select id from chosen))::integer as diplomas,
      (select count(*) from wish join parcoursup_file file on file.id = wish.parcoursup_file_id
        where file.candidate_id in (select id from chosen))::integer as wishes,
      (select count(*) from candidate_note where candidate_id in (select id from chosen))::integer as notes,
      (select count(distinct c.id) from candidate_edit e join chosen c on c.id = e.candidate_id
        where e.edited_at > c.created_at)::integer as edited
    from chosen
  `.execute(db);
  return rows[0] ?? { candidates: 0, admitted: 0, diplomas: 0, wishes: 0, notes: 0, edited: 0 };
}

type RemovalMeasure = Omit<RemovalReport, "kept" | "named" | "seen">;

/** The first of these candidates in the order of a list, as people tell them apart; of several files, the newest one's number. */
export async function findNamed(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
  { sort = "createdOn", order = "desc" }: Partial<Pick<CandidateQuery, "sort" | "order">>,
): Promise<NamedCandidate[]> {
  const way = sql.raw(order);
  const { rows } = await sql<NamedCandidate>`
    select c.id::text, c.civility, c.last_name as "lastName", c.first_name as "firstName", c.birth_date as "birthDate",
      c.email, campaign.name as campaign, establishment.uai as establishment,
      (select f.file_number from parcoursup_file f where f.candidate_id = c.id and f.file_number is not null
        order by f.session desc, f.id limit 1) as "fileNumber"
    from candidate c join establishment on establishment.id = c.establishment_id
      left join campaign on campaign.id = c.campaign_id
    where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    order by ${sortExpression(sort)} ${way}, c.id ${way} limit ${namedAtMost}
  `.execute(db);
  return rows;
}

/** A candidate as it stands now, and what there is of it. */
export interface RemovableCandidate {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly campaignId: string | null;
  readonly campaign: string | null;
  /** Another one when anything has changed of what deleting takes away, the campaign apart. */
  readonly digest: string;
}

/**
 * The candidates within the scope, each with a digest of everything of its own: the profile, its diplomas, what staff typed
 * and noted, its files with their wishes, the profiles that were linked into it. `lock`: what could be changed without
 * touching the candidate, which the caller holds, is held too.
 */
export async function findRemovable(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
  { lock }: { readonly lock: boolean },
): Promise<RemovableCandidate[]> {
  if (lock) await lockBelongings(db, ids);
  const { rows } = await sql<RemovableCandidate>`
    select c.id::text, c.last_name as "lastName", c.first_name as "firstName", c.campaign_id::text as "campaignId",
      campaign.name as campaign,
      left(encode(sha256(convert_to(json_build_array(
        ${storedCandidateJson},
        (select json_agg(to_jsonb(d) order by d.id) from diploma d where d.candidate_id = c.id),
        (select json_agg(to_jsonb(e) order by e.field) from candidate_edit e where e.candidate_id = c.id),
        (select json_agg(to_jsonb(n) order by n.id) from candidate_note n where n.candidate_id = c.id),
        (select json_agg(to_jsonb(w) order by w.id) from parcoursup_file f join wish w on w.parcoursup_file_id = f.id
          where f.candidate_id = c.id),
        (select json_agg(l.id order by l.id) from candidate_link l where l.survivor_id = c.id)
      )::text, 'UTF8')), 'hex'), 16) as digest
    from candidate c left join campaign on campaign.id = c.campaign_id
    where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    order by c.last_name_folded, c.first_name_folded, c.id
  `.execute(db);
  return rows;
}

/** A note and a wish are written without touching their candidate's row. */
async function lockBelongings(db: Connection, ids: readonly string[]): Promise<void> {
  await sql`
    select from candidate_note where candidate_id = any(${ids}::bigint[]) order by id for update
  `.execute(db);
  await sql`
    select from wish where parcoursup_file_id in (
      select id from parcoursup_file where candidate_id = any(${ids}::bigint[])
    ) order by id for update
  `.execute(db);
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
