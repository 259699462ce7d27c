import { type Static, type TProperties, Type } from "typebox";
import { changeOf, timestamp } from "../schema.ts";

const neverWritten = "never";

/** Null first: the check of requests would make an empty text, or 0, of it. */
export const textOrNull = Type.Union([Type.Null(), Type.String()]);

/** When something was last written, as the page showed it: what is removed goes whole, so that its last writing tells enough. */
export const SeenWriting = Type.Object({
  seen: Type.Optional(
    Type.Union([Type.Literal(neverWritten), timestamp()], {
      description:
        "When it was last changed, as it was shown (`never` where that was null): refused (409, candidate.changed_meanwhile) when it was changed since. Without it it is removed however it is",
    }),
  ),
});

export type SeenWriting = Static<typeof SeenWriting>;

/** Whether something written last at that moment has been written since it was seen. */
export function isWrittenSince(writtenAt: Date | null, seen: string | undefined): boolean {
  return seen !== undefined && seen !== (writtenAt?.toISOString() ?? neverWritten);
}

/**
 * A change with what the fields were when the person began to write: what somebody else changed since is not overwritten
 * (`docs/decisions/0024-what-was-seen.md`).
 */
export function editOf<Fields extends TProperties, Seen extends TProperties>(
  fields: Fields,
  seenValues: Seen,
) {
  return Type.Object(
    {
      ...changeOf(fields).properties,
      seen: Type.Optional(
        changeOf(seenValues, {
          description:
            "Fields as the page showed them: refused (409, candidate.changed_meanwhile, with conflicts) when one of them is something else now. Without it the change is made whatever they are.",
        }),
      ),
    },
    { additionalProperties: false },
  );
}
