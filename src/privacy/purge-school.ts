import { type Clock, monthsBefore } from "../clock.ts";
import type { Connection, Database, Transaction } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { removeCandidates } from "../sas/remove-candidates.ts";
import type { PurgeReport } from "./privacy.schema.ts";
import {
  clearNamingImports,
  clearStaleDetails,
  countPurge,
  deleteOldEntries,
  deleteOldForgotten,
  deleteOldSessions,
  deleteStaleRecords,
  findExpired,
  type PurgeScope,
  purgeBatch,
} from "./purge.repository.ts";
import { readStoredSettings } from "./settings.repository.ts";
import { countUntrimmed, trimBatch } from "./trim-records.ts";

/** Who asked for the purge: somebody of the school, or (null) the command line or the program itself. */
export interface PurgeAuthor {
  readonly schoolId: string;
  readonly accountId: string | null;
}

/** What purging a school now would remove (`purge --dry-run`). */
export async function previewPurge(db: Connection, schoolId: string, clock: Clock): Promise<PurgeReport> {
  const { scope, unkeptSections } = await scopeOf(db, schoolId, clock);
  return {
    ...(await countPurge(db, scope)),
    trimmedRecords: await countUntrimmed(db, scope, unkeptSections),
  };
}

/**
 * Removes what the school no longer keeps: candidates past both durations, what was received and the details of imports of
 * those archived, traces of long ago. In small transactions, so that others have their turn; stopped in the middle, the next
 * purge goes on. Purges of one school that run at once do no harm: each row goes once.
 */
export async function purgeSchool(
  database: Database,
  author: PurgeAuthor,
  clock: Clock,
): Promise<PurgeReport> {
  const { schoolId } = author;
  const { scope, unkeptSections } = await scopeOf(database.db, schoolId, clock);
  const inBatches = (work: (transaction: Transaction) => Promise<number>) => untilDone(database, work);

  const candidates = await inBatches(async (transaction) =>
    removeCandidates(transaction, schoolId, await findExpired(transaction.db, scope)),
  );
  const records = await inBatches(({ db }) => deleteStaleRecords(db, scope));
  const trimmedRecords = await inBatches(({ db }) => trimBatch(db, scope, unkeptSections, purgeBatch));
  const report = await database.transaction(async ({ db }) => {
    const purged: PurgeReport = {
      candidates,
      archived: await clearStaleDetails(db, scope),
      records,
      trimmedRecords,
      imports: await clearNamingImports(db, scope),
      journalEntries: await deleteOldEntries(db, scope),
      sessions: await deleteOldSessions(db, scope),
      forgottenFiles: await deleteOldForgotten(db, scope),
    };
    if (isWorthTelling(purged)) await recordEvent(db, author, { type: "privacy.purged", details: purged });
    return purged;
  });
  if (isWorthTelling(report)) await database.makeDurable();
  return report;
}

/** A night on which nothing went but sessions that were over is no event of the school. */
function isWorthTelling({ sessions: _, forgottenFiles: __, ...counts }: PurgeReport): boolean {
  return Object.values(counts).some((count) => count > 0);
}

async function scopeOf(
  db: Connection,
  schoolId: string,
  clock: Clock,
): Promise<{ scope: PurgeScope; unkeptSections: readonly string[] }> {
  const settings = await readStoredSettings(db, schoolId);
  const now = clock();
  return {
    unkeptSections: settings.unkeptSections,
    scope: {
      schoolId,
      now,
      archivedBefore: monthsBefore(now, settings.candidateActiveMonths),
      goneBefore: monthsBefore(now, settings.candidateActiveMonths + settings.candidateArchivedMonths),
      recordsBefore: monthsBefore(now, settings.recordMonths),
      tracesBefore: monthsBefore(now, settings.traceMonths),
    },
  };
}

async function untilDone(
  database: Database,
  work: (transaction: Transaction) => Promise<number>,
): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await database.transaction(work);
    total += done;
    if (done < purgeBatch) return total;
  }
}
