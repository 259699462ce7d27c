import type { Actor } from "../accounts/actor.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { isSame } from "../profiles/field-value.ts";
import type { UnlinkOutcome } from "./link.schema.ts";
import { findLinkProfiles, lockProfiles } from "./link-profile.repository.ts";
import type { LinkProfile, Side } from "./link-profile.ts";
import type { UnlinkAllOutcome } from "./proposal.schema.ts";
import { insertRefusal } from "./refusal.repository.ts";
import { separateProfiles } from "./separate-profiles.ts";
import {
  findImportsSince,
  findLinks,
  type ImportSince,
  type StandingLink,
  writeSeparations,
} from "./unlink.repository.ts";

/**
 * Gives back the two profiles of a link exactly as they were, plus what was changed since where it belongs
 * (`separate-profiles.ts`), in one transaction. Of several links of one profile the latest goes first.
 * With `refuse`, it is remembered that they are two persons. Throws `link.not_found`, `link.not_latest`.
 */
export async function unlinkCandidates(
  database: Database,
  actor: Actor,
  linkId: string,
  { refuse = false }: { readonly refuse?: boolean } = {},
): Promise<UnlinkOutcome> {
  return database.transaction(async ({ db }) => {
    const [asked] = await findLinks(db, actor, { id: linkId });
    if (asked === undefined) throw errors.link.notFound();
    await findLinkProfiles(db, actor, [asked.survivorId], { lock: true });
    // Looked at again now that nobody else can link or unlink this profile.
    const [link] = await findLinks(db, actor, { id: linkId });
    if (link === undefined || link.survivorId !== asked.survivorId) throw errors.link.notFound();
    if (link.covered) throw errors.link.notLatest();
    await separate(db, actor, [link]);
    // Or `Lier tous les certains` would link them again.
    if (refuse) await insertRefusal(db, actor, [link.survivorId, link.absorbedId]);
    await recordEvent(db, actor, {
      type: "link.unlinked",
      details: { candidateIds: [link.survivorId, link.absorbedId], linkId },
    });
    return { keep: link.survivorId, absorb: link.absorbedId };
  });
}

/**
 * Takes back the links that were made in one go, in one transaction; those on which a later link stands, or whose profile is
 * gone, stay. Throws `link.not_found` when none is left.
 */
export async function unlinkBatch(
  database: Database,
  actor: Actor,
  batchId: string,
): Promise<UnlinkAllOutcome> {
  return database.transaction(async ({ db }) => {
    const seen = await findLinks(db, actor, { batchId });
    await lockProfiles(
      db,
      actor.schoolId,
      seen.map(({ survivorId }) => survivorId),
    );
    const links = await findLinks(db, actor, { batchId });
    if (links.length === 0) throw errors.link.notFound();
    const free = links.filter(({ covered }) => !covered);
    for (let start = 0; start < free.length; start += chunkSize)
      await separate(db, actor, free.slice(start, start + chunkSize));
    await recordEvent(db, actor, {
      type: "link.all_unlinked",
      details: { batchId, count: free.length, candidateIds: free.map(({ survivorId }) => survivorId) },
    });
    return { unlinked: free.length, kept: links.length - free.length };
  });
}

/** Links taken back by one round of statements. */
const chunkSize = 200;

/** Takes back links whose survivors are locked and have no later link. */
async function separate(db: Connection, actor: Actor, links: readonly StandingLink[]): Promise<void> {
  const survivors = await findLinkProfiles(
    db,
    actor,
    links.map(({ survivorId }) => survivorId),
    { lock: false },
  );
  const since = await findImportsSince(
    db,
    links.map(({ id }) => id),
  );
  const profiles = links.flatMap((link) => {
    const current = survivors.find(({ id }) => id === link.survivorId);
    if (current === undefined) throw errors.link.notFound();
    const importedFor = importedSides(
      current,
      since.filter(({ linkId }) => linkId === link.id),
    );
    const { keep, absorb } = separateProfiles({ ...link.profiles, current, importedFor });
    return [keep, absorb];
  });
  await writeSeparations(
    db,
    links.map(({ id }) => id),
    profiles,
  );
}

/** Whose file brought the value that a column has now; nothing for columns that staff changed afterwards. */
function importedSides(current: LinkProfile, imports: readonly ImportSince[]): Record<string, Side> {
  const sides: Record<string, Side> = {};
  const values: Readonly<Record<string, unknown>> = { ...current.values };
  for (const { side, changes } of imports)
    for (const { field, after } of changes) {
      if (field.startsWith("diploma_")) sides.diploma = side;
      else if (isSame(values[field], after)) sides[field] = side;
      else delete sides[field];
    }
  return sides;
}
