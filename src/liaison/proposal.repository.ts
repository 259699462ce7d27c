import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type {
  LinkBadges,
  LinkPerson,
  LinkProposal,
  LinkProposalFilter,
  LinkProposalPage,
  LinkProposalQuery,
  ProfileLinks,
} from "./proposal.schema.ts";

/**
 * The proposals of a school that nobody refused, as `graded`: what the fields make certain is only probable where one of the
 * two has another such counterpart (`linking/settle.ts`). With `near`, those of these candidates, their counterparts' beside them: all
 * that their grades depend on.
 */
function graded(schoolId: string, near: readonly string[] | null): RawBuilder<unknown> {
  const unrefused = sql`p.school_id = ${schoolId} and not exists (
    select from link_refusal r where r.low_id = p.low_id and r.high_id = p.high_id
  )`;
  const proposals =
    near === null
      ? sql`unrefused as materialized (select p.* from link_proposal p where ${unrefused})`
      : sql`
        people as materialized (
          select unnest(${[...near]}::bigint[]) as id
          union select high_id from link_proposal where low_id = any(${[...near]}::bigint[])
          union select low_id from link_proposal where high_id = any(${[...near]}::bigint[])
        ),
        unrefused as materialized (
          select p.* from people join link_proposal p on p.low_id = people.id where ${unrefused}
          union select p.* from people join link_proposal p on p.high_id = people.id where ${unrefused}
        )`;
  return sql`
    ${proposals},
    crowded as materialized (
      select id from (
        select low_id as id from unrefused where grade = 'certain'
        union all select high_id from unrefused where grade = 'certain'
      ) ends group by id having count(*) > 1
    ),
    graded as (
      select p.low_id, p.high_id, p.conflict, d.demoted,
        case when d.demoted then 'probable' else p.grade end as grade,
        case when d.demoted then p.reasons || '["pair.severalCounterparts"]' else p.reasons end as reasons
      from unrefused p
      cross join lateral (
        select p.grade = 'certain' and not p.by_identifier and (${isAmong("p", sql`select id from crowded`)}) as demoted
      ) d
    )
  `;
}

/**
 * Whether one of the two of a pair is among some candidates. A look-up in a hashed list, whatever the planner believes of tables that are
 * written all at once: as a join it may compare every pair with every candidate.
 */
function isAmong(pair: string, candidates: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const { low, high } = { low: sql.ref(`${pair}.low_id`), high: sql.ref(`${pair}.high_id`) };
  return sql`${low} in (${candidates}) or ${high} in (${candidates})`;
}

const rank = sql`array_position(array['certain', 'probable', 'possible'], g.grade)`;

/** Both must be visible: a proposal tells of two persons. */
function matching(scope: Scope, filter: Omit<LinkProposalFilter, "grade">): RawBuilder<unknown> {
  const { establishment, import: importId, candidate } = filter;
  return sql`
    graded g join candidate low on low.id = g.low_id join candidate high on high.id = g.high_id
    where ${candidatesVisibleTo(scope, "low")} and ${candidatesVisibleTo(scope, "high")}
    ${
      establishment === undefined
        ? sql``
        : sql`and exists (
            select from establishment e
            where e.school_id = ${scope.schoolId} and e.uai = ${establishment}
              and e.id in (low.establishment_id, high.establishment_id)
          )`
    }
    ${
      importId === undefined
        ? sql``
        : sql`and (${isAmong("g", sql`select candidate_id from import_candidate where import_id = ${importId}`)})`
    }
    ${candidate === undefined ? sql`` : sql`and ${candidate}::bigint in (g.low_id, g.high_id)`}
  `;
}

/** A page of the proposals that the scope may see, the surest first. */
export async function selectProposals(
  db: Connection,
  scope: Scope,
  query: LinkProposalQuery,
): Promise<LinkProposalPage> {
  const { page, pageSize, grade } = query;
  const proposals = graded(scope.schoolId, query.candidate === undefined ? null : [query.candidate]);
  const { rows: counts } = await sql<LinkProposalPage["grades"]>`
    with ${proposals}
    select count(*) filter (where g.grade = 'certain')::integer as certain,
      count(*) filter (where g.grade = 'probable')::integer as probable,
      count(*) filter (where g.grade = 'possible')::integer as possible
    from ${matching(scope, query)}
  `.execute(db);
  const grades = counts[0] ?? { certain: 0, probable: 0, possible: 0 };
  const { rows } = await sql<LinkProposal>`
    with ${proposals}
    select g.grade, g.conflict, g.reasons, ${personJson("elder")} as keep, ${personJson("younger")} as absorb
    from (
      select g.*, (low.created_at, low.id) <= (high.created_at, high.id) as low_is_elder,
        ${rank} as rank, high.last_name_folded as sorted
      from ${matching(scope, query)} ${grade === undefined ? sql`` : sql`and g.grade = ${grade}`}
      order by rank, sorted, g.low_id, g.high_id limit ${pageSize} offset ${(page - 1) * pageSize}
    ) g
    join candidate elder on elder.id = case when low_is_elder then low_id else high_id end
    join candidate younger on younger.id = case when low_is_elder then high_id else low_id end
    order by rank, sorted, low_id, high_id
  `.execute(db);
  const total = grade === undefined ? grades.certain + grades.probable + grades.possible : grades[grade];
  const candidates = query.import === undefined ? 0 : await countKnown(db, scope, query.import);
  return { items: rows, total, totalIsEstimate: false, page, pageSize, grades, candidates };
}

/** How many people of an import seem to be known already. */
async function countKnown(db: Connection, scope: Scope, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${graded(scope.schoolId, null)},
    known as materialized (
      select g.low_id, g.high_id from ${matching(scope, { import: importId })} and g.grade <> 'possible'
    )
    select count(*)::integer as count
    from (select low_id as id from known union select high_id from known) ends
    where exists (
      select from import_candidate o where o.import_id = ${importId} and o.candidate_id = ends.id and o.outcome = 'created' offset 0
    )
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The best grade and the number of counterparts of each of these candidates that has any. */
export async function selectBadges(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
): Promise<LinkBadges["items"]> {
  const { rows } = await sql<LinkBadges["items"][number]>`
    with ${graded(scope.schoolId, ids)}
    select ends.id::text as "candidateId", count(*)::integer as count,
      (array['certain', 'probable', 'possible'])[min(ends.rank)] as grade
    from (
      select g.low_id, g.high_id, ${rank} as rank from ${matching(scope, {})}
        and (g.low_id = any(${ids}::bigint[]) or g.high_id = any(${ids}::bigint[]))
    ) p
    cross join lateral (values (p.low_id, p.rank), (p.high_id, p.rank)) ends(id, rank)
    where ends.id = any(${ids}::bigint[])
    group by ends.id order by ends.id
  `.execute(db);
  return rows;
}

/** The certain pairs that the scope may see, the profile that stays first; nobody is in two of them. */
export async function selectCertainPairs(
  db: Connection,
  scope: Scope,
): Promise<{ readonly keep: string; readonly absorb: string }[]> {
  const { rows } = await sql<{ keep: string; absorb: string }>`
    with ${graded(scope.schoolId, null)}
    select case when elder then low_id else high_id end::text as keep,
      case when elder then high_id else low_id end::text as absorb
    from (
      select g.low_id, g.high_id, (low.created_at, low.id) <= (high.created_at, high.id) as elder
      from ${matching(scope, {})} and g.grade = 'certain' and not g.conflict
    ) p order by low_id, high_id
  `.execute(db);
  return rows;
}

/** A `LinkPerson`, of candidate `alias` in the statement around it. */
export function personJson(alias: string): RawBuilder<LinkPerson> {
  const c = sql.table(alias);
  return sql`
    json_build_object('id', ${c}.id::text, 'lastName', ${c}.last_name, 'firstName', ${c}.first_name,
      'birthDate', ${c}.birth_date, 'createdAt', to_json(${c}.created_at at time zone 'UTC')#>>'{}' || 'Z',
      'campaign', (select name from campaign where campaign.id = ${c}.campaign_id),
      'establishment', (select json_build_object('uai', e.uai, 'name', e.name) from establishment e
        where e.id = ${c}.establishment_id))
  `;
}

/** The links of a profile, the latest first. */
export async function selectProfileLinks(
  db: Connection,
  scope: Scope,
  candidateId: string,
): Promise<ProfileLinks["items"]> {
  const { rows } = await sql<ProfileLinks["items"][number]>`
    select l.id::text, to_json(l.linked_at at time zone 'UTC')#>>'{}' || 'Z' as at,
      a.first_name || ' ' || a.last_name as "user",
      json_build_object('id', l.absorbed_id::text, 'lastName', l.absorbed -> 'candidate' ->> 'last_name',
        'firstName', l.absorbed -> 'candidate' ->> 'first_name', 'establishment', e.name || ' (' || e.uai || ')') as absorbed,
      row_number() over (order by l.id desc) = 1 as latest
    from candidate_link l
    join candidate c on c.id = l.survivor_id
    join establishment e on e.id = l.establishment_id
    left join account a on a.id = l.account_id
    where l.survivor_id = ${candidateId} and ${candidatesVisibleTo(scope, "c")}
    order by l.id desc
  `.execute(db);
  return rows;
}
