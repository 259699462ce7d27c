import type { CandidatePage, CandidateQuery } from "../../../src/sas/candidate.schema.ts";
import { isUnnumbered, pageBeside, somewhere } from "./page-beside.ts";

/** Where a candidate stands in a list: a page of it, and the line there, from 0. */
export interface ListPlace {
  readonly query: Partial<CandidateQuery>;
  readonly index: number;
}

interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly place: ListPlace;
}

export interface Neighbours {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** From 1; null when the candidate is not in the list any more, or pages are counted from the end. */
  readonly position: number | null;
  readonly total: number;
  readonly totalIsEstimate: boolean;
}

/** The page of the list, and those around it as far as they are needed. */
interface Pages {
  readonly page: CandidatePage;
  readonly former: CandidatePage | undefined;
  readonly later: CandidatePage | undefined;
}

/** Who stands beside a candidate of the page. */
export function besides(id: string, place: ListPlace, { page, former, later }: Pages): Neighbours {
  const number = place.query.page ?? 1;
  const at = page.items.findIndex((line) => line.id === id);
  return {
    previous:
      lineAt(page, place.query, at - 1) ??
      (at === 0 && former !== undefined
        ? lineAt(former, pageBeside(place.query, page, -1), former.items.length - 1)
        : null),
    next:
      lineAt(page, place.query, at + 1) ??
      (later === undefined ? null : lineAt(later, pageBeside(place.query, page, 1), 0)),
    position: place.query.last || isUnnumbered(place.query) ? null : (number - 1) * page.pageSize + at + 1,
    total: page.total,
    totalIsEstimate: page.totalIsEstimate,
  };
}

/**
 * Who stands beside a candidate that is not in its page any more: it has left the list, or what the list is sorted by was
 * changed. `former` and `later` are what comes before and after the candidate as it is now.
 */
export function besidesElsewhere(
  id: string,
  { query }: ListPlace,
  { page: { total, totalIsEstimate }, former, later }: Pages,
): Neighbours {
  return {
    previous: former ? lineAt(former, somewhere(query, id, -1), former.items.length - 1) : null,
    next: later ? lineAt(later, somewhere(query, id, 1), 0) : null,
    position: null,
    total,
    totalIsEstimate,
  };
}

function lineAt(page: CandidatePage, query: Partial<CandidateQuery> | null, index: number): Neighbour | null {
  const line = page.items[index];
  return line === undefined || query === null
    ? null
    : { id: line.id, name: `${line.lastName} ${line.firstName}`, place: { query, index } };
}
