import type { Actor } from "../accounts/actor.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { lockCandidates } from "./admission.repository.ts";
import { findNamed, findRemovable, measureRemoval, type RemovableCandidate } from "./removal.repository.ts";
import type { Removal, RemovalReport, SeenCandidates } from "./removal.schema.ts";
import { removeCandidates } from "./remove-candidates.ts";

/**
 * Supprimer: deletes the candidates that the actor may see among `ids`, for ever, and tells what went along; a preview
 * (`dryRun`) tells it, names the first of them in the order of the list, and deletes nothing. With `seen`, what the preview told of each, whoever has changed since is kept and
 * reported with the reason: what somebody else has just done is not lost unseen (`docs/decisions/0024-what-was-seen.md`).
 * Without `seen`, and in a preview, throws `candidate.not_found` when none of them is left.
 */
export function deleteCandidates(
  database: Database,
  actor: Actor,
  { ids, seen, ...list }: Removal,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RemovalReport> {
  return database.transaction(({ db }) =>
    dryRun ? previewRemoval(db, actor, ids, list) : removeSeen(db, actor, ids, seen),
  );
}

async function previewRemoval(
  db: Connection,
  actor: Actor,
  ids: readonly string[],
  list: Pick<Removal, "sort" | "order">,
): Promise<RemovalReport> {
  // Before the counts: a change in between is then one that was not seen, never one taken for seen.
  const found = await findRemovable(db, actor, ids, { lock: false });
  if (found.length === 0) throw errors.candidate.notFound();
  return {
    ...(await measureRemoval(db, actor, idsOf(found))),
    kept: goneAmong(ids, found),
    named: await findNamed(db, actor, idsOf(found), list),
    seen: Object.fromEntries(found.map((candidate) => [candidate.id, versionOf(candidate)])),
  };
}

async function removeSeen(
  db: Connection,
  actor: Actor,
  ids: readonly string[],
  seen: SeenCandidates | undefined,
): Promise<RemovalReport> {
  await lockCandidates(db, { ...actor, targetCampaignId: null }, ids);
  const found = await findRemovable(db, actor, ids, { lock: seen !== undefined });
  if (found.length === 0 && seen === undefined) throw errors.candidate.notFound();
  const kept = seen === undefined ? [] : found.flatMap((candidate) => keptBecause(candidate, seen));
  const keptIds = new Set(kept.map(({ id }) => id));
  const candidateIds = idsOf(found).filter((id) => !keptIds.has(id));
  const entailed = await measureRemoval(db, actor, candidateIds);
  if (candidateIds.length > 0) {
    await removeCandidates({ db }, actor.schoolId, candidateIds);
    await recordEvent(db, actor, { type: "candidate.deleted", details: { candidateIds } });
  }
  return { ...entailed, kept: [...kept, ...goneAmong(ids, found)] };
}

/** `17-4f5e…`: where it is, and what there is of it. */
function versionOf({ campaignId, digest }: RemovableCandidate): string {
  return `${campaignId ?? "sas"}-${digest}`;
}

/** Empty when the candidate is as it was seen. */
function keptBecause(candidate: RemovableCandidate, seen: SeenCandidates): RemovalReport["kept"] {
  const before = seen[candidate.id];
  if (before === versionOf(candidate)) return [];
  const { id, lastName, firstName, campaignId, campaign } = candidate;
  const moved = before !== undefined && !before.startsWith(`${campaignId ?? "sas"}-`);
  return [{ id, lastName, firstName, campaign, reason: moved ? "moved" : "changed" }];
}

function goneAmong(ids: readonly string[], found: readonly RemovableCandidate[]): RemovalReport["kept"] {
  const there = new Set(idsOf(found));
  const gone = [...new Set(ids)].filter((id) => !there.has(id));
  return gone.map((id) => ({ id, lastName: null, firstName: null, campaign: null, reason: "gone" }));
}

function idsOf(candidates: readonly RemovableCandidate[]): string[] {
  return candidates.map(({ id }) => id);
}
