import { glue } from "../linking/fold.ts";
import { readCalendarDate } from "../parcoursup/calendar-date.ts";
import type { Civility, Contact, Diploma } from "../parcoursup/candidate-profile.ts";
import { readCivility } from "../parcoursup/civility.ts";
import { EMAIL_MAX_LENGTH, isEmailAddress } from "../parcoursup/email-address.ts";
import type { CompulsoryField, TableField } from "./columns.ts";
import { type MendedNumber, mendPhone, mendPostalCode } from "./mended-number.ts";
import { type FieldCells, type RowFinding, RowReader, shownText } from "./row-reader.ts";
import type { TableCandidate } from "./table-candidate.ts";
import { tableProblems } from "./table-problem-catalogue.ts";

/** Characters; the same as for a candidate who is typed in (`sas/new-candidate.schema.ts`). */
const longest = { name: 100, phone: 50, line: 200, postalCode: 20, place: 100, diploma: 200 } as const;
const MOST_LINES = 5;
const FIRST_DAY = "1900-01-01";
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/** What one row says, and what is wrong with it by itself. */
export interface RowCheck {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birthDate: string | null;
  readonly ine: string | null;
  /** Null when something is wrong. */
  readonly candidate: TableCandidate | null;
  readonly findings: readonly RowFinding[];
  /** Fields whose lost zero or plus sign was put back. */
  readonly mended: readonly TableField[];
}

/** Checks a row and translates it into a candidate. `today`, `YYYY-MM-DD`: nobody is born later. */
export function readRow(cells: FieldCells, today: string): RowCheck {
  const reader = new RowReader(cells);
  const mended: TableField[] = [];
  const civility = readCivilityOf(reader);
  const lastName = compulsory(reader, "lastName", longest.name);
  const firstName = compulsory(reader, "firstName", longest.name);
  const birthDate = readBirthDate(reader, today);
  const email = readEmail(reader);
  const contact = readContact(reader, mended);
  const otherFirstNames = reader.texts("otherFirstNames", /[,;\n]/, longest.name);
  const nationality = reader.text("nationality", longest.place);
  const ine = readIne(reader);
  const diploma = readDiploma(reader);
  const { findings } = reader;
  const isComplete =
    civility !== null && lastName !== null && firstName !== null && birthDate !== null && email !== null;
  const candidate =
    isComplete && findings.length === 0
      ? {
          ine,
          identity: { civility, lastName, firstName, otherFirstNames, birthDate, nationality },
          contact: { email, ...contact },
          diploma,
        }
      : null;
  return { lastName, firstName, birthDate, ine, candidate, findings, mended };
}

function compulsory(reader: RowReader, field: CompulsoryField, maxLength: number): string | null {
  if (reader.cell(field) === undefined) reader.add(field, tableProblems.missing(field));
  return reader.text(field, maxLength);
}

function readCivilityOf(reader: RowReader): Civility | null {
  const text = compulsory(reader, "civility", longest.name);
  if (text === null) return null;
  const civility = readCivility(text);
  if (civility === null) reader.add("civility", tableProblems.civilityUnknown(text));
  return civility;
}

function readBirthDate(reader: RowReader, today: string): string | null {
  const cell = reader.cell("birthDate");
  const text = compulsory(reader, "birthDate", longest.line);
  if (cell === undefined || text === null) return null;
  if (cell.kind === "impossible-day") {
    reader.add("birthDate", tableProblems.dateImpossible(shownText(cell)));
    return null;
  }
  const date = readCalendarDate(cell.kind === "day" ? cell.day : padded(text));
  if (date.kind === "date" && date.iso >= FIRST_DAY && date.iso <= today) return date.iso;
  const isMalformed = date.kind === "malformed";
  reader.add(
    "birthDate",
    isMalformed ? tableProblems.dateMalformed(text) : tableProblems.dateImpossible(text),
  );
  return null;
}

/** « 3/2/2007 », « 03-02-2007 », « 03.02.2007 00:00 » → « 03/02/2007 ». */
function padded(text: string): string {
  const [, day, month, year] =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ?? [];
  return day === undefined || month === undefined
    ? text
    : `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}`;
}

function readEmail(reader: RowReader): string | null {
  const email = compulsory(reader, "email", EMAIL_MAX_LENGTH)?.toLowerCase();
  if (email === undefined) return null;
  if (isEmailAddress(email)) return email;
  reader.add("email", tableProblems.emailInvalid(email));
  return null;
}

function readContact(reader: RowReader, mended: TableField[]): Omit<Contact, "email"> {
  const country = reader.text("country", longest.place);
  const isFrench = country === null || /^(?:fr|fra|france(?:metropolitaine)?)$/.test(glue(country));
  const addressLines = reader.texts("addressLines", /\r?\n| ; /, longest.line);
  if (addressLines.length > MOST_LINES) reader.add("addressLines", tableProblems.tooManyLines(MOST_LINES));
  const settle = (
    field: "mobilePhone" | "landlinePhone" | "postalCode",
    maxLength: number,
    mend: (written: string) => MendedNumber,
  ): string | null => {
    const written = reader.text(field, maxLength);
    if (written === null) return null;
    const found = mend(written);
    if (found.kind === "mended") mended.push(field);
    if (found.kind !== "unclear") return found.text;
    const isCode = field === "postalCode";
    reader.add(
      field,
      isCode ? tableProblems.postalCodeUnclear(written) : tableProblems.phoneUnclear(field, written),
    );
    return null;
  };
  return {
    mobilePhone: settle("mobilePhone", longest.phone, mendPhone),
    landlinePhone: settle("landlinePhone", longest.phone, mendPhone),
    addressLines,
    postalCode: settle("postalCode", longest.postalCode, (written) => mendPostalCode(written, isFrench)),
    city: reader.text("city", longest.place),
    country,
  };
}

function readIne(reader: RowReader): string | null {
  const text = reader.text("ine", longest.name);
  if (text === null) return null;
  const ine = text.replace(/\s/g, "").toUpperCase();
  if (/^(?=.*\d)[0-9A-Z]{11}$/.test(ine)) return ine;
  reader.add("ine", tableProblems.ineMalformed(text));
  return null;
}

function readDiploma(reader: RowReader): Diploma | null {
  const type = reader.text("diplomaType", longest.diploma);
  const details = {
    series: reader.text("diplomaSeries", longest.diploma),
    speciality: reader.text("diplomaSpeciality", longest.diploma),
    year: readYear(reader),
    honours: reader.text("diplomaHonours", longest.diploma),
    academy: reader.text("diplomaAcademy", longest.diploma),
  };
  if (type !== null) return { type, ...details };
  for (const field of diplomaDetails) {
    const cell = reader.cell(field);
    if (cell !== undefined && reader.cell("diplomaType") === undefined)
      reader.add(field, tableProblems.diplomaMissing(field, shownText(cell)));
  }
  return null;
}

const diplomaDetails: readonly TableField[] = [
  "diplomaSeries",
  "diplomaSpeciality",
  "diplomaYear",
  "diplomaHonours",
  "diplomaAcademy",
];

function readYear(reader: RowReader): number | null {
  const text = reader.text("diplomaYear", longest.name);
  if (text === null) return null;
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  reader.add("diplomaYear", tableProblems.yearMalformed(text));
  return null;
}
