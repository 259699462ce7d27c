import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { lockCandidates, moveCandidates } from "./admission.repository.ts";
import type { Admission } from "./candidate.schema.ts";

/**
 * Brings a candidate back into the SAS from the campaign where the actor saw it. Throws `candidate.not_found`, and
 * `candidate.moved_meanwhile` when it is elsewhere by now.
 */
export function returnCandidate(
  database: Database,
  actor: Actor,
  id: string,
  { campaignId }: Admission,
): Promise<void> {
  return database.transaction(async ({ db }) => {
    const [state] = await lockCandidates(db, { ...actor, targetCampaignId: null }, [id]);
    if (state === undefined) throw errors.candidate.notFound();
    if (state.campaignId !== campaignId) throw errors.candidate.movedMeanwhile(state.campaign);
    await moveCandidates(db, [id], null);
    const campaign = state.campaign ?? "";
    await recordEvent(db, actor, {
      type: "candidate.returned",
      details: { campaignId, campaign, candidateId: id },
    });
  });
}
