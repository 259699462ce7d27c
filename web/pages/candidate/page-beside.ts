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
  const page = list.last ? number - direction : number + direction;
  if (page < 1) return null;
  const edge = direction === 1 ? edges.last : edges.first;
  if (edge === null || (page === 1 && !list.last)) return { ...list, page };
  return { ...list, page, ...(direction === 1 ? { after: edge } : { before: edge }) };
}
