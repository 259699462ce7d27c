import { type Static, Type } from "typebox";
import { choice, identifier } from "../schema.ts";

const Side = choice(["keep", "absorb"]);

/** What is asked for: one profile out of two. */
export const LinkRequest = Type.Object(
  {
    keep: identifier({ description: "The profile that stays; by default the older of the two" }),
    absorb: identifier({ description: "The profile that goes into it" }),
    choices: Type.Record(Type.String({ maxLength: 50 }), Side, {
      description:
        "By field, where both profiles have a value and the values differ: whose is kept. A choice counts as typed by staff; a field left out keeps the value of the profile that stays.",
    }),
    versions: Type.Optional(
      Type.Object(
        { keep: Type.String({ maxLength: 64 }), absorb: Type.String({ maxLength: 64 }) },
        {
          description:
            "Those of the comparison that was looked at: when one has changed since, nothing is done",
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type LinkRequest = Static<typeof LinkRequest>;

/** A link that was made. */
export const LinkOutcome = Type.Object({
  linkId: Type.String(),
  batchId: Type.String(),
  candidateId: Type.String(),
});
export type LinkOutcome = Static<typeof LinkOutcome>;

/** A link that was taken back. */
export const UnlinkOutcome = Type.Object({
  keep: Type.String({ description: "The profile that had stayed" }),
  absorb: Type.String({ description: "The profile that is back, under its old number" }),
});
export type UnlinkOutcome = Static<typeof UnlinkOutcome>;
