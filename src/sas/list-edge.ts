import type { CandidateQuery } from "./candidate.schema.ts";

/** Where a page of the list begins or ends. */
export interface ListEdge {
  readonly id: string;
  /** What the list is sorted by there, as PostgreSQL writes it. */
  readonly value: string;
}

/** Longer ones are not told: addresses have their limits. */
const longestValue = 1_000;

/** The name of an edge in the API: the candidate's number and, unreadable at a glance, the value. */
export function nameEdge({ id, value }: ListEdge): string {
  return value.length > longestValue ? id : `${id}.${Buffer.from(value).toString("base64url")}`;
}

/** The edge of that name; null when it tells a candidate's number alone, or a value that nothing is sorted by. */
export function readEdge(name: string, sort: CandidateQuery["sort"]): ListEdge | null {
  const [id = "", encoded] = name.split(".");
  if (encoded === undefined) return null;
  const value = Buffer.from(encoded, "base64url").toString();
  const isDate = sort === "createdOn" || sort === "birthDate";
  if (isDate ? !isCalendarDay(value) : value.includes("\0")) return null;
  return { id, value };
}

function isCalendarDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
