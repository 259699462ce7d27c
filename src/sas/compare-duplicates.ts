import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { judgeAdmission } from "./admission.ts";
import type { Comparison, DuplicateKind, TargetQuery } from "./candidate.schema.ts";
import { contactOf, identityOf } from "./candidate-parts.ts";
import { findSameIdentity, findWishesOf } from "./comparison.repository.ts";
import { judgedAgainst } from "./judged-against.ts";

/** So many profiles of one identity are shown; more is a mistake in a file rather than people. */
const shownProfiles = 100;

/** Comparer: every profile of the candidate's identity that the actor may see, the candidate first, each with what may be done. */
export async function compareDuplicates(
  db: Connection,
  actor: Actor,
  id: string,
  { target }: TargetQuery = {},
): Promise<Comparison> {
  await accessibleCandidate(db, actor, id);
  const targetCampaignId = await judgedAgainst(db, actor, target);
  const rows = await findSameIdentity(db, { ...actor, targetCampaignId }, id, shownProfiles);
  const wishes = await findWishesOf(
    db,
    rows.map((row) => row.id),
  );
  const places = rows.map((row) => ({ id: row.id, kind: placeOf(row.campaign_id, targetCampaignId) }));
  return {
    total: rows[0]?.total ?? 0,
    profiles: rows.map((row) => ({
      id: row.id,
      duplicates: row.duplicates,
      kind: row.id === id ? null : placeOf(row.campaign_id, targetCampaignId),
      establishment: { uai: row.uai, name: row.establishment_name },
      campaignId: row.campaign_id,
      campaign: row.campaign,
      createdOn: row.created_on,
      identity: identityOf(row),
      contact: contactOf(row),
      diplomas: row.diploma_labels,
      wishes: wishes
        .filter(({ candidateId }) => candidateId === row.id)
        .map(({ candidateId: _, ...wish }) => wish),
      ...judgeAdmission({
        admitted: row.campaign_id !== null,
        duplicates: places.filter((other) => other.id !== row.id).map(({ kind }) => kind),
        targetCampaignId,
      }),
    })),
  };
}

function placeOf(campaignId: string | null, targetCampaignId: string | null): DuplicateKind {
  if (campaignId === null) return "sas";
  return campaignId === targetCampaignId ? "campaign" : "other";
}
