import type { Database } from "../../src/database/database.ts";

/** The types of what the Historique of a school tells, oldest first, without what its creation left. */
export async function eventsOf(database: Database, schoolId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom("journal_entry")
    .where("school_id", "=", schoolId)
    .where("account_id", "is not", null)
    .orderBy("id")
    .select("type")
    .execute();
  return rows.map(({ type }) => type);
}
