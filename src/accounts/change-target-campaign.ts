import type { Database } from "../database/database.ts";
import { findCampaign } from "../school/campaign.repository.ts";
import { updateTargetCampaign } from "./account.repository.ts";
import type { MeChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";

/** Remembers the actor's campagne ciblée, or none; throws `campaign.not_found` unless it is one of the school. */
export async function changeTargetCampaign(
  database: Database,
  actor: Actor,
  { targetCampaignId }: MeChange,
): Promise<void> {
  await database.transaction(async ({ db }) => {
    if (targetCampaignId !== null) await findCampaign(db, actor.schoolId, targetCampaignId);
    await updateTargetCampaign(db, actor.accountId, targetCampaignId);
  });
}
