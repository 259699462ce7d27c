import { type Static, Type } from "typebox";
import { choice, identifier, nullable } from "../schema.ts";
import { selectionLimit } from "./candidate.schema.ts";

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
  },
  { additionalProperties: false },
);
export type Removal = Static<typeof Removal>;

/** Why a candidate was kept. */
export const RemovalRefusal = choice(["gone", "moved", "changed"], {
  description: "Deleted meanwhile or not to be seen; in or out of the SAS meanwhile; anything else changed",
});
export type RemovalRefusal = Static<typeof RemovalRefusal>;

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
  seen: Type.Optional(
    seenCandidates(
      "In the answer to a dry run: what was seen of each, to be sent back when they are deleted",
    ),
  ),
});
export type RemovalReport = Static<typeof RemovalReport>;
