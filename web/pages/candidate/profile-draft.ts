import type { CandidateChange, CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";

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

export function draftOf({
  identity,
  contact,
}: Pick<CandidateProfilePage, "identity" | "contact">): ProfileDraft {
  return {
    civility: identity.civility,
    lastName: identity.lastName,
    firstName: identity.firstName,
    otherFirstNames: identity.otherFirstNames.join(", "),
    birthDate: identity.birthDate,
    nationality: identity.nationality ?? "",
    ine: identity.ine ?? "",
    email: contact.email,
    mobilePhone: contact.mobilePhone ?? "",
    landlinePhone: contact.landlinePhone ?? "",
    addressLines: contact.addressLines.join("\n"),
    postalCode: contact.postalCode ?? "",
    city: contact.city ?? "",
    country: contact.country ?? "",
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
