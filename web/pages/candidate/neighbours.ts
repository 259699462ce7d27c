import type { CandidatePage, CandidateQuery } from "../../../src/sas/candidate.schema.ts";
import { pageBeside } from "./page-beside.ts";

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

/** Who stands beside a candidate. Somebody who left the list meanwhile leaves a gap: the next one has moved up into it. */
export function besides(id: string, place: ListPlace, { page, former, later }: Pages): Neighbours {
  const number = place.query.page ?? 1;
  const found = page.items.findIndex((line) => line.id === id);
  const at = found >= 0 ? found : place.index;
  const next = found >= 0 ? at + 1 : at;
  return {
    previous:
      lineAt(page, place.query, at - 1) ??
      (at === 0 && former !== undefined
        ? lineAt(former, pageBeside(place.query, page, -1), former.items.length - 1)
        : null),
    next:
      lineAt(page, place.query, next) ??
      (later === undefined ? null : lineAt(later, pageBeside(place.query, page, 1), 0)),
    position: found >= 0 && !place.query.last ? (number - 1) * page.pageSize + found + 1 : null,
    total: page.total,
    totalIsEstimate: page.totalIsEstimate,
  };
}

function lineAt(page: CandidatePage, query: Partial<CandidateQuery> | null, index: number): Neighbour | null {
  const line = page.items[index];
  return line === undefined || query === null
    ? null
    : { id: line.id, name: `${line.lastName} ${line.firstName}`, place: { query, index } };
}
