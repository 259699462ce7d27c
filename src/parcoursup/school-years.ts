import type { JsonObject } from "./field-reader.ts";
import { schooling } from "./fields.ts";
import { CLOSE_ARRAY, COMMA, OPEN_ARRAY, OPEN_OBJECT, SPACE } from "./json-bytes.ts";
import { PlainObjectScan, plainMembers, scanPlainObject } from "./plain-object-scan.ts";
import { parseMember } from "./received-json.ts";

const codeKey = schooling.yearsBefore.key;
const labelKey = schooling.label.key;

/** Whether an item of `Scolarite` is the current school year: its code, a whole number or a text of digits (format, 1.6), is 0. */
export function isCurrentYear(year: JsonObject): boolean {
  const code = year[codeKey];
  return code === 0 || (typeof code === "string" && code.trim() === "0");
}

/**
 * Of the school years of a plain candidate (`Scolarite`), what an import reads: which is the current one, and its name: it is
 * the largest section that an import reads, and parsing it whole takes longer than the three others. Gives the years up to the
 * current one, with these two members; null when the section has another form or spelling: it is then to be parsed whole.
 */
export function readSchoolYears(section: Uint8Array): readonly JsonObject[] | null {
  let at = afterBlanks(section, 0);
  if (section[at] !== OPEN_ARRAY) return null;
  const years: JsonObject[] = [];
  at = afterBlanks(section, at + 1);
  while (section[at] !== CLOSE_ARRAY) {
    const end = section[at] === OPEN_OBJECT ? scanPlainObject(section, at, scan) : -1;
    const year = end < 0 ? null : readYear(section.subarray(at, end), plainMembers(section, scan, at));
    if (year === null) return null;
    years.push(year);
    if (isCurrentYear(year)) return years;
    at = afterBlanks(section, end);
    if (section[at] === COMMA) at = afterBlanks(section, at + 1);
  }
  return years;
}

/** Nothing of it outlives one call of `scanPlainObject` and the reading of what it found. */
const scan = new PlainObjectScan();

function readYear(bytes: Uint8Array, members: ReturnType<typeof plainMembers>): JsonObject | null {
  const code = members.find(({ key }) => key === codeKey);
  const label = members.find(({ key }) => key === labelKey);
  if (code === undefined || label === undefined) return null;
  return {
    [codeKey]: parseMember(bytes.subarray(code.from, code.to)),
    [labelKey]: parseMember(bytes.subarray(label.from, label.to)),
  };
}

/** The blanks of valid JSON are the only bytes up to the space outside of its texts. */
function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] ?? CLOSE_ARRAY) <= SPACE) at++;
  return at;
}
