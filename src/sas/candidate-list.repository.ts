import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { CandidateLine, CandidatePage, CandidateQuery } from "./candidate.schema.ts";
import { exactTotalLimit, type Total, told } from "./candidate-count.repository.ts";
import {
  type CandidateScope,
  matchingAlong,
  matchingAt,
  type PreparedFilter,
  prepareFilter,
} from "./candidate-filter.repository.ts";
import { linesInOrder } from "./candidate-line.repository.ts";
import { beyond, ordered, type PagePlace, pagePlace, sortExpression } from "./candidate-order.repository.ts";
import {
  chooseWay,
  isAnswered,
  isSortedByIndex,
  isToldByIndex,
  matchesBy,
  type Way,
  walkedTexts,
} from "./candidate-ways.repository.ts";
import { nameEdge } from "./list-edge.ts";

export interface CandidateSelection extends Total {
  readonly items: CandidateLine[];
  readonly edges: CandidatePage["edges"];
}

/** So many matches are sorted, and so many where each has to be looked up for that alone; more are walked through first. */
const sortLimit = exactTotalLimit;
const lookUpLimit = 5_000;
/** So many candidates are walked past in the order of an index before those that match are better sorted. */
const walkLimit = 10_000;
/** And so many where the index itself tells who matches: no row is read then. */
const indexWalkLimit = 200_000;

interface CandidateList {
  readonly scope: CandidateScope;
  readonly filter: PreparedFilter;
  readonly way: Way;
  readonly sort: CandidateQuery["sort"];
  readonly place: PagePlace;
}

/**
 * One page of the candidates that match, with their number. Few matches are found and sorted at once; many are walked in the
 * order of the sort's index, as far as the page goes, unless they all lie at its other end.
 */
export async function selectCandidates(
  db: Connection,
  scope: CandidateScope,
  query: CandidateQuery,
): Promise<CandidateSelection> {
  const filter = await prepareFilter(db, scope, query);
  const way = await chooseWay(db, scope, filter);
  const place = await pagePlace(db, scope, query);
  const list = { scope, filter, way, sort: query.sort, place };
  const few = await sortFew(db, list);
  const found = few.ids ?? (await walkMatches(db, list)) ?? (await sortAll(db, list));
  const lines = await linesInOrder(db, scope, query.sort, place.backwards ? found.toReversed() : found);
  return { items: lines.map(({ line }) => line), edges: edgesOf(lines), ...told(few.total) };
}

function edgesOf(lines: Awaited<ReturnType<typeof linesInOrder>>): CandidatePage["edges"] {
  const [first, last] = [lines.at(0), lines.at(-1)];
  return {
    first: first === undefined ? null : nameEdge({ id: first.line.id, value: first.value }),
    last: last === undefined ? null : nameEdge({ id: last.line.id, value: last.value }),
  };
}

/** How many match, and the page of them when they are few enough to be sorted. */
interface FewMatches {
  readonly total: number;
  readonly ids: readonly string[] | null;
}

/** Finds the matches and sorts them, unless they are too many: `ids` is null then, and `total` right as far as it is told. */
async function sortFew(
  db: Connection,
  { scope, filter, way, sort, place }: CandidateList,
): Promise<FewMatches> {
  const value = sortExpression(sort);
  const isTold = isToldByIndex(way, scope, filter);
  const isSorted = isSortedByIndex(way, scope, filter, sort);
  const most = isTold && !isSorted ? lookUpLimit : sortLimit;
  const matches = (columns: RawBuilder<unknown>) => sql`
    matches as materialized (
      select c.id ${columns} from ${matchesBy(way, scope, filter)} limit ${exactTotalLimit + 1}
    ), few as (select count(*) <= ${most} as is_few from matches)`;
  // The column that no index has keeps the planner from reading a whole index where rows are better found by what is looked for.
  const read = isTold ? sql`` : sql`, c.admitted_at is null as is_read`;
  const found =
    isTold && !isSorted
      ? sql`${matches(sql``)}, found as (
        select c.id, ${value} as value from matches
        cross join lateral (select c.* from candidate c where c.id = matches.id offset 0) c where (select is_few from few)
      )`
      : sql`${matches(sql`, ${value} as value ${read}`)},
      found as (select id, value from matches where (select is_few from few))`;
  const { rows } = await sql<{ total: number; isFew: boolean; ids: string[] }>`
    with ${found}
    select (select count(*)::integer from matches) as total, (select is_few from few) as "isFew", array(
      select id::text from found where ${beyond(place, sql`value`, sql`id`)} ${ordered(place, sql`value`, sql`found.id`)}
    ) as ids
  `.execute(db);
  const { total, isFew, ids } = rows[0] ?? { total: 0, isFew: true, ids: [] };
  return { total, ids: isFew ? ids : null };
}

/** Finds all the matches and sorts them, however many. */
async function sortAll(
  db: Connection,
  { scope, filter, way, sort, place }: CandidateList,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with matches as materialized (
      select c.id, ${sortExpression(sort)} as value from ${matchesBy(way, scope, filter)}
    )
    select id::text from matches where ${beyond(place, sql`value`, sql`id`)} ${ordered(place, sql`value`, sql`matches.id`)}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Goes through the list in the order of the sort until the page is full; null when that takes too long. */
async function walkMatches(db: Connection, list: CandidateList): Promise<readonly string[] | null> {
  const { scope, filter, sort, place } = list;
  const walked = walkedTexts(scope, filter, sort);
  if (walked !== null) return walkTexts(db, list, walked);
  const value = sortExpression(sort);
  const way = sql.raw(place.direction);
  const { bounds, others } = matchingAlong(scope, filter, sort);
  const furthest = (isAnswered(sort, scope, filter) ? indexWalkLimit : walkLimit) + 4 * place.offset;
  const { rows } = await sql<{ id: string }>`
    select c.id::text from (
      select c.*, ${value} as value from candidate c
      where ${bounds} and ${beyond(place, value, sql`c.id`)}
      order by ${value} ${way}, c.id ${way} limit ${furthest}
    ) c
    where ${others} ${ordered(place, sql`value`, sql`c.id`)}
  `.execute(db);
  return rows.length < place.limit ? null : rows.map(({ id }) => id);
}

/** Goes through the different values that the filter holds, in their order: nobody else is met on the way. */
async function walkTexts(
  db: Connection,
  { scope, sort, place }: CandidateList,
  { texts, others }: NonNullable<ReturnType<typeof walkedTexts>>,
): Promise<readonly string[]> {
  const { direction, edge } = place;
  const isBefore = sql.raw(direction === "asc" ? ">=" : "<=");
  const { rows } = await sql<{ id: string }>`
    select c.id::text from ${texts} n cross join lateral (
      select c.id from candidate c
      where ${matchingAt(scope, others)} and ${sortExpression(sort)} = n.text and ${beyond(place, sql`n.text`, sql`c.id`)}
      order by c.id ${sql.raw(direction)} limit ${place.offset + place.limit}
    ) c
    where ${edge === null ? sql`true` : sql`n.text ${isBefore} ${edge.value}`} ${ordered(place, sql`n.text`, sql`c.id`)}
  `.execute(db);
  return rows.map(({ id }) => id);
}
