import { sql } from "kysely";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { type DuplicateScope, duplicateKindsOf } from "./duplicate.repository.ts";

/**
 * The profiles within the scope that have the identity of candidate `id`, that candidate first, then by age; at most `limit`,
 * with how many there are; each with the kinds of duplicate that the lists tell of it.
 */
export async function findSameIdentity(db: Connection, scope: DuplicateScope, id: string, limit: number) {
  return db
    .selectFrom("candidate as c")
    .innerJoin("establishment", "establishment.id", "c.establishment_id")
    .leftJoin("campaign", "campaign.id", "c.campaign_id")
    .selectAll("c")
    .select([
      "establishment.uai",
      "establishment.name as establishment_name",
      "campaign.name as campaign",
      sql<number>`(count(*) over ())::integer`.as("total"),
      duplicateKindsOf(scope).as("duplicates"),
    ])
    .where(candidatesVisibleTo(scope, "c"))
    .where(
      sql<boolean>`(c.school_id, c.identity_key) = (select school_id, identity_key from candidate where id = ${id})`,
    )
    .orderBy(sql`c.id <> ${id}`)
    .orderBy("c.id")
    .limit(limit)
    .execute();
}

/** The wishes of several candidates, newest first. */
export async function findWishesOf(db: Connection, candidateIds: readonly string[]) {
  const { rows } = await sql<{
    candidateId: string;
    session: number;
    fileNumber: string | null;
    programme: string | null;
    status: string | null;
  }>`
    select file.candidate_id::text as "candidateId", file.session, file.file_number as "fileNumber",
      coalesce(wish.programme_label, 'Formation ' || nullif(wish.programme_code, '')) as programme, wish.status
    from parcoursup_file file join wish on wish.parcoursup_file_id = file.id
    where file.candidate_id = any(${candidateIds}::bigint[])
    order by file.session desc, wish.id
  `.execute(db);
  return rows;
}
