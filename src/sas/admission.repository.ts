import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { DuplicateKind } from "./candidate.schema.ts";
import { duplicateKindsOf } from "./duplicate.repository.ts";

/** A candidate as it is now, seen from a campaign. */
export interface CandidateState {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly campaignId: string | null;
  readonly campaign: string | null;
  readonly duplicates: readonly DuplicateKind[];
}

/**
 * Holds these candidates and everybody of the same identity until the transaction ends, then tells how those within the scope
 * stand. Identities first, in one order, as triggers take them: two that act on the same people wait for each other.
 */
export async function lockCandidates(
  db: Connection,
  scope: Scope & { readonly targetCampaignId: string | null },
  ids: readonly string[],
): Promise<CandidateState[]> {
  const chosen = sql`select c.school_id, c.identity_key from candidate c
    where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])`;
  await sql`
    select guard_identities(array_agg(school_id), array_agg(identity_key)) from (${chosen}) chosen
  `.execute(db);
  await sql`
    select from candidate where (school_id, identity_key) in (${chosen}) order by id for update
  `.execute(db);
  const { rows } = await sql<CandidateState>`
    select c.id::text, c.last_name as "lastName", c.first_name as "firstName", c.campaign_id::text as "campaignId",
      campaign.name as campaign, ${duplicateKindsOf(scope)} as duplicates
    from candidate c left join campaign on campaign.id = c.campaign_id
    where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    order by c.last_name_folded, c.first_name_folded, c.id
  `.execute(db);
  return rows;
}

/** Puts candidates into a campaign, or back into the SAS (null); the caller holds them. */
export async function moveCandidates(
  db: Connection,
  ids: readonly string[],
  campaignId: string | null,
): Promise<void> {
  await sql`
    update candidate set campaign_id = ${campaignId}::bigint,
      admitted_at = case when ${campaignId}::bigint is not null then now() end
    where id = any(${ids}::bigint[])
  `.execute(db);
}
