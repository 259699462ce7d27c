import { type Field, schooling } from "../fields.ts";
import { type OutlineRow, outlineOf } from "./outline.ts";
import { objectsIn, type ReceivedObject, textIn, wholeNumberIn } from "./received-value.ts";

/** One school year of the section `Scolarite` (format, 3.6). */
export interface SchoolYear {
  /** 0 = the year of the campaign, 5 = five years before. */
  yearsBefore: number | null;
  /** « 2023-2024 » */
  label: string | null;
  level: string | null;
  programmeType: string | null;
  series: string | null;
  className: string | null;
  status: string | null;
  languages: string[];
  schoolUai: string | null;
  schoolName: string | null;
  schoolCity: string | null;
  schoolCountry: string | null;
  /** The rest of what the file tells of this year. */
  more: OutlineRow[];
}

/**
 * The years, newest first; those of which only the label is known are left out: Parcoursup always lists six, also those
 * before the candidate's first one.
 */
export function readSchoolYears(candidate: ReceivedObject): SchoolYear[] {
  return objectsIn(candidate, "Scolarite")
    .map(readSchoolYear)
    .filter(tellsSomething)
    .sort((a, b) => (a.yearsBefore ?? 99) - (b.yearsBefore ?? 99));
}

/** Shown in the year's own form, and their codes. */
const shown = [
  ...Object.values(schooling).map(({ key }) => key),
  "NiveauEtudeCode",
  "TypeFormationCode",
  "PaysEtablissementorigineCode",
];

function readSchoolYear(year: ReceivedObject): SchoolYear {
  const text = (field: Field) => textIn(year, field.key);
  const series = text(schooling.series);
  const branch = text(schooling.branch);
  return {
    yearsBefore: wholeNumberIn(year, schooling.yearsBefore.key),
    label: text(schooling.label),
    level: text(schooling.level),
    programmeType: text(schooling.programmeType),
    series: series === null || branch === null ? (series ?? branch) : `${series}, ${branch}`,
    className: text(schooling.className),
    status: text(schooling.status),
    languages: [schooling.languageA, schooling.languageB, schooling.languageC]
      .map(text)
      .filter((language) => language !== null),
    schoolUai: text(schooling.schoolUai)?.toUpperCase() ?? null,
    schoolName: text(schooling.schoolName),
    schoolCity: text(schooling.schoolCity),
    schoolCountry: text(schooling.schoolCountry),
    more: outlineOf(year, shown),
  };
}

function tellsSomething({ yearsBefore, label, languages, more, ...rest }: SchoolYear): boolean {
  return languages.length + more.length > 0 || Object.values(rest).some((value) => value !== null);
}
