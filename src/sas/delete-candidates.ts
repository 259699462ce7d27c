import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { lockCandidates } from "./admission.repository.ts";
import type { RemovalReport } from "./candidate.schema.ts";
import { measureRemoval } from "./removal.repository.ts";
import { removeCandidates } from "./remove-candidates.ts";

/**
 * Supprimer: deletes the candidates that the actor may see among `ids`, for ever, and tells what went along; a preview
 * (`dryRun`) tells it and deletes nothing. Throws `candidate.not_found` when none of them is left.
 */
export function deleteCandidates(
  database: Database,
  actor: Actor,
  ids: readonly string[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<RemovalReport> {
  return database.transaction(async ({ db }) => {
    if (dryRun) {
      const preview = await measureRemoval(db, actor, ids);
      if (preview.candidates === 0) throw errors.candidate.notFound();
      return preview;
    }
    const states = await lockCandidates(db, { ...actor, targetCampaignId: null }, ids);
    const candidateIds = states.map(({ id }) => id);
    if (candidateIds.length === 0) throw errors.candidate.notFound();
    const entailed = await measureRemoval(db, actor, candidateIds);
    await removeCandidates({ db }, actor.schoolId, candidateIds);
    await recordEvent(db, actor, { type: "candidate.deleted", details: { candidateIds } });
    return entailed;
  });
}
