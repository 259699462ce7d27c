import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { readChoice, readPage } from "../../app/search.ts";

/** The lists of an import's page. */
export const peopleLists = ["created", "updated", "kept", "unchanged", "absent"] as const;
export type PeopleList = (typeof peopleLists)[number];

/** The state of an import's page, in the address. */
export interface ImportSearch {
  show?: PeopleList | undefined;
  page?: number | undefined;
}

export function readImportSearch(raw: Record<string, unknown>): ImportSearch {
  return { show: readChoice(raw, "show", peopleLists), page: readPage(raw, "page") };
}

/** How many an import's list is told to hold: people, or wishes of `absent`; null of the kept ones, of whom fields are counted. */
export function countOf(detail: Counts, list: PeopleList): number | null {
  if (list === "kept") return null;
  return list === "absent" ? (detail.impact?.absent ?? 0) : detail[list];
}

type Counts = Pick<ImportDetail, "created" | "updated" | "unchanged" | "impact">;

/** The list to open with: the first that has somebody in it. */
export function firstList({
  created,
  updated,
  unchanged,
}: Pick<ImportDetail, "created" | "updated" | "unchanged">): PeopleList {
  if (created > 0) return "created";
  if (updated > 0) return "updated";
  return unchanged > 0 ? "unchanged" : "created";
}
