import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findLinkProfiles } from "./link-profile.repository.ts";
import type { PairRequest } from "./proposal.schema.ts";
import { deleteRefusal, insertRefusal } from "./refusal.repository.ts";

/**
 * `Ce n'est pas la même personne`, remembered: the two are never proposed again; or the contrary.
 * Throws `candidate.not_found`, `link.same_candidate`.
 */
export async function refuseLink(
  database: Database,
  actor: Actor,
  { one, other }: PairRequest,
  refused: boolean,
): Promise<void> {
  if (one === other) throw errors.link.sameCandidate();
  await database.transaction(async ({ db }) => {
    const found = await findLinkProfiles(db, actor, [one, other], { lock: false });
    if (found.length !== 2) throw errors.candidate.notFound();
    const changed = refused
      ? await insertRefusal(db, actor, [one, other])
      : await deleteRefusal(db, actor.schoolId, [one, other]);
    if (changed)
      await recordEvent(db, actor, {
        type: refused ? "link.refused" : "link.refusal_withdrawn",
        details: { candidateIds: [one, other] },
      });
  });
}
