import { type Kysely, sql } from "kysely";

/**
 * The list of one establishment or campaign is in the order of arrival first of all, and what arrived of it lies together in time: walking
 * through everybody passed over whole imports of others. By the INE alone nobody is looked up.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  "drop index candidate_establishment",
  "create index candidate_establishment on candidate (establishment_id, in_sas, created_on, id)",
  "drop index candidate_campaign",
  `create index candidate_campaign on candidate (campaign_id, created_on, id) include (school_id, in_sas)
    where campaign_id is not null`,
  "drop index candidate_ine",
];
