import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** What a purge goes by: one school, its moments, all in the past. */
export interface PurgeScope {
  readonly schoolId: string;
  /** Candidates without activity since are archived, or gone. */
  readonly archivedBefore: Date;
  readonly goneBefore: Date;
  /** What was received before. */
  readonly recordsBefore: Date;
  readonly tracesBefore: Date;
  readonly now: Date;
}

/** How many rows go in one transaction: between two, whoever waits has a turn. */
export const purgeBatch = 1_000;

/** True for candidates `c` to which nothing has happened since: created, imported, edited or let out of the SAS. */
function inactiveSince(moment: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    c.created_at < ${moment} and (c.admitted_at is null or c.admitted_at < ${moment})
    and not exists (select from candidate_edit e where e.candidate_id = c.id and e.edited_at >= ${moment})
    and not exists (
      select from import_candidate o join import i on i.id = o.import_id
      where o.candidate_id = c.id and i.started_at >= ${moment}
    )
  )`;
}

/** Candidates past both durations; at most one batch of them. */
export async function findExpired(db: Connection, scope: PurgeScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id::text as id from candidate c where ${expired(scope)} order by c.id limit ${purgeBatch}
    for update skip locked
  `.execute(db);
  return rows.map(({ id }) => id);
}

function expired({ schoolId, goneBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`c.school_id = ${schoolId} and ${inactiveSince(goneBefore)}`;
}

/** What was received too long ago, or for somebody archived, of `parcoursup_record r`. */
function staleRecord({ schoolId, recordsBefore, archivedBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`r.import_id in (select id from import where school_id = ${schoolId}) and (
    r.import_id in (select id from import where school_id = ${schoolId} and started_at < ${recordsBefore})
    or exists (
      select from wish w join parcoursup_file f on f.id = w.parcoursup_file_id join candidate c on c.id = f.candidate_id
      where w.id = r.wish_id and ${inactiveSince(archivedBefore)}
    )
  )`;
}

/** Deletes at most one batch of what was received; returns how many. */
export async function deleteStaleRecords(db: Connection, scope: PurgeScope): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from parcoursup_record
    where id in (select r.id from parcoursup_record r where ${staleRecord(scope)} limit ${purgeBatch})
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** The earlier values that imports remember of archived candidates, of `import_candidate o`. */
function staleDetails({ schoolId, archivedBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`(o.changes <> '[]' or o.kept <> '[]') and exists (
    select from candidate c where c.id = o.candidate_id and c.school_id = ${schoolId} and ${inactiveSince(archivedBefore)}
  )`;
}

/** Forgets them; returns of how many candidates. */
export async function clearStaleDetails(db: Connection, scope: PurgeScope): Promise<number> {
  const { rows } = await sql<{ candidates: number }>`
    with cleared as (
      update import_candidate o set changes = '[]', kept = '[]' where ${staleDetails(scope)} returning candidate_id
    )
    select count(distinct candidate_id)::integer as candidates from cleared
  `.execute(db);
  return rows[0]?.candidates ?? 0;
}

/** Imports of long ago that still name people, of `import i`. */
function namingImport({ schoolId, tracesBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`i.school_id = ${schoolId} and i.started_at < ${tracesBefore} and i.finished_at is not null
    and (i.problems <> '[]' or i.warnings <> '[]' or i.guards <> '[]'
      or coalesce(i.undo_report -> 'kept', '[]') <> '[]')`;
}

export async function clearNamingImports(db: Connection, scope: PurgeScope): Promise<number> {
  const { numAffectedRows } = await sql`
    update import i set problems = '[]', warnings = '[]', guards = '[]',
      undo_report = case when undo_report is null then null else jsonb_set(undo_report, '{kept}', '[]') end
    where ${namingImport(scope)}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

function oldEntry({ schoolId, tracesBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`j.school_id = ${schoolId} and j.at < ${tracesBefore}`;
}

export async function deleteOldEntries(db: Connection, scope: PurgeScope): Promise<number> {
  const { numAffectedRows } = await sql`delete from journal_entry j where ${oldEntry(scope)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Sessions that are over; of `session s`. */
function oldSession({ schoolId, tracesBefore, now }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`s.account_id in (select id from account where school_id = ${schoolId})
    and (s.expires_at < ${now} or s.created_at < ${tracesBefore})`;
}

export async function deleteOldSessions(db: Connection, scope: PurgeScope): Promise<number> {
  const { numAffectedRows } = await sql`delete from session s where ${oldSession(scope)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function oldForgotten({ schoolId, tracesBefore }: PurgeScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`f.forgotten_at < ${tracesBefore}
    and f.establishment_id in (select id from establishment where school_id = ${schoolId})`;
}

export async function deleteOldForgotten(db: Connection, scope: PurgeScope): Promise<number> {
  const { numAffectedRows } = await sql`delete from forgotten_file f where ${oldForgotten(scope)}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

export interface PurgeCounts {
  readonly candidates: number;
  readonly archived: number;
  readonly records: number;
  readonly imports: number;
  readonly journalEntries: number;
  readonly sessions: number;
  readonly forgottenFiles: number;
}

/** What a purge would remove now. What goes with a candidate is not counted again. */
export async function countPurge(db: Connection, scope: PurgeScope): Promise<PurgeCounts> {
  const { rows } = await sql<PurgeCounts>`
    with gone as (select c.id from candidate c where ${expired(scope)})
    select
      (select count(*) from gone)::integer as candidates,
      (select count(distinct o.candidate_id) from import_candidate o
       where ${staleDetails(scope)} and o.candidate_id not in (select id from gone))::integer as archived,
      (select count(*) from parcoursup_record r
       where ${staleRecord(scope)} and not exists (
         select from wish w join parcoursup_file f on f.id = w.parcoursup_file_id
         where w.id = r.wish_id and f.candidate_id in (select id from gone)
       ))::integer as records,
      (select count(*) from import i where ${namingImport(scope)})::integer as imports,
      (select count(*) from journal_entry j where ${oldEntry(scope)})::integer as "journalEntries",
      (select count(*) from session s where ${oldSession(scope)})::integer as sessions,
      (select count(*) from forgotten_file f where ${oldForgotten(scope)})::integer as "forgottenFiles"
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error("counting gave no row");
  return counts;
}

export interface PurgedSchool {
  readonly id: string;
  readonly name: string;
}

/** The schools of this database, or the one of this name. */
export async function listSchools(db: Connection, name: string | null): Promise<PurgedSchool[]> {
  return db
    .selectFrom("school")
    .select(["id", "name"])
    .$if(name !== null, (query) => query.where(sql<SqlBool>`lower(name) = lower(${name})`))
    .orderBy("id")
    .execute();
}

/**
 * Takes on the daily purge of one school that nobody has taken on since `since`; null when there is none. One statement:
 * of several instances that ask at once, one gets it.
 */
export async function claimPurge(
  db: Connection,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<PurgedSchool | null> {
  const { rows } = await sql<PurgedSchool>`
    update school set purged_at = ${now}
    where id = (
      select id from school where purged_at is null or purged_at < ${since}
      order by id limit 1 for update skip locked
    ) and (purged_at is null or purged_at < ${since})
    returning id::text as id, name
  `.execute(db);
  return rows[0] ?? null;
}

export async function markPurged(db: Connection, schoolId: string, now: Date): Promise<void> {
  await db.updateTable("school").set({ purged_at: now }).where("id", "=", schoolId).execute();
}
