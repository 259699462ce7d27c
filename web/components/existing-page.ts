/** A page of a list, as the server gives it. */
export interface ShownPage {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly totalIsEstimate: boolean;
  readonly pageSize: number;
}

export interface PageTarget {
  /** Below zero when it is counted from the end. */
  readonly page: number;
  /** It begins at somebody in particular, who may have left with all those after. */
  readonly anchored?: boolean;
  /** Whether the list can be asked for from its end. */
  readonly reversible?: boolean;
}

/**
 * The page to show in place of one with nothing on it while the list is not empty: the last one that exists. Null when the page is
 * as it should be.
 */
export function existingPage(
  { items, total, totalIsEstimate, pageSize }: ShownPage,
  { page, anchored = false, reversible = false }: PageTarget,
): number | null {
  if (items.length > 0 || total === 0) return null;
  const last = totalIsEstimate && reversible ? -1 : Math.ceil(total / pageSize);
  const target = page < 0 ? 1 : last;
  return target === page && !anchored ? null : target;
}

/** A page as it stands in the address, which does not name the first. */
export function pageParameter(page: number): number | undefined {
  return page === 1 ? undefined : page;
}
