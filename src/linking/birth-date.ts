export type DateAgreement = "same" | "inverted" | "oneEdit" | "different" | "missing";

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @returns `YYYYMMDD`, or null for what is no day on which somebody alive can be born. */
export function readBirthDate(text: string | null): string | null {
  const [, year, month, day] = ISO.exec(text?.trim() ?? "") ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const isLeap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const days = month === "02" && isLeap ? 29 : (DAYS[Number(month) - 1] ?? 0);
  if (Number(day) < 1 || Number(day) > days) return null;
  return Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR ? null : year + month + day;
}

/** People of the candidates' age and some years more. Later years are never rare, so that this needs no clock. */
const FIRST_CROWDED_YEAR = "1995";

/** Whether so few of a school's people were born in that year that two who share the day are probably one. */
export function isRareYear(birthDate: string | null): boolean {
  return birthDate !== null && birthDate.slice(0, 4) < FIRST_CROWDED_YEAR;
}

/** Of two dates `YYYYMMDD`. Symmetric. One edit: another figure in one place, or two neighbours exchanged. */
export function compareBirthDates(one: string | null, other: string | null): DateAgreement {
  if (one === null || other === null) return "missing";
  if (one === other) return "same";
  if (
    one.slice(0, 4) === other.slice(0, 4) &&
    one.slice(4, 6) + one.slice(6) === other.slice(6) + other.slice(4, 6)
  )
    return "inverted";
  const places: number[] = [];
  for (let at = 0; at < one.length && places.length <= 2; at++) if (one[at] !== other[at]) places.push(at);
  const [first = 0, second] = places;
  if (second === undefined) return "oneEdit";
  const exchanged =
    places.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first];
  return exchanged ? "oneEdit" : "different";
}
