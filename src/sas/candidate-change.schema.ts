import { type Static, Type } from "typebox";
import { changeOf, choice, day, label, nullable, timestamp } from "../schema.ts";

const value = (maxLength: number) => nullable(label(maxLength));

const fields = {
  civility: choice(["M", "F"]),
  lastName: label(100),
  firstName: label(100),
  otherFirstNames: Type.Array(label(100), { maxItems: 10 }),
  birthDate: day(),
  nationality: value(100),
  ine: value(20),
  email: label(254),
  mobilePhone: value(50),
  landlinePhone: value(50),
  addressLines: Type.Array(label(200), { maxItems: 5 }),
  postalCode: value(20),
  city: value(100),
  country: value(100),
};

/** What staff may change on a candidate's page; only the fields given are touched. */
export const CandidateChange = changeOf(fields);
export type CandidateChange = Static<typeof CandidateChange>;

const text = Type.String();
/** Null first: the check of requests would make an empty text of it. */
const textOrNull = Type.Union([Type.Null(), Type.String()]);

/** As the page showed them: whatever is stored, also what could not be typed. */
const seenValues = {
  civility: fields.civility,
  lastName: text,
  firstName: text,
  otherFirstNames: Type.Array(text),
  birthDate: fields.birthDate,
  nationality: textOrNull,
  ine: textOrNull,
  email: text,
  mobilePhone: textOrNull,
  landlinePhone: textOrNull,
  addressLines: Type.Array(text),
  postalCode: textOrNull,
  city: textOrNull,
  country: textOrNull,
};

/** A change with what the fields were when the person began to write: what somebody else changed since is not overwritten. */
export const CandidateEdit = Type.Object(
  {
    ...CandidateChange.properties,
    seen: Type.Optional(
      Type.Partial(Type.Object(seenValues), {
        additionalProperties: false,
        description:
          "Fields as the page showed them: refused (409, candidate.changed_meanwhile, with conflicts) when one of them is something else now. Without it the change is made whatever they are.",
      }),
    ),
  },
  { additionalProperties: false },
);
export type CandidateEdit = Static<typeof CandidateEdit>;

/** A field that is no longer as it was seen, and its value now; by whom and when, if somebody of the school typed it. */
export const ChangedField = Type.Object({
  field: Type.String(),
  value: Type.Union([Type.String(), Type.Integer(), Type.Array(Type.String()), Type.Null()]),
  at: nullable(timestamp()),
  user: nullable(Type.String()),
});
export type ChangedField = Static<typeof ChangedField>;
