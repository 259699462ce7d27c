/** What a text says as a date without time. */
export type CalendarDate =
  | { readonly kind: "date"; readonly iso: string }
  | { readonly kind: "malformed" }
  | { readonly kind: "impossible" };

const FRENCH = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `JJ/MM/AAAA` (Parcoursup's form) or `YYYY-MM-DD` (tolerated) into `YYYY-MM-DD`. Only days that exist pass: 31/02 is
 * impossible, not 03/03. No `Date` is involved, so no time zone either.
 */
export function readCalendarDate(text: string): CalendarDate {
  const [, frenchDay, frenchMonth, frenchYear] = FRENCH.exec(text) ?? [];
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  const day = frenchDay ?? isoDay;
  const month = frenchMonth ?? isoMonth;
  const year = frenchYear ?? isoYear;
  if (day === undefined || month === undefined || year === undefined) return { kind: "malformed" };
  return exists(Number(year), Number(month), Number(day))
    ? { kind: "date", iso: `${year}-${month}-${day}` }
    : { kind: "impossible" };
}

function exists(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  // There is no year 0 in the calendar, nor in PostgreSQL.
  return year >= 1 && day >= 1 && day <= days;
}
