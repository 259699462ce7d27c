import { errors } from "../errors/error-catalogue.ts";
import type { JournalEvent } from "../journal/journal-event.ts";
import type { StoredCampaign } from "./campaign.repository.ts";
import type { Campaign } from "./school.schema.ts";

/** A campaign as the interface sees it. */
export function toCampaign({ id, name, startsOn, endsOn, archivedAt }: StoredCampaign): Campaign {
  return { id, name, startsOn, endsOn, archived: archivedAt !== null };
}

/** Throws `campaign.dates_reversed`. Days are `YYYY-MM-DD`, whose order is that of the text. */
export function checkDates({ startsOn, endsOn }: Pick<Campaign, "startsOn" | "endsOn">): void {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw errors.campaign.datesReversed();
}

export function campaignEvent(
  type: Extract<JournalEvent["type"], `settings.campaign_${string}`>,
  campaign: StoredCampaign,
): JournalEvent {
  return {
    type,
    details: { campaignId: campaign.id, name: campaign.name, archived: campaign.archivedAt !== null },
  };
}
