/** A range of days, `YYYY-MM-DD`, both ends included; an absent end is open. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

export type DateFilterFault = "form" | "calendar" | "order";

export type DateFilterReading =
  | { readonly range: DayRange; readonly fault: null }
  | { readonly range: null; readonly fault: DateFilterFault };

/**
 * Reads what people type in a date filter: a day `05/06/2025`, a month `06/2025`, a year `2003`, or two of them around a
 * dash (`01/01/2003 - 31/12/2003`; one side may be missing). Blank text is the open range.
 */
export function readDateFilter(text: string): DateFilterReading {
  const typed = text.trim();
  if (typed === "") return { range: {}, fault: null };
  const sides = typed.split(/\s*(?:[-–—]|\bau\b)\s*/);
  const [first = "", last = first] = sides;
  if (sides.length > 2 || (first === "" && last === "")) return { range: null, fault: "form" };

  const start: DayRange | DateFilterFault = first === "" ? {} : readPeriod(first);
  const end: DayRange | DateFilterFault = last === "" ? {} : readPeriod(last);
  if (typeof start === "string") return { range: null, fault: start };
  if (typeof end === "string") return { range: null, fault: end };
  if (start.from !== undefined && end.to !== undefined && start.from > end.to) {
    return { range: null, fault: "order" };
  }
  return {
    range: { ...(start.from && { from: start.from }), ...(end.to && { to: end.to }) },
    fault: null,
  };
}

/** The shortest text that `readDateFilter` reads as this range. */
export function writeDateFilter({ from, to }: DayRange): string {
  if (from === undefined && to === undefined) return "";
  if (from === undefined || to === undefined) {
    return `${from === undefined ? "" : frenchDay(from)} - ${to === undefined ? "" : frenchDay(to)}`.trim();
  }
  if (from === to) return frenchDay(from);
  const [year = "", month = ""] = from.split("-");
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  if (from === `${year}-${month}-01` && to === `${year}-${month}-${lastDay(Number(year), Number(month))}`) {
    return `${month}/${year}`;
  }
  return `${frenchDay(from)} - ${frenchDay(to)}`;
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && exists(Number(year), Number(month), Number(day));
}

function readPeriod(text: string): DayRange | DateFilterFault {
  const parts = text.split(/[/.]/);
  if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) return "form";
  const [year = "", month, day] = parts.reverse();
  const wellFormed =
    year.length === 4 && [month, day].every((part) => part === undefined || part.length <= 2);
  if (!wellFormed) return "form";
  if (!exists(Number(year), Number(month ?? 1), Number(day ?? 1))) return "calendar";
  const monthOfYear = month?.padStart(2, "0");
  const dayOfMonth = day?.padStart(2, "0");
  return {
    from: `${year}-${monthOfYear ?? "01"}-${dayOfMonth ?? "01"}`,
    to: `${year}-${monthOfYear ?? "12"}-${dayOfMonth ?? lastDay(Number(year), Number(monthOfYear ?? 12))}`,
  };
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function frenchDay(day: string): string {
  return day.split("-").reverse().join("/");
}
