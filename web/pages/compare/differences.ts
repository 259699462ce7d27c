import type { Comparison } from "../../../src/sas/candidate.schema.ts";
import { formatDay, formatNationality, formatPhone } from "../../format.ts";
import { texts } from "../../texts.ts";

type Profile = Comparison["profiles"][number];

export interface ComparedField {
  readonly label: string;
  /** One a profile, in their order; empty when the profile has nothing there. */
  readonly values: readonly string[];
  readonly differs: boolean;
}

/** The profiles line by line. A line where nobody has anything is left out; letter case alone is not a difference. */
export function comparedFields(profiles: readonly Profile[]): ComparedField[] {
  return lines.flatMap(([label, read]) => {
    const values = profiles.map((profile) => read(profile) ?? "");
    if (values.every((value) => value === "")) return [];
    const distinct = new Set(values.map((value) => value.toLocaleLowerCase("fr")));
    return [{ label, values, differs: distinct.size > 1 }];
  });
}

const fields = texts.candidate.fields;
const words = texts.comparison;

const lines: readonly (readonly [string, (profile: Profile) => string | null])[] = [
  [fields.civility, ({ identity }) => texts.candidate.civility[identity.civility]],
  [fields.lastName, ({ identity }) => identity.lastName],
  [fields.firstName, ({ identity }) => identity.firstName],
  [fields.otherFirstNames, ({ identity }) => identity.otherFirstNames.join(", ")],
  [fields.birthDate, ({ identity }) => formatDay(identity.birthDate)],
  [fields.nationality, ({ identity }) => identity.nationality && formatNationality(identity.nationality)],
  [fields.ine, ({ identity }) => identity.ine],
  [fields.email, ({ contact }) => contact.email],
  [fields.mobilePhone, ({ contact }) => contact.mobilePhone && formatPhone(contact.mobilePhone)],
  [fields.landlinePhone, ({ contact }) => contact.landlinePhone && formatPhone(contact.landlinePhone)],
  [
    fields.addressLines,
    ({ contact: { addressLines, postalCode, city } }) =>
      [...addressLines, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", "),
  ],
  [fields.country, ({ contact }) => contact.country],
  [words.diplomas, ({ diplomas }) => diplomas.join(" · ")],
  [
    words.establishment,
    ({ establishment }) => texts.shell.establishment(establishment.name, establishment.uai),
  ],
  [words.createdOn, ({ createdOn }) => formatDay(createdOn)],
  [
    words.origin,
    ({ wishes }) => [...new Set(wishes.map((wish) => words.file(wish.session, wish.fileNumber)))].join(" · "),
  ],
  [words.wishes, ({ wishes }) => wishes.flatMap(({ programme }) => programme ?? []).join(" · ")],
];
