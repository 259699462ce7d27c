import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo, visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { type LinkedProfiles, movedTables } from "./link.repository.ts";
import { insertRows, writeLinkProfiles } from "./link-profile.repository.ts";
import type { LinkProfile, Side } from "./link-profile.ts";

/** A link that stands, with what is needed to take it back. */
export interface StandingLink {
  readonly id: string;
  readonly survivorId: string;
  readonly absorbedId: string;
  readonly profiles: LinkedProfiles;
  /** A later link of the same profile stands on this one. */
  readonly covered: boolean;
}

/** The links with these numbers, or of this batch, whose two profiles the scope may see, the latest first. */
export async function findLinks(
  db: Connection,
  scope: Scope,
  which: { readonly id: string } | { readonly batchId: string },
): Promise<StandingLink[]> {
  const chosen = "id" in which ? sql`l.id = ${which.id}` : sql`l.batch_id = ${which.batchId}`;
  const { rows } = await sql<StandingLink>`
    select l.id::text, l.survivor_id::text as "survivorId", l.absorbed_id::text as "absorbedId", l.profiles,
      exists (
        select from candidate_link later where later.survivor_id = l.survivor_id and later.id > l.id
      ) as covered
    from candidate_link l join candidate c on c.id = l.survivor_id
    where ${chosen} and ${visibleTo(scope, "l")} and ${candidatesVisibleTo(scope, "c")}
    order by l.id desc
  `.execute(db);
  return rows;
}

/** What an import since the link changed in the linked profile, and whose Parcoursup file it came from. */
export interface ImportSince {
  readonly linkId: string;
  readonly side: Side;
  readonly changes: readonly { readonly field: string; readonly after: unknown }[];
}

/** The imports since these links, in their order. */
export async function findImportsSince(db: Connection, linkIds: readonly string[]): Promise<ImportSince[]> {
  const { rows } = await sql<ImportSince>`
    select l.id::text as "linkId", ${sideOfImport} as side, o.changes
    from candidate_link l
    join import_candidate o on o.candidate_id = l.survivor_id and not l.moved -> 'known_imports' @> to_jsonb(o.import_id)
    join import i on i.id = o.import_id
    where l.id = any(${linkIds}::bigint[])
    order by o.import_id
  `.execute(db);
  return rows;
}

/** An import is for the absorbed profile when only a file of that one is of its establishment and session. */
const sideOfImport = sql`
  case when exists (
    select from parcoursup_file f
    where f.candidate_id = l.survivor_id and f.establishment_id = i.establishment_id and f.session = i.session
      and l.moved -> 'parcoursup_file' @> to_jsonb(f.id)
  ) and not exists (
    select from parcoursup_file f
    where f.candidate_id = l.survivor_id and f.establishment_id = i.establishment_id and f.session = i.session
      and not l.moved -> 'parcoursup_file' @> to_jsonb(f.id)
  ) then 'absorb' else 'keep' end
`;

/** Two profiles again, as `separateProfiles` says: the rows that had moved go back, the absorbed one has its number again. */
export async function writeSeparations(
  db: Connection,
  linkIds: readonly string[],
  profiles: readonly LinkProfile[],
): Promise<void> {
  const { rows: asides } = await sql<{ candidate: object; imports: object[] }>`
    select absorbed -> 'candidate' as candidate,
      coalesce((
        select jsonb_agg(o) from jsonb_array_elements(absorbed -> 'import_candidate') o
        where (o ->> 'import_id')::bigint in (select id from import)
      ), '[]') as imports
    from candidate_link where id = any(${linkIds}::bigint[]) order by id
  `.execute(db);
  await insertRows(
    db,
    "candidate",
    asides.map(({ candidate }) => ({ ...candidate, campaign_id: null })),
  );
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} t set candidate_id = l.absorbed_id from candidate_link l
      where l.id = any(${linkIds}::bigint[]) and t.candidate_id = l.survivor_id
        and l.moved -> ${sql.lit(table)}::text @> to_jsonb(t.id)
    `.execute(db);
  await giveImportsBack(db, linkIds);
  await insertRows(
    db,
    "import_candidate",
    asides.flatMap(({ imports }) => imports),
  );
  await sql`
    update candidate_link earlier set survivor_id = l.absorbed_id from candidate_link l
    where l.id = any(${linkIds}::bigint[]) and earlier.survivor_id = l.survivor_id
      and l.moved -> 'candidate_link' @> to_jsonb(earlier.id)
  `.execute(db);
  await giveRefusalsBack(db, linkIds);
  await writeLinkProfiles(db, profiles);
  await sql`delete from candidate_link where id = any(${linkIds}::bigint[])`.execute(db);
}

/** What the absorbed profile's imports said of it is about to be written again; what they have said since the link goes with it. */
async function giveImportsBack(db: Connection, linkIds: readonly string[]): Promise<void> {
  await sql`
    delete from import_candidate o using candidate_link l
    where l.id = any(${linkIds}::bigint[]) and o.candidate_id = l.survivor_id
      and l.moved -> 'import_candidate' @> to_jsonb(o.import_id)
  `.execute(db);
  // The files are back: whoever has the only one of the import's establishment and session is whom it speaks of.
  await sql`
    update import_candidate o set candidate_id = l.absorbed_id
    from candidate_link l, import i
    where l.id = any(${linkIds}::bigint[]) and o.candidate_id = l.survivor_id and i.id = o.import_id
      and not l.moved -> 'known_imports' @> to_jsonb(o.import_id)
      and exists (
        select from parcoursup_file f
        where f.candidate_id = l.absorbed_id and f.establishment_id = i.establishment_id and f.session = i.session
      )
      and not exists (
        select from parcoursup_file f
        where f.candidate_id = l.survivor_id and f.establishment_id = i.establishment_id and f.session = i.session
      )
  `.execute(db);
}

async function giveRefusalsBack(db: Connection, linkIds: readonly string[]): Promise<void> {
  await sql`
    delete from link_refusal r using candidate_link l
    where l.id = any(${linkIds}::bigint[]) and l.survivor_id in (r.low_id, r.high_id)
      and l.moved -> 'link_refusal' @> to_jsonb(case when r.low_id = l.survivor_id then r.high_id else r.low_id end)
  `.execute(db);
  await sql`
    insert into link_refusal (low_id, high_id, school_id, account_id, refused_at)
    select r.low_id, r.high_id, r.school_id, account.id, r.refused_at
    from candidate_link l
    cross join jsonb_populate_recordset(null::link_refusal, coalesce(l.absorbed -> 'link_refusal', '[]')) r
    join candidate low on low.id = r.low_id
    join candidate high on high.id = r.high_id
    left join account on account.id = r.account_id
    where l.id = any(${linkIds}::bigint[])
    on conflict do nothing
  `.execute(db);
}
