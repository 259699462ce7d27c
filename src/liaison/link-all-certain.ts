import { randomUUID } from "node:crypto";
import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { joinProfiles } from "./join-profiles.ts";
import { currentMoment, writeLinks } from "./link.repository.ts";
import { findLinkProfiles, lockProfiles } from "./link-profile.repository.ts";
import { selectCertainPairs } from "./proposal.repository.ts";
import type { LinkAllOutcome } from "./proposal.schema.ts";
import { settleProposals } from "./settle-proposals.ts";

/** Links written by one round of statements. */
const chunkSize = 200;

/**
 * `Lier tous les certains`: every pair of the grade *certain* that the actor may see, each as a link without choices, in one
 * transaction; taken back as one. Who is in two certain pairs (by an identifier) is linked once, the rest is proposed again.
 * Throws `link.summary_changed` when there are not `expected` of them any more.
 */
export async function linkAllCertain(
  database: Database,
  actor: Actor,
  expected: number,
): Promise<LinkAllOutcome> {
  await settleProposals(database, actor.schoolId);
  const batchId = randomUUID();
  return database.transaction(async ({ db }) => {
    const seen = await selectCertainPairs(db, actor);
    await lockProfiles(
      db,
      actor.schoolId,
      seen.flatMap(({ keep, absorb }) => [keep, absorb]),
    );
    // Looked at again now that nobody changes them.
    const pairs = await selectCertainPairs(db, actor);
    if (pairs.length !== expected) throw errors.link.summaryChanged();
    const once = withoutRepeats(pairs);
    const moment = { accountId: actor.accountId, at: await currentMoment(db) };
    for (let start = 0; start < once.length; start += chunkSize) {
      const chunk = once.slice(start, start + chunkSize);
      const ids = chunk.flatMap(({ keep, absorb }) => [keep, absorb]);
      const found = new Map(
        (await findLinkProfiles(db, actor, ids, { lock: false })).map((profile) => [profile.id, profile]),
      );
      const links = chunk.flatMap((pair) => {
        const [keep, absorb] = [found.get(pair.keep), found.get(pair.absorb)];
        if (keep === undefined || absorb === undefined) return [];
        const profiles = { keep, absorb, joined: joinProfiles(keep, absorb, {}, moment) };
        const { establishmentId } = absorb;
        return [{ schoolId: actor.schoolId, batchId, moment, establishmentId, profiles }];
      });
      await writeLinks(db, links);
    }
    await recordEvent(db, actor, {
      type: "link.all_linked",
      details: { batchId, count: once.length, candidateIds: once.map(({ keep }) => keep) },
    });
    return { batchId, linked: once.length };
  });
}

function withoutRepeats<Pair extends { readonly keep: string; readonly absorb: string }>(
  pairs: readonly Pair[],
): Pair[] {
  const met = new Set<string>();
  return pairs.filter(({ keep, absorb }) => {
    const repeated = met.has(keep) || met.has(absorb);
    if (!repeated) met.add(keep).add(absorb);
    return !repeated;
  });
}
