import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import type { CandidateChange } from "../../../src/sas/candidate-change.schema.ts";
import type { ProblemDetails } from "../../api/problem-details.ts";
import { formatNationality } from "../../format.ts";

export type ProfileField = keyof CandidateChange;

/** The fields that staff may change, by section, in the order of the form. */
export const profileFields = {
  identity: ["civility", "lastName", "firstName", "otherFirstNames", "birthDate", "nationality", "ine"],
  contact: ["email", "mobilePhone", "landlinePhone", "addressLines", "postalCode", "city", "country"],
} as const satisfies Record<string, readonly ProfileField[]>;
export type ProfileSection = keyof typeof profileFields;

export const compulsoryFields: ReadonlySet<ProfileField> = new Set([
  "civility",
  "lastName",
  "firstName",
  "birthDate",
  "email",
]);

/** What stands in the boxes: lists as one text (first names by commas, the address by lines), nothing as an empty one. */
export type ProfileDraft = Readonly<Record<ProfileField, string>>;

/** The fields of a profile as the page showed them. */
export type ProfileValues = CandidateProfilePage["identity"] & CandidateProfilePage["contact"];

export function valuesOf({
  identity,
  contact,
}: Pick<CandidateProfilePage, "identity" | "contact">): ProfileValues {
  return { ...identity, ...contact };
}

export function draftOf(values: ProfileValues): ProfileDraft {
  return {
    civility: values.civility,
    lastName: values.lastName,
    firstName: values.firstName,
    otherFirstNames: values.otherFirstNames.join(", "),
    birthDate: values.birthDate,
    nationality: values.nationality === null ? "" : formatNationality(values.nationality),
    ine: values.ine ?? "",
    email: values.email,
    mobilePhone: values.mobilePhone ?? "",
    landlinePhone: values.landlinePhone ?? "",
    addressLines: values.addressLines.join("\n"),
    postalCode: values.postalCode ?? "",
    city: values.city ?? "",
    country: values.country ?? "",
  };
}

/** Only what was changed, as the server wants it; spaces around a value are not a change. */
export function changeOf(before: ProfileDraft, after: ProfileDraft): CandidateChange {
  const changed = (field: ProfileField) => before[field].trim() !== after[field].trim();
  const change: CandidateChange = {};
  if (changed("civility")) change.civility = after.civility === "F" ? "F" : "M";
  for (const field of ["lastName", "firstName", "birthDate", "email"] as const) {
    if (changed(field)) change[field] = after[field].trim();
  }
  for (const field of blankable) {
    if (changed(field)) change[field] = after[field].trim() || null;
  }
  if (changed("otherFirstNames")) change.otherFirstNames = partsOf(after.otherFirstNames, ",");
  if (changed("addressLines")) change.addressLines = partsOf(after.addressLines, "\n");
  return change;
}

const blankable = [
  "nationality",
  "ine",
  "mobilePhone",
  "landlinePhone",
  "postalCode",
  "city",
  "country",
] as const satisfies readonly ProfileField[];

/** Half an address of one person and half of another's is nobody's address. */
const address = ["addressLines", "postalCode", "city", "country"] as const;

/** Of what the page showed, what nobody else may have changed meanwhile for this change to be made. */
export function seenBy(change: CandidateChange, values: ProfileValues): Partial<ProfileValues> {
  const seen = namedFields.filter((field) => field in change);
  const moving = address.some((field) => field in change);
  return pick(values, moving ? [...new Set([...seen, ...address])] : seen);
}

const namedFields: readonly ProfileField[] = [...profileFields.identity, ...profileFields.contact];

/** What the removal of something says of when it was last changed, as the page shows it; null: never. */
export function seenWriting(changedAt: string | null): { readonly seen: string } {
  return { seen: changedAt ?? "never" };
}

/** Those of the fields that the server names as changed by somebody else meanwhile. */
export function conflictsIn<Field extends string>(
  { code, conflicts }: ProblemDetails,
  fields: readonly Field[],
): Field[] {
  if (code !== "candidate.changed_meanwhile" || !Array.isArray(conflicts)) return [];
  const names = conflicts.map((conflict: unknown) =>
    typeof conflict === "object" && conflict !== null && "field" in conflict ? conflict.field : null,
  );
  return fields.filter((field) => names.includes(field));
}

export function pick<Values extends object, Field extends keyof Values>(
  values: Values,
  fields: readonly Field[],
): Partial<Pick<Values, Field>> {
  const picked: Partial<Pick<Values, Field>> = {};
  for (const field of fields) picked[field] = values[field];
  return picked;
}

/** Compulsory fields left blank. */
export function missingFields(draft: ProfileDraft): ReadonlySet<ProfileField> {
  return new Set([...compulsoryFields].filter((field) => draft[field].trim() === ""));
}

function partsOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
