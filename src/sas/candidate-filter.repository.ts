import { type RawBuilder, type SqlBool, sql } from "kysely";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { fold, glue } from "../linking/fold.ts";
import {
  type CandidateFilter,
  type CandidateQuery,
  candidateSorts,
  type DuplicateKind,
} from "./candidate.schema.ts";
import { type DuplicateScope, duplicateConditions, mayLeaveTogether } from "./duplicate.repository.ts";

/** Where candidates are looked for: what somebody may see, and one stage of the candidates' way. */
export interface CandidateScope extends DuplicateScope {
  readonly stage: "sas" | "admitted" | "all";
}

/** A filter that names what is in the database, so that the planner knows how much each condition leaves. */
export interface PreparedFilter extends Omit<CandidateFilter, "establishment" | "duplicates"> {
  /** Beside those of the list: of no other kind than « dans une autre campagne ». */
  readonly duplicates?: CandidateFilter["duplicates"] | "otherOnly";
  /** Null: there is no such establishment in the school. */
  readonly establishmentId?: string | null;
  /** The diplomas that the filter stands for, where they are few enough to be told one by one. */
  readonly diplomaTexts?: readonly string[];
}

/** A school has some hundreds of different diplomas at most; where there are more, each candidate is looked at. */
const knownDiplomas = 1_000;

/** Looks up what a filter names. */
export async function prepareFilter(
  db: Connection,
  scope: CandidateScope,
  { establishment, ...filter }: CandidateFilter,
): Promise<PreparedFilter> {
  const diplomaTexts = filter.diploma && (await findDiplomaTexts(db, scope, filter.diploma));
  return {
    ...filter,
    ...(establishment !== undefined && {
      establishmentId: await findEstablishmentId(db, scope, establishment),
    }),
    ...(diplomaTexts && { diplomaTexts }),
  };
}

async function findEstablishmentId(db: Connection, { schoolId }: CandidateScope, uai: string) {
  const { rows } = await sql<{ id: string }>`
    select id::text from establishment where school_id = ${schoolId} and uai = ${uai}
  `.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * Which diplomas hold a text: there are few different ones, and their index finds candidates by a whole diploma but not by a
 * part of it. Null when there are too many.
 */
async function findDiplomaTexts(
  db: Connection,
  scope: CandidateScope,
  part: string,
): Promise<readonly string[] | null> {
  if (scope.stage === "all") return null;
  const next = (after: RawBuilder<unknown>) => sql`(
    select c.diplomas_folded from candidate c
    where ${ofSchool(scope)} and ${ofStage(scope)} ${after} order by c.diplomas_folded limit 1
  )`;
  const { rows } = await sql<{ known: number; texts: string[] }>`
    with recursive diploma(text) as (
      select ${next(sql``)}
      union all
      select ${next(sql`and c.diplomas_folded > diploma.text`)} from diploma where diploma.text is not null
    ), known as (select text from diploma limit ${knownDiplomas + 1})
    select count(*)::integer as known,
      coalesce(array_agg(text) filter (where ${diplomaHolds(sql`text`, part)}), '{}') as texts
    from known
  `.execute(db);
  const { known, texts } = rows[0] ?? { known: 0, texts: [] };
  return known > knownDiplomas ? null : texts;
}

/** What `candidate c` must be to be listed. */
export function matching(scope: CandidateScope, filter: PreparedFilter): RawBuilder<SqlBool> {
  return allOf([listed(scope), ...conditions(scope, filter)]);
}

/** What `candidate c` must be to be listed at all. */
function listed(scope: CandidateScope): RawBuilder<SqlBool> {
  return allOf([candidatesVisibleTo(scope, "c"), ofStage(scope)]);
}

/**
 * What it must be to be listed, in two parts: what an index in the order of `sort` begins and ends at, and what each candidate on the
 * way is looked at for.
 */
export function matchingAlong(
  scope: CandidateScope,
  filter: PreparedFilter,
  sort: CandidateQuery["sort"],
): { readonly bounds: RawBuilder<SqlBool>; readonly others: RawBuilder<SqlBool> } {
  const { createdFrom, createdTo, birthFrom, birthTo, establishmentId, campaign, ...rest } = filter;
  const byArrival = given({ createdFrom, createdTo, establishmentId, campaign });
  const byBirth = given({ birthFrom, birthTo });
  const [bounding, others] =
    sort === "createdOn"
      ? [byArrival, { ...rest, ...byBirth }]
      : sort === "birthDate"
        ? [byBirth, { ...rest, ...byArrival }]
        : [{}, filter];
  const bounds = allOf([ofStage(scope), ...conditions(scope, bounding)]);
  const looked = visibleMatching(scope, others);
  // An establishment has an index of its own in the order of arrival. The planner, which takes those of one establishment to have come all
  // the time, would rather walk through the whole school.
  if (sort === "createdOn" && establishmentId != null)
    return { bounds, others: allOf([ofSchool(scope), looked]) };
  return { bounds: allOf([ofSchool(scope), bounds]), others: looked };
}

/** What a candidate of the school and the stage must be besides. */
function visibleMatching(scope: CandidateScope, filter: PreparedFilter): RawBuilder<SqlBool> {
  const rights = scope.establishmentIds === null ? [] : [candidatesVisibleTo(scope, "c")];
  return allOf([...rights, ...conditions(scope, filter)]);
}

/** `matching` with the school and the stage named first, so that every index of a sort can begin there. */
export function matchingAt(scope: CandidateScope, filter: PreparedFilter): RawBuilder<SqlBool> {
  return allOf([ofSchool(scope), ofStage(scope), visibleMatching(scope, filter)]);
}

/** Those fields of a filter that have a value. */
function given(
  fields: { readonly [Name in keyof PreparedFilter]: PreparedFilter[Name] | undefined },
): PreparedFilter {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What a filter can ask of a candidate. */
export type FilteredColumn = CandidateQuery["sort"] | "establishment" | "campaign" | "duplicates" | "import";

/** What a filter asks of a candidate. */
export function filteredColumns(filter: PreparedFilter): FilteredColumn[] {
  const { lastName, firstName, email, diploma, campaign } = filter;
  const values: Readonly<Record<FilteredColumn, unknown>> = {
    createdOn: filter.createdFrom ?? filter.createdTo,
    birthDate: filter.birthFrom ?? filter.birthTo,
    establishment: filter.establishmentId,
    duplicates: filter.duplicates === "all" ? undefined : filter.duplicates,
    import: filter.import,
    ...{ lastName, firstName, email, diploma, campaign },
  };
  const columns = [...candidateSorts, "establishment", "campaign", "duplicates", "import"] as const;
  return columns.filter((column) => values[column] !== undefined);
}

function conditions(scope: CandidateScope, filter: PreparedFilter): RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = [];
  if (filter.establishmentId === null) found.push(sql`false`);
  else if (filter.establishmentId !== undefined)
    found.push(sql`c.establishment_id = ${filter.establishmentId}`);
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
  if (filter.lastName !== undefined) found.push(nameHolds(sql`c.last_name_folded`, filter.lastName));
  if (filter.firstName !== undefined) found.push(nameHolds(sql`c.first_name_folded`, filter.firstName));
  if (filter.email !== undefined)
    found.push(sql`c.email like ${containing(filter.email.trim().toLowerCase())}`);
  if (filter.diplomaTexts !== undefined)
    found.push(sql`c.diplomas_folded = any(${[...filter.diplomaTexts]}::text[])`);
  else if (filter.diploma !== undefined) found.push(diplomaHolds(sql`c.diplomas_folded`, filter.diploma));
  return found;
}

function ofSchool({ schoolId }: CandidateScope): RawBuilder<SqlBool> {
  return sql`c.school_id = ${schoolId}`;
}

function ofStage({ stage }: CandidateScope): RawBuilder<SqlBool> {
  switch (stage) {
    case "sas":
      return sql`c.in_sas`;
    case "admitted":
      return sql`not c.in_sas`;
    case "all":
      return sql`true`;
  }
}

function duplicateCondition(
  scope: CandidateScope,
  kind: DuplicateKind | "none" | "otherOnly",
): RawBuilder<SqlBool> {
  const of = duplicateConditions(scope);
  if (kind === "otherOnly") return sql`${of.other} and ${mayLeaveTogether(of)}`;
  if (kind !== "none") return of[kind];
  if (scope.establishmentIds === null) return sql`not c.sas_twins and c.twin_campaigns = '{}'`;
  return sql`${mayLeaveTogether(of)} and not ${of.other}`;
}

/** Whether a folded name holds a part of one, spaces apart: « legoff » finds `le goff`, as two of one identity may be written. */
export function nameHolds(folded: RawBuilder<unknown>, part: string): RawBuilder<SqlBool> {
  return sql`replace(${folded}, ' ', '') like ${containing(glue(part))}`;
}

/** Whether a folded diploma holds every word, in any order: « bac général 2024 ». */
function diplomaHolds(folded: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> {
  const parts = fold(words)
    .split(/[\s()]+/)
    .map(containing);
  return sql`${folded} like all(${parts}::text[])`;
}

/** What a user types is ordinary text: `%`, `_` and `\` too (`design.md` §6). */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

function allOf(all: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}`;
}
