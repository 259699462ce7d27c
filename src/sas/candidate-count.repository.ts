import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { CandidateScope, PreparedFilter } from "./candidate-filter.repository.ts";
import { chooseWay, matchesBy } from "./candidate-ways.repository.ts";

/** Totals are exact up to here (`design.md` §5). */
export const exactTotalLimit = 10_000;

export interface Total {
  readonly total: number;
  readonly totalIsEstimate: boolean;
}

/** How many match, exact up to `exactTotalLimit`. */
export async function countCandidates(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<Total> {
  const way = await chooseWay(db, scope, filter);
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from (select from ${matchesBy(way, scope, filter)} limit ${exactTotalLimit + 1}) counted
  `.execute(db);
  return told(rows[0]?.total ?? 0);
}

/** What is said of a number that was counted up to `exactTotalLimit + 1`. */
export function told(total: number): Total {
  return { total: Math.min(total, exactTotalLimit), totalIsEstimate: total > exactTotalLimit };
}
