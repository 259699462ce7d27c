import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { fold } from "../linking/fold.ts";
import { judgeAdmission } from "./admission.ts";
import type { CandidateFilter, CandidateLine, CandidateQuery, DuplicateKind } from "./candidate.schema.ts";
import { type DuplicateScope, duplicateConditions, duplicateKindsOf } from "./duplicate.repository.ts";

/** Totals are exact up to here (`design.md` §5). */
export const exactTotalLimit = 10_000;

/** Where candidates are looked for: what somebody may see, and one stage of the candidates' way. */
export interface CandidateScope extends DuplicateScope {
  readonly stage: "sas" | "admitted" | "all";
}

export interface Total {
  readonly total: number;
  readonly totalIsEstimate: boolean;
}

export interface CandidateSelection extends Total {
  readonly items: CandidateLine[];
}

/**
 * One page of the candidates that match, with their number. Few matches are found and sorted at once; many are walked in the
 * order of the sort's index, as far as the page goes.
 */
export async function selectCandidates(
  db: Connection,
  scope: CandidateScope,
  query: CandidateQuery,
): Promise<CandidateSelection> {
  const place = await pagePlace(db, scope, query);
  const value = sortExpression(query.sort);
  const few = await sql<{ total: number; ids: string[] }>`
    with found as materialized (
      select c.id, ${value} as value from candidate c where ${matching(scope, query)} limit ${exactTotalLimit + 1}
    )
    select (select count(*)::integer from found) as total,
      array(select id::text from found where ${beyond(place, sql`value`, sql`id`)} ${ordered(place, sql`found.id`)}) as ids
  `.execute(db);
  const { total, ids } = few.rows[0] ?? { total: 0, ids: [] };
  if (total <= exactTotalLimit) {
    return { items: await linesInOrder(db, scope, inPlace(place, ids)), total, totalIsEstimate: false };
  }
  const { rows } = await sql<{ id: string }>`
    select c.id::text, ${value} as value from candidate c
    where ${matching(scope, query)} and ${beyond(place, value, sql`c.id`)} ${ordered(place, sql`c.id`)}
  `.execute(db);
  const walked = inPlace(
    place,
    rows.map(({ id }) => id),
  );
  return { items: await linesInOrder(db, scope, walked), total: exactTotalLimit, totalIsEstimate: true };
}

/** How many match, exact up to `exactTotalLimit`. */
export async function countCandidates(
  db: Connection,
  scope: CandidateScope,
  filter: CandidateFilter,
): Promise<Total> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from (select from candidate c where ${matching(scope, filter)} limit ${exactTotalLimit + 1}) counted
  `.execute(db);
  const total = rows[0]?.total ?? 0;
  return { total: Math.min(total, exactTotalLimit), totalIsEstimate: total > exactTotalLimit };
}

/** The numbers of those that match and may leave together, in no order, up to `limit`. */
export async function findSelectable(
  db: Connection,
  scope: CandidateScope,
  filter: CandidateFilter,
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

function inPlace({ backwards }: PagePlace, ids: readonly string[]): readonly string[] {
  return backwards ? ids.toReversed() : ids;
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
  let after = "0";
  for (;;) {
    const rows = await lines(db, scope)
      .where(matching(scope, filter))
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
): Promise<string[]> {
  const way = sql.raw(query.order);
  const { rows } = await sql<{ id: string }>`
    select c.id::text from candidate c where ${matching(scope, query)}
    order by ${sortExpression(query.sort)} ${way}, c.id ${way}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** What `candidate c` must be to be listed. */
export function matching(scope: CandidateScope, filter: CandidateFilter): RawBuilder<SqlBool> {
  return sql`${sql.join([candidatesVisibleTo(scope, "c"), ...conditions(scope, filter)], sql` and `)}`;
}

function conditions(scope: CandidateScope, filter: CandidateFilter): RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = [];
  if (scope.stage === "sas") found.push(sql`c.in_sas`);
  if (scope.stage === "admitted") found.push(sql`not c.in_sas`);
  if (filter.establishment !== undefined)
    found.push(
      sql`c.establishment_id = (select id from establishment where school_id = ${scope.schoolId} and uai = ${filter.establishment})`,
    );
  if (filter.campaign !== undefined) found.push(sql`c.campaign_id = ${filter.campaign}`);
  if (filter.duplicates !== undefined && filter.duplicates !== "all")
    found.push(duplicateCondition(scope, filter.duplicates));
  if (filter.import !== undefined)
    found.push(
      sql`exists (select from import_candidate o where o.import_id = ${filter.import} and o.candidate_id = c.id)`,
    );
  if (filter.createdFrom !== undefined) found.push(sql`c.created_on >= ${filter.createdFrom}`);
  if (filter.createdTo !== undefined) found.push(sql`c.created_on <= ${filter.createdTo}`);
  if (filter.birthFrom !== undefined) found.push(sql`c.birth_date >= ${filter.birthFrom}`);
  if (filter.birthTo !== undefined) found.push(sql`c.birth_date <= ${filter.birthTo}`);
  if (filter.lastName !== undefined)
    found.push(sql`c.last_name_folded like ${containing(fold(filter.lastName))}`);
  if (filter.firstName !== undefined)
    found.push(sql`c.first_name_folded like ${containing(fold(filter.firstName))}`);
  if (filter.email !== undefined)
    found.push(sql`c.email like ${containing(filter.email.trim().toLowerCase())}`);
  if (filter.diploma !== undefined)
    found.push(sql`c.diplomas_folded like ${containing(fold(filter.diploma))}`);
  return found;
}

function duplicateCondition(scope: CandidateScope, kind: DuplicateKind | "none"): RawBuilder<SqlBool> {
  const of = duplicateConditions(scope);
  if (kind !== "none") return of[kind];
  if (scope.establishmentIds === null) return sql`not c.sas_twins and c.twin_campaigns = '{}'`;
  return sql`not ${of.sas} and not coalesce(${of.campaign}, false) and not ${of.other}`;
}

/** What a user types is ordinary text: `%`, `_` and `\` too (`design.md` §6). */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
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
