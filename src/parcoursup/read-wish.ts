import { readCalendarDate } from "./calendar-date.ts";
import type { Wish } from "./candidate-profile.ts";
import type { FieldReader, JsonObject } from "./field-reader.ts";
import { wishes } from "./fields.ts";

/** The wish of the section `DonneesVoeux` (format, 3.15), for the programme of the envelope. */
export function readWish(section: JsonObject, programmeCode: string | null, reader: FieldReader): Wish {
  const confirmedCode = reader.text(section, wishes.confirmedCode);
  const confirmedLabel = reader.text(section, wishes.confirmedLabel);
  return {
    programmeCode,
    programmeLabel: reader.text(section, wishes.programmeLabel),
    confirmed: answerOf(confirmedLabel) ?? answerOf(confirmedCode),
    group: reader.text(section, wishes.group),
    appliedOn: dateOf(reader.text(section, wishes.appliedOn)),
    status: reader.text(section, wishes.status),
    boarding: answerOf(reader.text(section, wishes.boarding)),
  };
}

const answers: ReadonlyMap<string, boolean> = new Map([
  ["validée", true],
  ["non validée", false],
  ["oui", true],
  ["non", false],
  ["1", true],
  ["0", false],
]);

/** Yes or no as Parcoursup words it; null for anything else, which is not worth refusing a file. */
function answerOf(text: string | null): boolean | null {
  return text === null ? null : (answers.get(text.normalize("NFC").toLowerCase()) ?? null);
}

/** The day of a date that may carry a time behind it. */
function dateOf(text: string | null): string | null {
  const date = readCalendarDate(text?.split(/[ T]/, 1)[0] ?? "");
  return date.kind === "date" ? date.iso : null;
}
