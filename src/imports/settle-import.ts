import type { Transaction } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { isSame } from "../profiles/field-value.ts";
import { updateProfiles } from "../profiles/profile.repository.ts";
import type { StoredCandidate } from "../profiles/stored-candidate.ts";
import {
  type CandidateNews,
  createCandidates,
  lockKnownCandidates,
  markKnownPersons,
  nextKnownPersons,
  type Outcomes,
  recordOutcomes,
} from "./candidates.repository.ts";
import { measureImpact } from "./impact.repository.ts";
import { finishImport } from "./import.repository.ts";
import type { ImportImpact } from "./import.schema.ts";
import type { ImportRequest } from "./import-file.ts";
import type { FileCheck, ImportSource } from "./import-source.ts";
import { type FieldChange, type MergedCandidate, mergeCandidate } from "./merge-candidate.ts";
import type { Staging } from "./staging.repository.ts";
import { findBroughtNumbers } from "./wish-changes.repository.ts";

/** What an import wrote. */
export interface Settlement {
  readonly outcomes: Outcomes;
  readonly impact: ImportImpact;
}

/**
 * Turns the staged entries of a file that is right, its persons recognised, into profiles and what its kind stores beside
 * them, inside the import's transaction: whoever is known is updated, everybody else is created in the SAS.
 */
export async function settleImport<Check extends FileCheck>(
  transaction: Transaction,
  staging: Staging,
  request: ImportRequest,
  { source, check }: { readonly source: ImportSource<Check>; readonly check: Check },
): Promise<Settlement> {
  await createCandidates(transaction, staging);
  const absent = await source.storeEntries(transaction, staging, check);
  await lockKnownCandidates(transaction);
  await markKnownPersons(transaction);
  const news = await updateKnownPersons(transaction);
  const outcomes = await recordOutcomes(transaction, staging, news);
  const returned = await source.countReturned(transaction, staging, check);
  const impact = { ...(await measureImpact(transaction, staging, news, absent)), returned };
  await finishImport(transaction.db, staging.importId, { state: "imported", check, ...outcomes, impact });
  await recordEvent(transaction.db, request, {
    type: "import.accepted",
    details: {
      importId: staging.importId,
      uai: request.establishment.uai,
      candidates: check.candidates,
      problemCount: 0,
      ...outcomes,
    },
  });
  return { outcomes, impact };
}

/** Merges, in file order, every entry that says something new about somebody who already has a profile. */
async function updateKnownPersons(transaction: Transaction): Promise<CandidateNews[]> {
  const news = new Map<string, CandidateNews>();
  for (const brought of await findBroughtNumbers(transaction))
    news.set(brought.id, addNews(news.get(brought.id), brought));
  let afterOrdinal = -1;
  for (;;) {
    const persons = await nextKnownPersons(transaction, afterOrdinal, 500);
    const last = persons.at(-1);
    if (last === undefined) return [...news.values()];
    afterOrdinal = last.ordinal;
    // The same person may come twice in one batch, once per programme: the second entry meets the first one's outcome.
    const merged = new Map<string, MergedCandidate>();
    for (const { stored, received, edited, known, created } of persons) {
      const current: StoredCandidate = merged.get(stored.id)?.candidate ?? stored;
      const result = mergeCandidate(current, received, edited);
      const changes = known ? [] : result.changes;
      if (changes.length > 0) merged.set(stored.id, result);
      // Of somebody who was not there before, nothing has changed.
      if (!created && changes.length + result.kept.length > 0)
        news.set(stored.id, addNews(news.get(stored.id), { id: stored.id, changes, kept: result.kept }));
    }
    await updateProfiles(transaction.db, [...merged.values()]);
  }
}

/** What became of each field in the end: a field that is again what it was has not changed. */
function joinChanges(earlier: readonly FieldChange[], later: readonly FieldChange[]): FieldChange[] {
  const joined = new Map(earlier.map((change) => [change.field, change]));
  for (const change of later) {
    const { before } = joined.get(change.field) ?? change;
    joined.set(change.field, { ...change, before });
  }
  return [...joined.values()].filter(({ before, after }) => !isSame(before, after));
}

function addNews(earlier: CandidateNews | undefined, later: CandidateNews): CandidateNews {
  if (earlier === undefined) return later;
  const named = (field: string) => earlier.kept.some((kept) => kept.field === field);
  return {
    id: later.id,
    changes: joinChanges(earlier.changes, later.changes),
    kept: [...earlier.kept, ...later.kept.filter(({ field }) => !named(field))],
  };
}
