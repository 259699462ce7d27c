import { readCalendarDate } from "./calendar-date.ts";
import type { Civility } from "./candidate-profile.ts";
import { readCivility } from "./civility.ts";
import { EMAIL_MAX_LENGTH, isEmailAddress } from "./email-address.ts";
import type { FieldReader, JsonObject } from "./field-reader.ts";
import { type CompulsoryName, compulsory, person } from "./fields.ts";
import { problems } from "./problem-catalogue.ts";

/** Characters. */
const NAME_MAX_LENGTH = 100;

/** The five compulsory values of a candidate, null where missing or, with a finding, unusable. */
export interface CompulsoryValues {
  readonly civility: Civility | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birthDate: string | null;
  readonly email: string | null;
}

/** Reads and checks the five compulsory values (format, 7.2 to 7.4). A key that is not there at all is the caller's business. */
export function readCompulsory(section: JsonObject, reader: FieldReader): CompulsoryValues {
  return {
    civility: readCivilityOf(section, reader),
    lastName: compulsoryText(section, "lastName", reader, NAME_MAX_LENGTH),
    firstName: compulsoryText(section, "firstName", reader, NAME_MAX_LENGTH),
    birthDate: readBirthDate(section, reader),
    email: readEmail(section, reader),
  };
}

/** Numéro de dossier as digits: a whole number or digits in a text (format, 1.6). */
export function readFileNumber(section: JsonObject, reader: FieldReader): string | null {
  const value = section[person.fileNumber.key];
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && value >= 0) return String(value);
    const problem = value > Number.MAX_SAFE_INTEGER ? problems.fileNumberTooLong : problems.fileNumberInvalid;
    reader.addValue(person.fileNumber, value, problem);
    return null;
  }
  const text = reader.strictText(section, person.fileNumber);
  if (text === null || /^\d{1,20}$/.test(text)) return text;
  const problem = /^\d+$/.test(text) ? problems.fileNumberTooLong : problems.fileNumberInvalid;
  reader.add(person.fileNumber, problem(text));
  return null;
}

/** Identifiant national élève: 11 letters and digits, upper case. Null for anything else, which could tie strangers together. */
export function normaliseIne(received: string): string | null {
  const ine = received.replace(/\s/g, "").toUpperCase();
  return /^(?=.*\d)[0-9A-Z]{11}$/.test(ine) ? ine : null;
}

function readCivilityOf(section: JsonObject, reader: FieldReader): Civility | null {
  const text = compulsoryText(section, "civility", reader);
  if (text === null) return null;
  const civility = readCivility(text);
  if (civility === null) reader.add(compulsory.civility, problems.civilityUnknown(text));
  return civility;
}

function readBirthDate(section: JsonObject, reader: FieldReader): string | null {
  const text = compulsoryText(section, "birthDate", reader);
  if (text === null) return null;
  const date = readCalendarDate(text);
  if (date.kind === "date") return date.iso;
  const problem = date.kind === "impossible" ? problems.dateImpossible(text) : problems.dateMalformed(text);
  reader.add(compulsory.birthDate, problem);
  return null;
}

function readEmail(section: JsonObject, reader: FieldReader): string | null {
  const email = compulsoryText(section, "email", reader, EMAIL_MAX_LENGTH)?.toLowerCase();
  if (email === undefined || email.length > EMAIL_MAX_LENGTH) return null;
  if (isEmailAddress(email)) return email;
  reader.add(compulsory.email, problems.emailInvalid(email));
  return null;
}

function compulsoryText(
  section: JsonObject,
  name: CompulsoryName,
  reader: FieldReader,
  maxLength?: number,
): string | null {
  const field = compulsory[name];
  const text = reader.strictText(section, field, maxLength);
  if (text === null && isBlank(section[field.key])) reader.add(field, problems.missing(name));
  return text;
}

function isBlank(value: unknown): boolean {
  return value === null || typeof value === "string";
}
