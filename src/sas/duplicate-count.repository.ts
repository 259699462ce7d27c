import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { DuplicateCounts } from "./candidate.schema.ts";
import { countCandidates, exactTotalLimit, type Total, told } from "./candidate-count.repository.ts";
import { type CandidateScope, matching, type PreparedFilter } from "./candidate-filter.repository.ts";
import { chooseWay, isToldByIndex, matchesBy } from "./candidate-ways.repository.ts";
import { duplicateConditions, mayLeaveTogether } from "./duplicate.repository.ts";

type TwinKind = Exclude<keyof DuplicateCounts, "all" | "none">;

/** So many are looked at one by one. Most have no duplicate: more than `exactTotalLimit` of these are among them as a rule. */
const looked = exactTotalLimit * 1.25;

/** How many of those that match are without duplicate, and of each kind; each exact up to `exactTotalLimit`. */
export async function countKinds(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<DuplicateCounts> {
  const first = await countFirst(db, scope, filter);
  if (first !== null && first.all <= looked) return toldEach(first);
  const countOf = (duplicates: keyof DuplicateCounts) =>
    countCandidates(db, scope, { ...filter, duplicates });
  const [all, none, twins] = await Promise.all([
    first === null ? countOf("all") : told(first.all),
    first !== null && first.none > exactTotalLimit ? told(first.none) : countOf("none"),
    scope.establishmentIds === null ? countTwins(db, scope, filter) : eachKind(countOf),
  ]);
  return { all, none, ...twins };
}

/** The kinds of the first that match, one more than `looked` at most; null where an index tells who matches without a look at each. */
async function countFirst(db: Connection, scope: CandidateScope, filter: PreparedFilter) {
  const way = await chooseWay(db, scope, filter);
  if (way === "planned" && isToldByIndex(way, scope, filter)) return null;
  const of = duplicateConditions(scope);
  const numberOf = (kind: RawBuilder<unknown>) => sql`(count(*) filter (where ${kind}))::integer`;
  const { rows } = await sql<Record<keyof DuplicateCounts, number>>`
    select count(*)::integer as all, ${numberOf(sql`sas`)} as sas, ${numberOf(sql`campaign`)} as campaign,
      ${numberOf(sql`other`)} as other, ${numberOf(sql`may_leave and not other`)} as none,
      ${numberOf(sql`may_leave and other`)} as "otherOnly"
    from (
      select ${of.sas} as sas, ${of.campaign} as campaign, ${of.other} as other, ${mayLeaveTogether(of)} as may_leave
      from ${matchesBy(way, scope, filter)} limit ${looked + 1}
    ) matches
  `.execute(db);
  return rows[0] ?? null;
}

/** Whoever is limited to some establishments has the twin of each duplicate looked up: of no more than are counted. */
async function eachKind(countOf: (kind: TwinKind) => Promise<Total>): Promise<Record<TwinKind, Total>> {
  const [sas, campaign, other, otherOnly] = await Promise.all([
    countOf("sas"),
    countOf("campaign"),
    countOf("other"),
    countOf("otherOnly"),
  ]);
  return { sas, campaign, other, otherOnly };
}

/** How many duplicates of each kind match: all those of the school are looked at, few among its candidates. */
async function countTwins(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<Record<TwinKind, Total>> {
  const of = duplicateConditions(scope);
  const matches = matching(scope, filter);
  const numberOf = (kind: RawBuilder<unknown>) =>
    sql`(coalesce(sum(number) filter (where ${kind}), 0))::integer`;
  const { rows } = await sql<Record<TwinKind, number>>`
    select sas.*, elsewhere.* from (
      select count(*)::integer as sas
      from (select from candidate c where ${matches} and ${of.sas} limit ${exactTotalLimit + 1}) twins
    ) sas, (
      select ${numberOf(of.campaign)} as campaign, ${numberOf(of.other)} as other,
        ${numberOf(sql`${mayLeaveTogether(of)} and ${of.other}`)} as "otherOnly"
      from (
        select c.sas_twins, c.twin_campaigns, c.campaign_id, count(*) as number
        from candidate c where ${matches} and c.twin_campaigns <> '{}' group by 1, 2, 3
      ) c
    ) elsewhere
  `.execute(db);
  return toldEach(rows[0] ?? { sas: 0, campaign: 0, other: 0, otherOnly: 0 });
}

function toldEach<Kind extends string>(numbers: Readonly<Record<Kind, number>>): Record<Kind, Total> {
  const entries = Object.entries<number>(numbers).map(([kind, number]) => [kind, told(number)]);
  return Object.fromEntries(entries);
}
