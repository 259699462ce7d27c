import { randomUUID } from "node:crypto";
import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { joinProfiles } from "./join-profiles.ts";
import { currentMoment, writeLinks } from "./link.repository.ts";
import type { LinkOutcome, LinkRequest } from "./link.schema.ts";
import { findLinkProfiles } from "./link-profile.repository.ts";
import { profileVersion } from "./profile-version.ts";

/**
 * Makes one profile of two that are one person, in one transaction: filled values of the one that stays stay, its blanks are
 * filled, a choice may take the other's value; diplomas, wishes and what Parcoursup sent move along. It can be taken back.
 * Throws `link.same_candidate`, `candidate.not_found`, `link.changed`.
 */
export async function linkCandidates(
  database: Database,
  actor: Actor,
  request: LinkRequest,
): Promise<LinkOutcome> {
  if (request.keep === request.absorb) throw errors.link.sameCandidate();
  const batchId = randomUUID();
  return database.transaction(async ({ db }) => {
    const found = await findLinkProfiles(db, actor, [request.keep, request.absorb], { lock: true });
    const keep = found.find(({ id }) => id === request.keep);
    const absorb = found.find(({ id }) => id === request.absorb);
    if (keep === undefined || absorb === undefined) throw errors.candidate.notFound();
    const { versions } = request;
    if (versions && (versions.keep !== profileVersion(keep) || versions.absorb !== profileVersion(absorb)))
      throw errors.link.changed();
    const moment = { accountId: actor.accountId, at: await currentMoment(db) };
    const [linkId = ""] = await writeLinks(db, [
      {
        schoolId: actor.schoolId,
        batchId,
        moment,
        establishmentId: absorb.establishmentId,
        profiles: { keep, absorb, joined: joinProfiles(keep, absorb, request.choices, moment) },
      },
    ]);
    await recordEvent(db, actor, {
      type: "link.linked",
      details: { candidateIds: [keep.id, absorb.id], linkId, batchId },
    });
    return { linkId, batchId, candidateId: keep.id };
  });
}
