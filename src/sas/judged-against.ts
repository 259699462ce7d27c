import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { TargetQuery } from "./candidate.schema.ts";
import { findTargetCampaign, isCampaign } from "./target-campaign.repository.ts";

/**
 * The campaign that duplicates are judged against; null: none. A page names the one that it shows, for the account may have chosen
 * another in another window; when nothing is named, it is the campagne ciblée. Throws `campaign.not_found`, also for another school's.
 */
export async function judgedAgainst(
  db: Connection,
  actor: Actor,
  target: TargetQuery["target"] | undefined,
): Promise<string | null> {
  if (target === undefined) return findTargetCampaign(db, actor);
  if (target === "none") return null;
  if (!(await isCampaign(db, actor, target))) throw errors.campaign.notFound();
  return target;
}
