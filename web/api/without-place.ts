import type { CandidateQuery } from "../../src/sas/candidate.schema.ts";

/** In which order a list is shown, and which part of it. */
type Place = "page" | "pageSize" | "sort" | "order" | "after" | "before" | "last";

/** What is listed, whatever the order and the page. */
export function withoutPlace<Query extends { [Key in Place]?: CandidateQuery[Key] | undefined }>(
  query: Query,
): Omit<Query, Place> {
  const {
    page: _page,
    pageSize: _size,
    sort: _sort,
    order: _order,
    after: _after,
    before: _before,
    last: _last,
    ...filter
  } = query;
  return filter;
}
