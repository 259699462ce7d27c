import { type TProperties, Type } from "typebox";
import { changeOf } from "../schema.ts";

/** Null first: the check of requests would make an empty text, or 0, of it. */
export const textOrNull = Type.Union([Type.Null(), Type.String()]);

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
