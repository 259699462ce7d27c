import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { DuplicateKind } from "./candidate.schema.ts";

/** Whose duplicates, judged against which campaign (null: none is targeted, every campaign is another one). */
export interface DuplicateScope extends Scope {
  readonly targetCampaignId?: string | null;
  /** Where the candidates stand who are judged, when all of them stand there. */
  readonly stage?: "sas" | "admitted" | "all";
}

/**
 * Whether `candidate c` is a duplicate, of each kind. The columns that triggers maintain answer for the school; whoever is
 * limited to some establishments is told of those profiles only that they may see.
 */
export function duplicateConditions(scope: DuplicateScope): Record<DuplicateKind, RawBuilder<SqlBool>> {
  const reference = referenceCampaign(scope);
  const twins = {
    sas: sql<SqlBool>`c.sas_twins`,
    campaign: sql<SqlBool>`(c.twin_campaigns <> '{}' and c.twin_campaigns @> array[${reference}])`,
    other: sql<SqlBool>`(c.twin_campaigns <> '{}' and array_remove(c.twin_campaigns, ${reference}) <> '{}')`,
  };
  if (scope.establishmentIds === null) return twins;
  const twinThat = (condition: RawBuilder<SqlBool>) => sql<SqlBool>`exists (
    select from candidate o where o.school_id = c.school_id and o.identity_key = c.identity_key and o.id <> c.id
      and ${candidatesVisibleTo(scope, "o")} and ${condition}
  )`;
  return {
    sas: sql`(${twins.sas} and ${twinThat(sql`o.in_sas`)})`,
    campaign: sql`(${twins.campaign} and ${twinThat(sql`o.campaign_id = ${reference}`)})`,
    other: sql`(${twins.other} and ${twinThat(sql`not o.in_sas and o.campaign_id is distinct from ${reference}`)})`,
  };
}

/** Whether `candidate c` may leave the SAS with others, as its duplicates go: a twin in another campaign is only a warning. */
export function mayLeaveTogether({
  sas,
  campaign,
}: ReturnType<typeof duplicateConditions>): RawBuilder<SqlBool> {
  return sql`not (${sas} or coalesce(${campaign}, false))`;
}

/** Whoever has left the SAS is judged against its own campaign. */
function referenceCampaign({ targetCampaignId = null, stage = "all" }: DuplicateScope): RawBuilder<string> {
  // In the SAS nobody has a campaign: what does not name that column is answered from an index alone.
  if (stage === "sas") return sql`${targetCampaignId}::bigint`;
  return sql`coalesce(c.campaign_id, ${targetCampaignId}::bigint)`;
}

/** The kinds of `candidate c`, as an array of words. */
export function duplicateKindsOf(scope: DuplicateScope): RawBuilder<DuplicateKind[]> {
  const { sas, campaign, other } = duplicateConditions(scope);
  return sql`array_remove(array[
    case when ${sas} then 'sas' end, case when ${campaign} then 'campaign' end, case when ${other} then 'other' end
  ], null)`;
}

/** The kinds of one candidate, whom the caller has looked up within the scope. */
export async function findDuplicateKinds(
  db: Connection,
  scope: DuplicateScope,
  candidateId: string,
): Promise<DuplicateKind[]> {
  const { rows } = await sql<{ kinds: DuplicateKind[] }>`
    select ${duplicateKindsOf(scope)} as kinds from candidate c where c.id = ${candidateId}
  `.execute(db);
  return rows[0]?.kinds ?? [];
}
