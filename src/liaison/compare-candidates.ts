import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { comparePair } from "../linking/compare.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import { isBlank } from "../profiles/field-value.ts";
import { findComparedSides } from "./comparison.repository.ts";
import { compareField } from "./join-profiles.ts";
import { findLinkProfiles } from "./link-profile.repository.ts";
import { type LinkField, type LinkProfile, linkFields } from "./link-profile.ts";
import { profileVersion } from "./profile-version.ts";
import { selectProposals } from "./proposal.repository.ts";
import type { LinkComparison, PairRequest } from "./proposal.schema.ts";
import { isRefused } from "./refusal.repository.ts";
import { findLinkRecords } from "./settle-proposals.repository.ts";

/**
 * Two profiles side by side, the older one as the one that stays: what a person decides on, proposed or not.
 * Throws `candidate.not_found`, `link.same_candidate`.
 */
export async function compareCandidates(
  db: Connection,
  actor: Actor,
  { one, other }: PairRequest,
): Promise<LinkComparison> {
  if (one === other) throw errors.link.sameCandidate();
  const [keep, absorb] = await findLinkProfiles(db, actor, [one, other], { lock: false });
  if (keep === undefined || absorb === undefined) throw errors.candidate.notFound();
  const [left, right] = await findLinkRecords(db, [one, other]);
  const comparison = left && right ? comparePair(left, right) : null;
  const sides = await findComparedSides(db, [keep.id, absorb.id]);
  const [keptSide, absorbedSide] = [sides.get(keep.id), sides.get(absorb.id)];
  if (keptSide === undefined || absorbedSide === undefined) throw errors.candidate.notFound();
  const { items } = await selectProposals(db, actor, { candidate: one, page: 1, pageSize: 100 });
  const proposal = items.find((item) => [item.keep.id, item.absorb.id].includes(other));
  return {
    keep: { ...keptSide, version: profileVersion(keep) },
    absorb: { ...absorbedSide, version: profileVersion(absorb) },
    fields: linkFields(keep.values).map((field) => ({
      name: apiFieldName(field.name),
      keep: field.name === "campaign" ? keptSide.campaign : shown(field, keep),
      absorb: field.name === "campaign" ? absorbedSide.campaign : shown(field, absorb),
      state: compareField(field, keep, absorb),
    })),
    // Proposed pairs know of the others: what is certain by itself may have several counterparts.
    grade: proposal?.grade ?? comparison?.grade ?? null,
    reasons: [...(proposal?.reasons ?? comparison?.reasons ?? [])],
    conflict: comparison?.conflict ?? false,
    forbidden: comparison?.forbidden ?? false,
    refused: await isRefused(db, [one, other]),
  };
}

/** The value of a field in one line, or null. */
function shown({ columns }: LinkField, { values }: LinkProfile): string | null {
  const parts = columns.flatMap((column) => values[column]).filter((part) => !isBlank(part));
  return parts.length === 0 ? null : parts.join(", ");
}
