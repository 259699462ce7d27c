import type { Connection } from "../database/database.ts";

/** What a school keeps, and how long (months). */
export interface StoredSettings {
  readonly candidateActiveMonths: number;
  readonly candidateArchivedMonths: number;
  readonly recordMonths: number;
  readonly traceMonths: number;
  /** In their usual spelling. */
  readonly unkeptSections: readonly string[];
  readonly lastPurgedAt: Date | null;
}

export async function readStoredSettings(db: Connection, schoolId: string): Promise<StoredSettings> {
  return db
    .selectFrom("school")
    .where("id", "=", schoolId)
    .select([
      "candidate_active_months as candidateActiveMonths",
      "candidate_archived_months as candidateArchivedMonths",
      "record_months as recordMonths",
      "trace_months as traceMonths",
      "unkept_sections as unkeptSections",
      "purged_at as lastPurgedAt",
    ])
    .executeTakeFirstOrThrow();
}

export async function updateSettings(
  db: Connection,
  schoolId: string,
  settings: Omit<StoredSettings, "lastPurgedAt">,
): Promise<void> {
  await db
    .updateTable("school")
    .set({
      candidate_active_months: settings.candidateActiveMonths,
      candidate_archived_months: settings.candidateArchivedMonths,
      record_months: settings.recordMonths,
      trace_months: settings.traceMonths,
      unkept_sections: [...settings.unkeptSections],
    })
    .where("id", "=", schoolId)
    .execute();
}
