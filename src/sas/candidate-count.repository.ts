import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { DuplicateCounts } from "./candidate.schema.ts";
import type { CandidateScope, PreparedFilter } from "./candidate-filter.repository.ts";
import { chooseWay, matchesBy } from "./candidate-ways.repository.ts";
import { duplicateConditions } from "./duplicate.repository.ts";

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

/** How many there are of each kind of duplicate among those that match; null when more than `exactTotalLimit` match. */
export async function countKinds(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<DuplicateCounts | null> {
  const { sas, campaign, other } = duplicateConditions(scope);
  const way = await chooseWay(db, scope, filter);
  const { rows } = await sql<Record<keyof DuplicateCounts, number>>`
    select count(*)::integer as all, (count(*) filter (where sas))::integer as sas,
      (count(*) filter (where campaign))::integer as campaign, (count(*) filter (where other))::integer as other,
      (count(*) filter (where not sas and campaign is not true and not other))::integer as none,
      (count(*) filter (where not sas and campaign is not true and other))::integer as "otherOnly"
    from (
      select ${sas} as sas, ${campaign} as campaign, ${other} as other
      from ${matchesBy(way, scope, filter)} limit ${exactTotalLimit + 1}
    ) matches
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined || counts.all > exactTotalLimit) return null;
  return {
    all: told(counts.all),
    none: told(counts.none),
    sas: told(counts.sas),
    campaign: told(counts.campaign),
    other: told(counts.other),
    otherOnly: told(counts.otherOnly),
  };
}

/** What is said of a number that was counted up to `exactTotalLimit + 1`. */
export function told(total: number): Total {
  return { total: Math.min(total, exactTotalLimit), totalIsEstimate: total > exactTotalLimit };
}
