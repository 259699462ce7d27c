import type { CandidateProfile } from "./candidate-profile.ts";
import { type CandidateSections, listSection, objectSection, sectionsOf } from "./candidate-sections.ts";
import { describeValue, FieldReader, type Finding, isJsonObject, type JsonObject } from "./field-reader.ts";
import { type CompulsoryName, compulsory, compulsoryNames, person, schooling } from "./fields.ts";
import { forbiddenTexts, repeatedKeys } from "./json-defects.ts";
import { locateValue } from "./json-locator.ts";
import type { KeyCount } from "./key-count.ts";
import { keyName } from "./key-name.ts";
import { problems } from "./problem-catalogue.ts";
import { readContact } from "./read-contact.ts";
import { readDiploma } from "./read-diploma.ts";
import { normaliseIne, readCompulsory, readFileNumber } from "./read-identity.ts";
import { readWish } from "./read-wish.ts";
import { isCurrentYear } from "./school-years.ts";
import { foldKey } from "./section-catalogue.ts";
import { sessionOfApplication, sessionOfSchoolYear } from "./session-year.ts";
import type { JsonSlice } from "./slice-reader.ts";
import { lenientText } from "./utf8.ts";

/** What one candidate says, and what is wrong with it by itself. */
export interface CandidateCheck {
  readonly fileNumber: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birthDate: string | null;
  /** Null when something is wrong. */
  readonly profile: CandidateProfile | null;
  readonly findings: readonly Finding[];
  /** Form of the section that holds the compulsory values. Of a repeated one nobody knows which counts. */
  readonly section: "present" | "absent" | "malformed" | "repeated";
  /** Compulsory keys that this section does not have. Perhaps no candidate of the file has them. */
  readonly absentKeys: readonly CompulsoryName[];
  readonly unknownSections: readonly string[];
  /** The section is there and holds no numéro de dossier, not even one that cannot be read. */
  readonly isUnnumbered: boolean;
  readonly hasUnusualIne: boolean;
  readonly isWishUnconfirmed: boolean;
  /** Parcoursup session by the current school year, and by the date of the application. */
  readonly schoolYearSession: number | null;
  readonly applicationSession: number | null;
}

export interface CandidateContext {
  readonly programmeCode: string | null;
  readonly keys: KeyCount;
  /** Levels allowed in the candidate. */
  readonly depth: number;
}

/** Checks a candidate by itself (format, 7.2 to 7.4 and 7.10) and translates it into a profile. */
export function checkCandidate(
  slice: JsonSlice,
  candidate: JsonObject,
  context: CandidateContext,
): CandidateCheck {
  const sections = sectionsOf(candidate, context.keys.hasOtherSpellings);
  const section = objectSection(sections, "DonneesCandidats");
  const text = lazily(() => lenientText(slice.cut.bytes));
  const reader = new FieldReader(
    slice.decode,
    (path) => locateValue(text(), path, context.depth)?.written ?? null,
  );
  const defects = textFindings(slice, text, context);
  const form = defects.some(isRepeatedPerson) ? "repeated" : formOf(sections.all[person.fileNumber.section]);

  const values = readCompulsory(section, reader);
  const fileNumber = readFileNumber(section, reader);
  const receivedIne = reader.text(section, person.ine);
  const ine = receivedIne === null ? null : normaliseIne(receivedIne);
  const otherFirstNames = [person.secondFirstName, person.thirdFirstName]
    .map((field) => reader.text(section, field))
    .filter((name) => name !== null);
  const nationality = reader.text(section, person.nationality);
  const contact = readContact(section, reader);
  const diploma = readDiploma(objectSection(sections, "Baccalaureat"), reader);
  const wish = readWish(objectSection(sections, "DonneesVoeux"), context.programmeCode, reader);

  const { civility, lastName, firstName, birthDate, email } = values;
  const findings = [...formFindings(sections, form), ...defects, ...reader.findings];
  const isComplete =
    civility !== null && lastName !== null && firstName !== null && birthDate !== null && email !== null;
  const profile =
    isComplete && findings.length === 0
      ? {
          fileNumber,
          ine,
          identity: { civility, lastName, firstName, otherFirstNames, birthDate, nationality },
          contact: { email, ...contact },
          diploma,
          wish,
        }
      : null;
  return {
    fileNumber,
    lastName,
    firstName,
    birthDate,
    profile,
    findings,
    section: form,
    absentKeys: compulsoryNames.filter((name) => !Object.hasOwn(section, compulsory[name].key)),
    unknownSections: sections.unknown.map((name) => reader.decode(name)),
    isUnnumbered: form === "present" && fileNumber === null && !findings.some(isAboutFileNumber),
    hasUnusualIne: receivedIne !== null && ine === null,
    isWishUnconfirmed: wish.confirmed === false,
    schoolYearSession: currentSchoolYearSession(sections, reader),
    applicationSession: wish.appliedOn === null ? null : sessionOfApplication(wish.appliedOn),
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether the section of the compulsory values comes twice, perhaps in two spellings. */
function isRepeatedPerson({ problem, path: [section, ...inner] }: Finding): boolean {
  const isSection = inner.length === 0 && foldKey(String(section)) === foldKey(person.fileNumber.section);
  return isSection && problem.code === "json.duplicate_key";
}

function isAboutFileNumber({ path: [section, key] }: Finding): boolean {
  const { fileNumber } = person;
  return (
    foldKey(String(section)) === foldKey(fileNumber.section) &&
    foldKey(String(key)) === foldKey(fileNumber.key)
  );
}

function formOf(section: unknown): CandidateCheck["section"] {
  if (section === undefined || section === null) return "absent";
  return isJsonObject(section) ? "present" : "malformed";
}

function formFindings({ all }: CandidateSections, form: CandidateCheck["section"]): readonly Finding[] {
  const name = person.fileNumber.section;
  if (form !== "malformed") return [];
  return [{ problem: problems.sectionWrongType(name, describeValue(all[name])), path: [name], at: "value" }];
}

/** What only shows in the text itself. Going over it takes time: the cheap signs come first. */
function textFindings(
  slice: JsonSlice,
  writtenText: () => string,
  { keys, depth }: CandidateContext,
): readonly Finding[] {
  const { colons } = slice.cut;
  const mayRepeat = colons !== null && (colons !== keys.keys || keys.hasOtherSpellings);
  if (!mayRepeat && !slice.hasUnicodeEscapes) return [];
  const text = writtenText();
  const repeated = mayRepeat ? repeatedKeys(text, depth, true) : [];
  const forbidden = slice.hasUnicodeEscapes ? forbiddenTexts(text, depth) : [];
  return [
    ...repeated.map(({ path, offset }) => ({
      problem: problems.duplicateKey(keyName(path)),
      path,
      at: { offset },
    })),
    ...forbidden.map(({ path, offset, value }) => ({
      problem: problems.forbiddenCharacter(keyName(path), value),
      path,
      at: { offset },
    })),
  ];
}

function currentSchoolYearSession(sections: CandidateSections, reader: FieldReader): number | null {
  const current = listSection(sections, "Scolarite").find(isCurrentYear);
  const label = current?.[schooling.label.key];
  return typeof label === "string" ? sessionOfSchoolYear(reader.decode(label)) : null;
}
