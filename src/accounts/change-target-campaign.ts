import type { Database } from "../database/database.ts";
import { findCampaign } from "../school/campaign.repository.ts";
import { findMe, updateTargetCampaign } from "./account.repository.ts";
import type { Me, MeChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";

/** Remembers the actor's campagne ciblée, or none; throws `campaign.not_found` unless it is one of the school. */
export function changeTargetCampaign(
  database: Database,
  actor: Actor,
  { targetCampaignId }: MeChange,
): Promise<Me> {
  return database.transaction(async ({ db }) => {
    if (targetCampaignId !== null) await findCampaign(db, actor.schoolId, targetCampaignId);
    await updateTargetCampaign(db, actor.accountId, targetCampaignId);
    return findMe(db, actor);
  });
}
