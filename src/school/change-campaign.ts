import type { Actor } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { tidyName } from "../tidy-name.ts";
import { findCampaign, type StoredCampaign, updateCampaign } from "./campaign.repository.ts";
import { campaignEvent, checkDates, toCampaign } from "./campaign.ts";
import { lockSchool } from "./school.repository.ts";
import type { Campaign, CampaignChange } from "./school.schema.ts";

/**
 * Renames, dates or archives a campaign of the actor's school; what is not given stays. Throws `campaign.not_found`,
 * `campaign.name_taken`, `campaign.dates_reversed`.
 */
export function changeCampaign(
  database: Database,
  actor: Actor,
  campaignId: string,
  change: CampaignChange,
  clock: Clock,
): Promise<Campaign> {
  return database.transaction(async ({ db }) => {
    await lockSchool(db, actor.schoolId);
    const campaign = withChange(await findCampaign(db, actor.schoolId, campaignId), change, clock);
    checkDates(campaign);
    await updateCampaign(db, campaign);
    await recordEvent(db, actor, campaignEvent("settings.campaign_changed", campaign));
    return toCampaign(campaign);
  });
}

function withChange(campaign: StoredCampaign, change: CampaignChange, clock: Clock): StoredCampaign {
  const archived = change.archived ?? campaign.archivedAt !== null;
  return {
    ...campaign,
    name: change.name === undefined ? campaign.name : tidyName(change.name),
    startsOn: change.startsOn === undefined ? campaign.startsOn : change.startsOn,
    endsOn: change.endsOn === undefined ? campaign.endsOn : change.endsOn,
    archivedAt: archived ? (campaign.archivedAt ?? clock()) : null,
  };
}
