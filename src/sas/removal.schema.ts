import { type Static, Type } from "typebox";
import { choice, day, identifier, nullable } from "../schema.ts";
import { CandidateOrder, CandidateSort, selectionLimit } from "./candidate.schema.ts";

/** What a preview saw of each candidate, by number: another text when anything has changed of what deleting takes away. */
function seenCandidates(description: string) {
  return Type.Record(identifier(), Type.String({ maxLength: 60 }), { description });
}
export type SeenCandidates = Static<ReturnType<typeof seenCandidates>>;

export const Removal = Type.Object(
  {
    ids: Type.Array(identifier(), { minItems: 1, maxItems: selectionLimit }),
    seen: Type.Optional(
      seenCandidates(
        "What the dry run told of each: whoever is no longer as it was then is kept; nobody without it",
      ),
    ),
    sort: Type.Optional(CandidateSort),
    order: Type.Optional(CandidateOrder),
  },
  { additionalProperties: false },
);
export type Removal = Static<typeof Removal>;

/** Why a candidate was kept. */
export const RemovalRefusal = choice(["gone", "moved", "changed"], {
  description: "Deleted meanwhile or not to be seen; in or out of the SAS meanwhile; anything else changed",
});
export type RemovalRefusal = Static<typeof RemovalRefusal>;

/** So many of those who would go are named. */
export const namedAtMost = 10;

/** Somebody who would go, told so that two people of one name are not taken for one another. */
const NamedCandidate = Type.Object({
  id: Type.String(),
  civility: choice(["M", "F"]),
  lastName: Type.String(),
  firstName: Type.String(),
  birthDate: day(),
  email: Type.String(),
  campaign: nullable(Type.String({ description: "Null in the SAS" })),
  establishment: Type.String({ description: "UAI" }),
  fileNumber: nullable(Type.String()),
});
export type NamedCandidate = Static<typeof NamedCandidate>;

/** What deleting entails. */
export const RemovalReport = Type.Object({
  candidates: Type.Integer(),
  admitted: Type.Integer({ description: "Of these, out of the SAS" }),
  diplomas: Type.Integer(),
  wishes: Type.Integer(),
  notes: Type.Integer({ description: "Notes of staff about them" }),
  edited: Type.Integer({
    description: "Of these, with fields that staff changed after the profile was made",
  }),
  kept: Type.Array(
    Type.Object({
      id: Type.String(),
      lastName: nullable(Type.String()),
      firstName: nullable(Type.String()),
      campaign: nullable(Type.String({ description: "Where it is now; null in the SAS" })),
      reason: RemovalRefusal,
    }),
    { description: "Who of those asked for is not deleted; names are null when no longer to be seen" },
  ),
  named: Type.Optional(
    Type.Array(NamedCandidate, {
      description: `In the answer to a dry run: the first ${namedAtMost} of those who would go, in the order of the list (\`sort\`, \`order\`)`,
    }),
  ),
  seen: Type.Optional(
    seenCandidates(
      "In the answer to a dry run: what was seen of each, to be sent back when they are deleted",
    ),
  ),
});
export type RemovalReport = Static<typeof RemovalReport>;
