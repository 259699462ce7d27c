import type { Connection } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique-violation.ts";
import { errors } from "../errors/error-catalogue.ts";

export interface StoredCampaign {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly archivedAt: Date | null;
}

const columns = [
  "id",
  "name",
  "starts_on as startsOn",
  "ends_on as endsOn",
  "archived_at as archivedAt",
] as const;

/** Current ones first, then archived ones; in each, the latest created first. */
export function listCampaigns(db: Connection, schoolId: string): Promise<StoredCampaign[]> {
  return db
    .selectFrom("campaign")
    .where("school_id", "=", schoolId)
    .orderBy((campaign) => campaign("archived_at", "is not", null))
    .orderBy("id", "desc")
    .select(columns)
    .execute();
}

/** A campaign of this school; throws `campaign.not_found`, the same for one that another school holds. */
export async function findCampaign(db: Connection, schoolId: string, id: string): Promise<StoredCampaign> {
  const campaign = await db
    .selectFrom("campaign")
    .where("school_id", "=", schoolId)
    .where("id", "=", id)
    .select(columns)
    .executeTakeFirst();
  if (campaign === undefined) throw errors.campaign.notFound();
  return campaign;
}

/** Throws `campaign.name_taken`. */
export async function insertCampaign(
  db: Connection,
  schoolId: string,
  campaign: Omit<StoredCampaign, "id" | "archivedAt">,
): Promise<StoredCampaign> {
  try {
    return await db
      .insertInto("campaign")
      .values({
        school_id: schoolId,
        name: campaign.name,
        starts_on: campaign.startsOn,
        ends_on: campaign.endsOn,
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
  } catch (error) {
    throw isUniqueViolation(error, "campaign_name") ? errors.campaign.nameTaken(campaign.name) : error;
  }
}

/** Throws `campaign.name_taken`. */
export async function updateCampaign(db: Connection, campaign: StoredCampaign): Promise<void> {
  try {
    await db
      .updateTable("campaign")
      .set({
        name: campaign.name,
        starts_on: campaign.startsOn,
        ends_on: campaign.endsOn,
        archived_at: campaign.archivedAt,
      })
      .where("id", "=", campaign.id)
      .execute();
  } catch (error) {
    throw isUniqueViolation(error, "campaign_name") ? errors.campaign.nameTaken(campaign.name) : error;
  }
}
