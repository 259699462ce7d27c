import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { CandidateQuery } from "./candidate.schema.ts";
import {
  type CandidateScope,
  matching,
  type PreparedFilter,
  prepareFilter,
} from "./candidate-filter.repository.ts";
import { sortExpression } from "./candidate-order.repository.ts";
import { chooseWay, matchesBy } from "./candidate-ways.repository.ts";
import { duplicateConditions, mayLeaveTogether } from "./duplicate.repository.ts";

/** The numbers of those that match and may leave together, in no order, up to `limit`. */
export async function findSelectable(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
  limit: number,
): Promise<string[]> {
  const way = await chooseWay(db, scope, filter);
  const { rows } = await sql<{ id: string }>`
    select c.id::text from ${matchesBy(way, scope, filter)}
    where ${mayLeaveTogether(duplicateConditions(scope))} limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of these candidates that are there and may leave together, in no order. */
export async function findSelectableAmong(
  db: Connection,
  scope: CandidateScope,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id::text from candidate c
    where ${matching(scope, {})} and c.id = any(${ids}::bigint[]) and ${mayLeaveTogether(duplicateConditions(scope))}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** The numbers of all the candidates that match, in the order of the list. */
export async function selectCandidateIds(
  db: Connection,
  scope: CandidateScope,
  query: CandidateQuery,
  among: readonly string[] | null = null,
): Promise<string[]> {
  const filter = await prepareFilter(db, scope, query);
  const way = await chooseWay(db, scope, filter);
  const chosen = among === null ? sql`true` : sql`c.id = any(${among}::bigint[])`;
  const order = sql.raw(query.order);
  const { rows } = await sql<{ id: string }>`
    select c.id::text from ${matchesBy(way, scope, filter)} where ${chosen}
    order by ${sortExpression(query.sort)} ${order}, c.id ${order}
  `.execute(db);
  return rows.map(({ id }) => id);
}
