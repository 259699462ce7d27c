import type { Actor } from "../accounts/actor.ts";
import type { Database, Transaction } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findStoredCandidates, updateProfiles } from "../profiles/profile.repository.ts";
import { profileUpdate } from "../profiles/stored-candidate.ts";
import type { UndoReport } from "./import.schema.ts";
import { revertChanges } from "./merge-candidate.ts";
import {
  countMarks,
  findChanged,
  findLatestImport,
  findTouched,
  lockForUndo,
  lockPeople,
  markUndone,
  removeCreated,
  restoreWishes,
  takeBackNumbers,
} from "./undo.repository.ts";

/**
 * Takes back the latest import of an establishment, in one transaction: candidates that it created and nobody touched
 * disappear, those that it changed get their earlier values back except fields edited since. Whoever was edited or let out
 * of the SAS since is kept, and listed with the reason. A dry run tells what would happen and changes nothing.
 * Throws `import.not_found`, `import.not_latest`.
 */
export async function undoImport(
  database: Database,
  actor: Actor,
  importId: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<UndoReport> {
  try {
    return await database.transaction(async (transaction) => {
      const report = await undo(transaction, actor, importId);
      if (dryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

async function undo({ db }: Transaction, actor: Actor, importId: string): Promise<UndoReport> {
  const undoable = await lockForUndo(db, actor, importId);
  if (undoable === null) throw errors.import.notFound();
  if ((await findLatestImport(db, undoable.establishmentId)) !== importId) throw errors.import.notLatest();
  await lockPeople(db, importId);
  const left = await findTouched(db, importId);
  const touched = left.map(({ candidateId }) => candidateId);
  const { restored, partly } = await restoreProfiles(db, importId, touched);
  const marks = await countMarks(db, importId, touched);
  await restoreWishes(db, importId, touched);
  await takeBackNumbers(db, importId, touched);
  const removed = await removeCreated(db, importId, touched);
  const kept = [...left, ...partly];
  const report: UndoReport = { removed, restored, marks, kept };
  await markUndone(db, importId, actor.accountId, report);
  await recordEvent(db, actor, {
    type: "import.undone",
    details: { importId, uai: undoable.uai, removed, restored, kept: kept.length },
  });
  return report;
}

/** Gives the others their earlier values back, but for the fields that staff edited; `partly` are those who have some. */
async function restoreProfiles(
  db: Transaction["db"],
  importId: string,
  touched: readonly string[],
): Promise<{ readonly restored: number; readonly partly: UndoReport["kept"] }> {
  const people = await findChanged(db, importId, touched);
  const changed = new Map(people.map((one) => [one.id, one]));
  const stored = await findStoredCandidates(db, [...changed.keys()]);
  const updates = stored.map((candidate) => {
    const { changes = [], edited = [] } = changed.get(candidate.id) ?? {};
    return profileUpdate(revertChanges(candidate, changes, edited));
  });
  await updateProfiles(db, updates);
  const holding = people.filter(({ changes, edited }) => changes.some(({ field }) => edited.includes(field)));
  const untouched = holding.filter(({ changes, edited }) =>
    changes.every(({ field }) => edited.includes(field)),
  );
  return {
    restored: updates.length - untouched.length,
    partly: holding.map(({ id, lastName, firstName }) => ({
      candidateId: id,
      lastName,
      firstName,
      reason: "edited_fields",
    })),
  };
}

class DryRun extends Error {
  readonly report: UndoReport;

  constructor(report: UndoReport) {
    super("nothing is kept of a dry run");
    this.report = report;
  }
}
