import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { storedCandidateJson, updateProfiles } from "../profiles/profile.repository.ts";
import { profileUpdate, type StoredCandidate } from "../profiles/stored-candidate.ts";
import type { LinkDiploma, LinkEdit, LinkProfile } from "./link-profile.ts";

/** A profile with what only the server needs to know of it. */
export interface LockedProfile extends LinkProfile {
  readonly establishmentId: string;
  readonly createdAt: string;
}

/**
 * The profiles with these numbers that the scope may see, the oldest first; `lock`: nobody changes them until the transaction
 * ends. Rows are locked in the order of their numbers, after the establishments whose imports may touch them.
 */
export async function findLinkProfiles(
  db: Connection,
  scope: Scope,
  ids: readonly string[],
  { lock }: { readonly lock: boolean },
): Promise<LockedProfile[]> {
  if (lock) await lockProfiles(db, scope.schoolId, ids);
  const { rows } = await sql<ProfileRow>`
    select c.id::text, c.establishment_id::text as "establishmentId", to_json(c.created_at) as "createdAt",
      ${storedCandidateJson} as stored,
      c.campaign_id::text, to_json(c.admitted_at) as admitted_at,
      coalesce((select json_agg(to_jsonb(d) - 'candidate_id' order by d.position)
        from diploma d where d.candidate_id = c.id), '[]') as diplomas,
      coalesce((select json_agg(to_jsonb(e) - 'candidate_id' order by e.field)
        from candidate_edit e where e.candidate_id = c.id), '[]') as edits,
      exists (select from parcoursup_file f where f.candidate_id = c.id) as "fromParcoursup"
    from candidate c
    where ${candidatesVisibleTo(scope, "c")} and c.id = any(${ids}::bigint[])
    order by c.created_at, c.id
  `.execute(db);
  return rows.map(({ stored: { id: _, diploma: __, ...columns }, campaign_id, admitted_at, ...profile }) => ({
    ...profile,
    values: { ...columns, campaign_id, admitted_at },
  }));
}

interface ProfileRow {
  readonly id: string;
  readonly establishmentId: string;
  readonly createdAt: string;
  readonly stored: StoredCandidate;
  readonly campaign_id: string | null;
  readonly admitted_at: string | null;
  readonly diplomas: readonly LinkDiploma[];
  readonly edits: readonly LinkEdit[];
  readonly fromParcoursup: boolean;
}

/** An import holds its establishment first, then the people it knows: the same order here, or each would wait for the other. */
export async function lockProfiles(db: Connection, schoolId: string, ids: readonly string[]): Promise<void> {
  await sql`
    select from establishment
    where school_id = ${schoolId} and id in (
      select establishment_id from candidate where id = any(${ids}::bigint[])
      union select establishment_id from parcoursup_file where candidate_id = any(${ids}::bigint[])
    )
    order by id for no key update
  `.execute(db);
  await sql`
    select from candidate where school_id = ${schoolId} and id = any(${ids}::bigint[]) order by id for update
  `.execute(db);
}

/** Writes whole profiles: their columns with what is derived from them, their diplomas and what staff typed. */
export async function writeLinkProfiles(
  db: Connection,
  profiles: readonly Omit<LinkProfile, "fromParcoursup">[],
): Promise<void> {
  await writeDiplomas(db, profiles);
  await writeEdits(db, profiles);
  const updates = profiles.map(({ id, values, diplomas }) => {
    const { campaign_id: _, admitted_at: __, ...columns } = values;
    const diploma = diplomas.find(({ position }) => position === 1) ?? null;
    return profileUpdate({ id, ...columns, diploma });
  });
  await updateProfiles(db, updates);
  const stages = profiles.map(({ id, values: { campaign_id, admitted_at } }) => ({
    id,
    campaign_id,
    admitted_at,
  }));
  await sql`
    update candidate c
    set campaign_id = (select id from campaign where id = m.campaign_id), admitted_at = m.admitted_at
    from json_to_recordset(${JSON.stringify(stages)}::json) as m(id bigint, campaign_id bigint, admitted_at timestamptz)
    where c.id = m.id and (c.campaign_id, c.admitted_at) is distinct from (m.campaign_id, m.admitted_at)
  `.execute(db);
}

async function writeDiplomas(
  db: Connection,
  profiles: readonly Pick<LinkProfile, "id" | "diplomas">[],
): Promise<void> {
  await sql`delete from diploma where candidate_id = any(${idsOf(profiles)}::bigint[])`.execute(db);
  const rows = profiles.flatMap(({ id, diplomas }) =>
    diplomas.map((diploma) => ({ ...diploma, candidate_id: id })),
  );
  const known = rows.filter(({ id }) => id !== 0);
  await insertRows(db, "diploma", known);
  await insertRows(
    db,
    "diploma",
    rows.filter(({ id }) => id === 0).map(({ id: _, ...row }) => row),
  );
}

async function writeEdits(
  db: Connection,
  profiles: readonly Pick<LinkProfile, "id" | "edits">[],
): Promise<void> {
  await sql`delete from candidate_edit where candidate_id = any(${idsOf(profiles)}::bigint[])`.execute(db);
  const rows = profiles.flatMap(({ id, edits }) => edits.map((edit) => ({ ...edit, candidate_id: id })));
  await sql`
    insert into candidate_edit (candidate_id, field, account_id, edited_at)
    select m.candidate_id, m.field, account.id, m.edited_at
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as m(candidate_id bigint, field text, account_id bigint, edited_at timestamptz)
    left join account on account.id = m.account_id
  `.execute(db);
}

/**
 * Inserts rows of JSON as they are, numbers included. Columns that the rows do not name take their default: rows kept aside by
 * an earlier program do not know them.
 */
export async function insertRows(
  db: Connection,
  table: "candidate" | "diploma" | "import_candidate",
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const named = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const { rows: columns } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and attname = any(${named}::text[])
    order by attnum
  `.execute(db);
  const list = sql.join(columns.map(({ name }) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
  `.execute(db);
}

function idsOf(profiles: readonly { readonly id: string }[]): string[] {
  return profiles.map(({ id }) => id);
}
