import { type Static, Type } from "typebox";
import { changeOf, choice, day, label, nullable, timestamp } from "../schema.ts";
import { editOf, textOrNull } from "./seen-values.ts";

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

export const CandidateEdit = editOf(fields, seenValues);
export type CandidateEdit = Static<typeof CandidateEdit>;

/** A field that is no longer as it was seen, and its value now; by whom and when, if somebody of the school typed it. */
export const ChangedField = Type.Object({
  field: Type.String(),
  value: Type.Union([Type.String(), Type.Integer(), Type.Array(Type.String()), Type.Null()]),
  at: nullable(timestamp()),
  user: nullable(Type.String()),
});
export type ChangedField = Static<typeof ChangedField>;
