import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { insertCampaign } from "./campaign.repository.ts";
import { campaignEvent, checkDates, toCampaign } from "./campaign.ts";
import type { Campaign, NewCampaign } from "./school.schema.ts";

/** Adds a campaign to the actor's school; throws `campaign.name_taken`, `campaign.dates_reversed`. */
export async function addCampaign(
  database: Database,
  actor: Actor,
  { name, startsOn = null, endsOn = null }: NewCampaign,
): Promise<Campaign> {
  checkDates({ startsOn, endsOn });
  return database.transaction(async ({ db }) => {
    const campaign = await insertCampaign(db, actor.schoolId, { name: tidyName(name), startsOn, endsOn });
    await recordEvent(db, actor, campaignEvent("settings.campaign_added", campaign));
    return toCampaign(campaign);
  });
}
