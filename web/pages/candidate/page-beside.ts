import type { CandidatePage, CandidateQuery } from "../../../src/sas/candidate.schema.ts";

/**
 * The request of the page after (1) or before (-1) the one that `query` gave: it begins at an edge of this one, as the links of the list do.
 * Null when there is none before the first, or after the last.
 */
export function pageBeside(
  query: Partial<CandidateQuery>,
  { edges }: Pick<CandidatePage, "edges">,
  direction: 1 | -1,
): Partial<CandidateQuery> | null {
  const { after: _after, before: _before, page: number = 1, ...list } = query;
  const edge = direction === 1 ? edges.last : edges.first;
  if (isUnnumbered(query)) return somewhere(query, edge, direction);
  const page = list.last ? number - direction : number + direction;
  if (page < 1) return null;
  if (edge === null || (page === 1 && !list.last)) return { ...list, page };
  return { ...list, page, ...(direction === 1 ? { after: edge } : { before: edge }) };
}

/**
 * The candidates after (1) or before (-1) a candidate or an edge, wherever in the list that is: a page without a number. Null for nobody.
 */
export function somewhere(
  query: Partial<CandidateQuery>,
  edge: string | null,
  direction: 1 | -1,
): Partial<CandidateQuery> | null {
  if (edge === null) return null;
  const { after: _after, before: _before, page: _page, last: _last, ...list } = query;
  return direction === 1 ? { ...list, after: edge } : { ...list, before: edge };
}

/** Such a page: it begins at somebody, and nobody knows how many come before. */
export function isUnnumbered({ after, before, page }: Partial<CandidateQuery>): boolean {
  return page === undefined && (after !== undefined || before !== undefined);
}
