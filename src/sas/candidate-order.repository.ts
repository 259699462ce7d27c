import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { CandidateQuery } from "./candidate.schema.ts";
import { type ListEdge, readEdge } from "./list-edge.ts";

/** What `candidate c` is sorted by. */
export function sortExpression(sort: CandidateQuery["sort"]) {
  switch (sort) {
    case "createdOn":
      return sql`c.created_on`;
    case "birthDate":
      return sql`c.birth_date`;
    case "lastName":
      return sql`c.last_name_folded`;
    case "firstName":
      return sql`c.first_name_folded`;
    case "email":
      return sql`c.email`;
    case "diploma":
      return sql`c.diplomas_folded`;
  }
}

/** Where a page lies: behind a candidate in the direction of the walk, or so many rows from where the walk begins. */
export interface PagePlace {
  readonly direction: "asc" | "desc";
  /** The page is walked backwards, and turned round afterwards. */
  readonly backwards: boolean;
  readonly edge: ListEdge | null;
  readonly offset: number;
  readonly limit: number;
}

/**
 * `after` and `before` name the edge of the page beside: a candidate, and what it was sorted by when that page was read. What arrives,
 * changes or leaves meanwhile neither repeats nor skips anybody. A candidate alone stands where it stands now; when it is gone, the number
 * of the page decides.
 */
export async function pagePlace(db: Connection, scope: Scope, query: CandidateQuery): Promise<PagePlace> {
  const { after, before, last = false, order, page, pageSize } = query;
  const named = after ?? before;
  const edge =
    named === undefined
      ? null
      : (readEdge(named, query.sort) ?? (await findEdge(db, scope, query.sort, named)));
  const backwards = edge === null ? last : after === undefined;
  const reversed = order === "asc" ? "desc" : "asc";
  return {
    direction: backwards ? reversed : order,
    backwards,
    edge,
    offset: edge === null ? (page - 1) * pageSize : 0,
    limit: pageSize,
  };
}

async function findEdge(db: Connection, scope: Scope, sort: CandidateQuery["sort"], named: string) {
  const [id] = named.split(".");
  const { rows } = await sql<ListEdge>`
    select c.id::text, ${sortExpression(sort)}::text as value from candidate c
    where ${candidatesVisibleTo(scope, "c")} and c.id = ${id}
  `.execute(db);
  return rows[0] ?? null;
}

/** What lies on the page's side of its edge, and is not on the page before. */
export function beyond(
  place: PagePlace,
  value: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if (place.edge === null) return sql`true`;
  const { direction, edge } = place;
  return sql`(${value}, ${id}) ${sql.raw(direction === "asc" ? ">" : "<")} (${edge.value}, ${edge.id})`;
}

/** Equal values keep one order, by number, so that pages neither repeat nor skip. */
export function ordered(
  { direction, offset, limit }: PagePlace,
  value: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const way = sql.raw(direction);
  return sql`order by ${value} ${way}, ${id} ${way} limit ${limit} offset ${offset}`;
}
