import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { JoinedProfile, LinkMoment } from "./join-profiles.ts";
import { writeLinkProfiles } from "./link-profile.repository.ts";
import type { LinkProfile } from "./link-profile.ts";

/** Two profiles before a link, and what became of them. */
export interface LinkedProfiles {
  readonly keep: LinkProfile;
  readonly absorb: LinkProfile;
  readonly joined: JoinedProfile;
}

/** What is written of one link. */
export interface NewLink {
  readonly schoolId: string;
  readonly batchId: string;
  readonly moment: LinkMoment;
  /** Of the absorbed profile. */
  readonly establishmentId: string;
  readonly profiles: LinkedProfiles;
}

/**
 * Tables whose rows go to the profile that stays, under their own numbers. Every table that refers to `candidate` is here or
 * in `tablesOfTheirOwn` (a test says which one was forgotten).
 */
export const movedTables = ["parcoursup_file", "candidate_note"] as const;

/** Tables that refer to `candidate` and that a link treats in its own way. */
export const tablesOfTheirOwn = [
  "diploma",
  "candidate_edit",
  "import_candidate",
  "candidate_link",
  "link_refusal",
  // Made anew whenever a profile changes.
  "link_key",
  "link_pending",
  "link_proposal",
] as const;

/**
 * Makes one profile of each pair, whose rows are locked: what is the absorbed profile's goes to the one that stays, its own
 * rows are kept aside exactly as they are, and it is gone. A statement does it for all pairs.
 */
export async function writeLinks(db: Connection, links: readonly NewLink[]): Promise<string[]> {
  const ids = await keepAside(db, links);
  for (const table of movedTables)
    await sql`
      update ${sql.table(table)} t set candidate_id = l.survivor_id from candidate_link l
      where l.id = any(${ids}::bigint[]) and t.candidate_id = l.absorbed_id
    `.execute(db);
  await sql`
    insert into import_candidate (import_id, candidate_id, outcome, changes, kept, row_digest, row_identity,
      numbered_files)
    select o.import_id, l.survivor_id, o.outcome, o.changes, o.kept, o.row_digest, o.row_identity,
      o.numbered_files
    from candidate_link l join import_candidate o on o.candidate_id = l.absorbed_id
    where l.id = any(${ids}::bigint[])
    on conflict do nothing
  `.execute(db);
  await sql`
    update candidate_link earlier set survivor_id = l.survivor_id from candidate_link l
    where l.id = any(${ids}::bigint[]) and earlier.survivor_id = l.absorbed_id
  `.execute(db);
  // Who is not the absorbed person is not the one who stays either.
  await sql`
    insert into link_refusal (low_id, high_id, school_id, account_id, refused_at)
    select least(l.survivor_id, other.id), greatest(l.survivor_id, other.id), r.school_id, r.account_id, r.refused_at
    from candidate_link l
    join link_refusal r on l.absorbed_id in (r.low_id, r.high_id)
    join candidate other on other.id in (r.low_id, r.high_id) and other.id not in (l.absorbed_id, l.survivor_id)
    where l.id = any(${ids}::bigint[])
    on conflict do nothing
  `.execute(db);
  await sql`
    delete from candidate where id in (select absorbed_id from candidate_link where id = any(${ids}::bigint[]))
  `.execute(db);
  await writeLinkProfiles(
    db,
    links.map(({ profiles }) => profiles.joined),
  );
  return ids;
}

/** Writes the rows of the absorbed profiles, and which rows are about to move, where a link can be taken back from. */
async function keepAside(db: Connection, links: readonly NewLink[]): Promise<string[]> {
  const rows = links.map(({ profiles, schoolId, batchId, moment, establishmentId }) => ({
    school_id: schoolId,
    batch_id: batchId,
    survivor_id: profiles.keep.id,
    absorbed_id: profiles.absorb.id,
    establishment_id: establishmentId,
    account_id: moment.accountId,
    linked_at: moment.at,
    profiles,
  }));
  const moved = movedTables.map(
    (table) => sql`
      ${sql.lit(table)}::text, (select coalesce(jsonb_agg(t.id order by t.id), '[]') from ${sql.table(table)} t
        where t.candidate_id = m.absorbed_id)
    `,
  );
  const { rows: written } = await sql<{ id: string }>`
    insert into candidate_link (school_id, batch_id, survivor_id, absorbed_id, establishment_id, account_id, linked_at,
      profiles, absorbed, moved)
    select m.school_id, m.batch_id, m.survivor_id, m.absorbed_id, m.establishment_id, m.account_id, m.linked_at, m.profiles,
      jsonb_build_object(
        'candidate', to_jsonb(c),
        'import_candidate', (select coalesce(jsonb_agg(to_jsonb(o) order by o.import_id), '[]') from import_candidate o
          where o.candidate_id = c.id),
        'link_refusal', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from link_refusal r
          where c.id in (r.low_id, r.high_id))
      ),
      jsonb_build_object(${sql.join(moved)},
        'import_candidate', (select coalesce(jsonb_agg(o.import_id order by o.import_id), '[]') from import_candidate o
          where o.candidate_id = c.id and not exists (
            select from import_candidate own where own.candidate_id = m.survivor_id and own.import_id = o.import_id
          )),
        'known_imports', (select coalesce(jsonb_agg(distinct o.import_id), '[]') from import_candidate o
          where o.candidate_id in (m.absorbed_id, m.survivor_id)),
        'link_refusal', (select coalesce(jsonb_agg(r.other), '[]') from (
          select case when low_id = m.absorbed_id then high_id else low_id end as other from link_refusal
          where m.absorbed_id in (low_id, high_id)
        ) r where r.other <> m.survivor_id and not exists (
          select from link_refusal own
          where own.low_id = least(r.other, m.survivor_id) and own.high_id = greatest(r.other, m.survivor_id)
        )),
        'candidate_link', (select coalesce(jsonb_agg(earlier.id order by earlier.id), '[]') from candidate_link earlier
          where earlier.survivor_id = m.absorbed_id)
      )
    from json_to_recordset(${JSON.stringify(rows)}::json) as m(school_id bigint, batch_id uuid, survivor_id bigint,
      absorbed_id bigint, establishment_id bigint, account_id bigint, linked_at timestamptz, profiles jsonb)
    join candidate c on c.id = m.absorbed_id
    returning id::text
  `.execute(db);
  return written.map(({ id }) => id);
}

/** The profile that the absorbed one of this number went into, of those that the scope may see. */
export async function findSurvivor(db: Connection, scope: Scope, absorbedId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id::text from candidate_link l join candidate c on c.id = l.survivor_id
    where l.absorbed_id = ${absorbedId} and ${candidatesVisibleTo(scope, "c")}
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** The moment of the transaction by the database's clock, as imports and edits are dated. */
export async function currentMoment(db: Connection): Promise<string> {
  const { rows } = await sql<{ at: string }>`select to_json(now()) as at`.execute(db);
  return rows[0]?.at ?? "";
}
