import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { judgeAdmission } from "./admission.ts";
import type { CandidateFilter, CandidateLine, CandidateQuery, duplicateFilters } from "./candidate.schema.ts";
import {
  type CandidateScope,
  isTextOfSort,
  matching,
  matchingAlong,
  type PreparedFilter,
  prepareFilter,
  searchOf,
} from "./candidate-filter.repository.ts";
import { duplicateConditions, duplicateKindsOf } from "./duplicate.repository.ts";

/** Totals are exact up to here (`design.md` §5). */
export const exactTotalLimit = 10_000;

export interface Total {
  readonly total: number;
  readonly totalIsEstimate: boolean;
}

export interface CandidateSelection extends Total {
  readonly items: CandidateLine[];
}

/** So many candidates are walked past in the order of an index before those that match are better sorted. */
const walkLimit = 10_000;
/** And so many where the index itself holds the text that is looked for: no row is read then. */
const indexWalkLimit = 200_000;

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
  const place = await pagePlace(db, scope, query);
  const list = { scope, filter, sort: query.sort, place };
  const counted = searchOf(filter) === "index" ? await countMatches(db, scope, filter) : null;
  const few = counted === null ? await sortMatches(db, list, exactTotalLimit) : null;
  const total = counted ?? few?.total ?? 0;
  const walked = total > exactTotalLimit ? await walkMatches(db, list) : few?.ids;
  const found = walked ?? (await sortMatches(db, list, null)).ids;
  const items = await linesInOrder(db, scope, place.backwards ? found.toReversed() : found);
  return { items, ...told(total) };
}

interface CandidateList {
  readonly scope: CandidateScope;
  readonly filter: PreparedFilter;
  readonly sort: CandidateQuery["sort"];
  readonly place: PagePlace;
}

/**
 * Finds the matches and sorts them, unless there are more than `most` (null: however many): then `total` is one more than that and
 * `ids` tells nothing.
 */
async function sortMatches(
  db: Connection,
  { scope, filter, sort, place }: CandidateList,
  most: number | null,
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const value = sortExpression(sort);
  const limit = most === null ? null : most + 1;
  const matches = sql`from candidate c where ${matching(scope, filter)} limit ${limit}`;
  const search = searchOf(filter);
  // The column that no index has keeps the planner from reading a whole index where parts of words are looked up.
  const isRead = search === "rows" ? sql`, c.admitted_at is null as is_read` : sql``;
  const found =
    search === "column" && most !== null
      ? sql`
        matches as materialized (select c.id ${matches}),
        found as (
          select c.id, ${value} as value from matches join candidate c using (id)
          where (select count(*) from matches) <= ${most}
        )`
      : sql`
        matches as materialized (select c.id, ${value} as value ${isRead} ${matches}),
        found as (select id, value from matches)`;
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with ${found}
    select (select count(*)::integer from matches) as total,
      array(select id::text from found where ${beyond(place, sql`value`, sql`id`)} ${ordered(place, sql`found.id`)}) as ids
  `.execute(db);
  return rows[0] ?? { total: 0, ids: [] };
}

/** Goes through the list in the order of the sort's index until the page is full; null when that takes too long. */
async function walkMatches(
  db: Connection,
  { scope, filter, sort, place }: CandidateList,
): Promise<readonly string[] | null> {
  const value = sortExpression(sort);
  const way = sql.raw(place.direction);
  const { bounds, others } = matchingAlong(scope, filter, sort);
  const furthest = (isTextOfSort(filter, sort) ? indexWalkLimit : walkLimit) + 4 * place.offset;
  const { rows } = await sql<{ id: string }>`
    select c.id::text from (
      select c.*, ${value} as value from candidate c
      where ${bounds} and ${beyond(place, value, sql`c.id`)}
      order by ${value} ${way}, c.id ${way} limit ${furthest}
    ) c
    where ${others} ${ordered(place, sql`c.id`)}
  `.execute(db);
  return rows.length < place.limit ? null : rows.map(({ id }) => id);
}

/** How many match, exact up to `exactTotalLimit`. */
export async function countCandidates(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<Total> {
  return told(await countMatches(db, scope, filter));
}

/** One more than `exactTotalLimit` stands for all that is beyond. */
async function countMatches(db: Connection, scope: CandidateScope, filter: PreparedFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from (select from candidate c where ${matching(scope, filter)} limit ${exactTotalLimit + 1}) counted
  `.execute(db);
  return rows[0]?.total ?? 0;
}

/** How many there are of each kind of duplicate among those that match; null when more than `exactTotalLimit` match. */
export async function countKinds(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
): Promise<Record<(typeof duplicateFilters)[number], Total> | null> {
  const { sas, campaign, other } = duplicateConditions(scope);
  const { rows } = await sql<Record<(typeof duplicateFilters)[number], number>>`
    select count(*)::integer as all, (count(*) filter (where sas))::integer as sas,
      (count(*) filter (where campaign))::integer as campaign, (count(*) filter (where other))::integer as other,
      (count(*) filter (where not sas and campaign is not true and not other))::integer as none
    from (
      select ${sas} as sas, ${campaign} as campaign, ${other} as other
      from candidate c where ${matching(scope, filter)} limit ${exactTotalLimit + 1}
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
  };
}

function told(total: number): Total {
  return { total: Math.min(total, exactTotalLimit), totalIsEstimate: total > exactTotalLimit };
}

/** The numbers of those that match and may leave together, in no order, up to `limit`. */
export async function findSelectable(
  db: Connection,
  scope: CandidateScope,
  filter: PreparedFilter,
  limit: number,
): Promise<string[]> {
  const { sas, campaign } = duplicateConditions(scope);
  const { rows } = await sql<{ id: string }>`
    select c.id::text from candidate c
    where ${matching(scope, filter)} and not (${sas} or coalesce(${campaign}, false)) limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Where a page lies: behind a candidate in the direction of the walk, or so many rows from where the walk begins. */
interface PagePlace {
  readonly direction: "asc" | "desc";
  /** The page is walked backwards, and turned round afterwards. */
  readonly backwards: boolean;
  readonly edge: { readonly id: string; readonly value: string } | null;
  readonly offset: number;
  readonly limit: number;
}

/**
 * `after` and `before` name a candidate: what arrives or leaves meanwhile neither repeats nor skips anybody. When that
 * candidate is gone, the number of the page decides.
 */
async function pagePlace(db: Connection, scope: Scope, query: CandidateQuery): Promise<PagePlace> {
  const { after, before, last = false, order, page, pageSize } = query;
  const named = after ?? before;
  const edge = named === undefined ? null : await findEdge(db, scope, query.sort, named);
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

async function findEdge(db: Connection, scope: Scope, sort: CandidateQuery["sort"], id: string) {
  const { rows } = await sql<{ id: string; value: string }>`
    select c.id::text, ${sortExpression(sort)}::text as value from candidate c
    where ${candidatesVisibleTo(scope, "c")} and c.id = ${id}
  `.execute(db);
  return rows[0] ?? null;
}

function beyond(place: PagePlace, value: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (place.edge === null) return sql`true`;
  const { direction, edge } = place;
  return sql`(${value}, ${id}) ${sql.raw(direction === "asc" ? ">" : "<")} (${edge.value}, ${edge.id})`;
}

/** Equal values keep one order, by number, so that pages neither repeat nor skip. */
function ordered({ direction, offset, limit }: PagePlace, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const way = sql.raw(direction);
  return sql`order by value ${way}, ${id} ${way} limit ${limit} offset ${offset}`;
}

async function linesInOrder(
  db: Connection,
  scope: CandidateScope,
  ids: readonly string[],
): Promise<CandidateLine[]> {
  if (ids.length === 0) return [];
  const rows = await lines(db, scope).where(sql<SqlBool>`c.id = any(${ids}::bigint[])`).execute();
  const found = new Map(rows.map((row) => [row.id, toLine(row, scope)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** All the candidates of a scope in the order of their numbers, some thousand at a time. */
export async function* streamCandidates(
  db: Connection,
  scope: CandidateScope,
  filter: CandidateFilter,
): AsyncGenerator<CandidateLine> {
  const prepared = await prepareFilter(db, scope, filter);
  let after = "0";
  for (;;) {
    const rows = await lines(db, scope)
      .where(matching(scope, prepared))
      .where("c.id", ">", after)
      .orderBy("c.id")
      .limit(1_000)
      .execute();
    yield* rows.map((row) => toLine(row, scope));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** The numbers of all the candidates that match, in the order of the list. */
export async function selectCandidateIds(
  db: Connection,
  scope: CandidateScope,
  query: CandidateQuery,
  among: readonly string[] | null = null,
): Promise<string[]> {
  const chosen = among === null ? sql`true` : sql`c.id = any(${among}::bigint[])`;
  const way = sql.raw(query.order);
  const { rows } = await sql<{ id: string }>`
    select c.id::text from candidate c where ${matching(scope, await prepareFilter(db, scope, query))} and ${chosen}
    order by ${sortExpression(query.sort)} ${way}, c.id ${way}
  `.execute(db);
  return rows.map(({ id }) => id);
}

function sortExpression(sort: CandidateQuery["sort"]) {
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

function lines(db: Connection, scope: CandidateScope) {
  return db
    .selectFrom("candidate as c")
    .innerJoin("establishment", "establishment.id", "c.establishment_id")
    .leftJoin("campaign", "campaign.id", "c.campaign_id")
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom("parcoursup_file as f")
          .select(["f.file_number", "f.session"])
          .whereRef("f.candidate_id", "=", "c.id")
          // The newest session, and there the file that has a number.
          .orderBy("f.session", "desc")
          .orderBy(sql`f.file_number is null`)
          .orderBy("f.id")
          .limit(1)
          .as("file"),
      (join) => join.onTrue(),
    )
    .select([
      "c.id",
      "c.created_on",
      "c.birth_date",
      "c.civility",
      "c.last_name",
      "c.first_name",
      "c.email",
      "c.diploma_labels",
      "campaign.name as campaign",
      "file.file_number",
      "file.session",
      "establishment.uai",
      "c.in_sas",
      "c.campaign_id",
      duplicateKindsOf(scope).as("duplicates"),
    ]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

function toLine(row: LineRow, { targetCampaignId = null }: CandidateScope): CandidateLine {
  const { duplicates } = row;
  return {
    id: row.id,
    createdOn: row.created_on,
    birthDate: row.birth_date,
    civility: row.civility,
    lastName: row.last_name,
    firstName: row.first_name,
    email: row.email,
    diplomas: row.diploma_labels,
    campaign: row.campaign,
    fileNumber: row.file_number,
    session: row.session,
    establishment: row.uai,
    campaignId: row.campaign_id,
    duplicates,
    ...judgeAdmission({ admitted: !row.in_sas, duplicates, targetCampaignId }),
  };
}
