import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";

/** The campagne ciblée of the actor; null when none is chosen. */
export async function findTargetCampaign(db: Connection, { accountId }: Actor): Promise<string | null> {
  const account = await db
    .selectFrom("account")
    .select("target_campaign_id")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return account?.target_campaign_id ?? null;
}

/** Whether the school of the actor has this campaign. */
export async function isCampaign(db: Connection, { schoolId }: Actor, id: string): Promise<boolean> {
  const campaign = await db
    .selectFrom("campaign")
    .select("id")
    .where("school_id", "=", schoolId)
    .where("id", "=", id)
    .executeTakeFirst();
  return campaign !== undefined;
}

/** Its name; throws `campaign.not_found`, also for another school's. The campaign stays until the transaction ends. */
export async function findCampaignName(
  db: Connection,
  { schoolId }: Actor,
  campaignId: string,
): Promise<string> {
  const campaign = await db
    .selectFrom("campaign")
    .select("name")
    .where("school_id", "=", schoolId)
    .where("id", "=", campaignId)
    .forShare()
    .executeTakeFirst();
  if (campaign === undefined) throw errors.campaign.notFound();
  return campaign.name;
}
