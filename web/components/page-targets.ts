import { pageWindow } from "./page-window.ts";

/** Where a list stands. A page below zero is counted from the end: -1 is the last one. */
export interface PagePosition {
  readonly page: number;
  /** The last page that is known of, when counted from the beginning. */
  readonly last: number;
  /** Whether the present page is full, so that another may lie beyond. */
  readonly full: boolean;
  /** There are more pages than counted, and the list can be walked from its end. */
  readonly fromEnd: boolean;
}

/** The page links to show; null stands for a gap. */
export function pageTargets({ page, last, full, fromEnd }: PagePosition): (number | null)[] {
  if (page > 0) return [...pageWindow(page, last), ...(fromEnd ? [null, -1] : [])];
  const walked = pageWindow(-page, full ? 1 - page : -page);
  return [1, null, ...walked.reverse().map((target) => (target === null ? null : -target))];
}

export function previousPage({ page, full }: PagePosition): number | null {
  return page > 1 || (page < 0 && full) ? page - 1 : null;
}

export function nextPage({ page, last }: PagePosition): number | null {
  return page < -1 || (page > 0 && page < last) ? page + 1 : null;
}
