import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import { profileColumnList, storedCandidateJson } from "../profiles/profile.repository.ts";
import type { StoredCandidate } from "../profiles/stored-candidate.ts";
import type { FieldChange, KeptField } from "./merge-candidate.ts";
import type { StagedFacts } from "./staged-candidate.ts";
import type { Staging } from "./staging.repository.ts";
import { wishChanges } from "./wish-changes.repository.ts";

/** Makes a profile in the SAS for every person of the file who is not known yet, from the person's first entry. */
export async function createCandidates({ db }: Transaction, staging: Staging): Promise<void> {
  // Told that nobody is known, the planner compares every entry with every person.
  await sql`analyze import_person (candidate_id, parcoursup_file_id, created)`.execute(db);
  await sql`
    insert into candidate (id, school_id, establishment_id, diploma_labels, diplomas_folded, ${profileColumnList})
    overriding system value
    select p.candidate_id, ${staging.schoolId}, ${staging.establishmentId},
      case when diploma_label is null then '{}'::text[] else array[diploma_label] end, diplomas_folded, ${profileColumnList}
    from import_person p join import_row r on r.ordinal = p.first_ordinal
    where p.created order by p.first_ordinal
  `.execute(db);
  await sql`
    insert into diploma (candidate_id, position, label, type, series, speciality, year, honours, academy)
    select p.candidate_id, 1, diploma_label, diploma_type, diploma_series, diploma_speciality, diploma_year,
      diploma_honours, diploma_academy
    from import_person p join import_row r on r.ordinal = p.first_ordinal
    where p.created and diploma_type is not null and diploma_label is not null
  `.execute(db);
}

/** Gives everybody just created the Parcoursup file of this session, in the order of the file. */
export async function createFiles({ db }: Transaction, staging: Staging, session: number): Promise<void> {
  await sql`
    insert into parcoursup_file (id, candidate_id, establishment_id, session, file_number, received_identity)
    overriding system value
    select p.parcoursup_file_id, p.candidate_id, ${staging.establishmentId}, ${session}, p.file_number, r.identity_key
    from import_person p join import_row r on r.ordinal = p.first_ordinal
    where p.created order by p.first_ordinal
  `.execute(db);
}

/** What tells the files of the candidates just created from others. */
export async function findCreatedMarks(
  db: Connection,
): Promise<{ readonly fileNumber: string | null; readonly identityKey: string }[]> {
  const { rows } = await sql<{ fileNumber: string | null; identityKey: string }>`
    select p.file_number as "fileNumber", r.identity_key as "identityKey"
    from import_person p join import_row r on r.ordinal = p.first_ordinal where p.created
  `.execute(db);
  return rows;
}

/**
 * Ties every entry to its wish, marks as known the entries that are identical to what is held, and writes the others.
 * What was received earlier stays beside what is received now.
 */
export async function writeWishes({ db }: Transaction, staging: Staging): Promise<void> {
  const tied = (await tieToHeldWishes(db)) + (await tieSuperseded(db));
  if (tied > 0) await changeHeldWishes(db, staging);
  await sql`
    insert into wish (id, parcoursup_file_id, establishment_id, programme_code, programme_label, confirmed, group_label,
      applied_on, status, boarding, digest, import_id)
    overriding system value
    select r.wish_id, p.parcoursup_file_id, ${staging.establishmentId}, r.programme_code, r.programme_label, r.confirmed,
      r.group_label, r.applied_on, r.wish_status, r.boarding, decode(r.digest, 'hex'), ${staging.importId}
    from import_row r join import_person p using (person)
    where r.known is null and not r.superseded
  `.execute(db);
  if (tied > 0) await moveRecords(db, staging);
  if (staging.holdsWishes) await copyRecordsHeldElsewhere(db, staging);
}

/** Entries of a wish that is held take its number. Returns how many. */
async function tieToHeldWishes(db: Connection): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update import_row r set wish_id = w.id, known = (w.digest = decode(r.digest, 'hex'))
    from import_person p
    join wish w on w.parcoursup_file_id = p.parcoursup_file_id
    where r.person = p.person and not p.created and w.programme_code = r.programme_code
  `.execute(db);
  return Number(numAffectedRows);
}

/** What the wish's last entry does decides for the earlier ones. Returns how many there are. */
async function tieSuperseded(db: Connection): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update import_row r set wish_id = last.wish_id, known = last.known
    from import_row last
    where r.superseded and not last.superseded and last.person = r.person and last.programme_code = r.programme_code
  `.execute(db);
  return Number(numAffectedRows);
}

/** Of a wish that is held, only what the entry says is written; what it was before is kept for undoing, what changes for telling. */
async function changeHeldWishes(db: Connection, { importId }: Staging): Promise<void> {
  await sql`
    insert into import_wish (import_id, wish_id, before, changes)
    select ${importId}, w.id, to_jsonb(w), ${wishChanges} from import_row r join wish w on w.id = r.wish_id
    where not r.known and not r.superseded
  `.execute(db);
  await sql`
    update wish held set
      programme_label = coalesce(r.programme_label, held.programme_label),
      confirmed = coalesce(r.confirmed, held.confirmed),
      group_label = coalesce(r.group_label, held.group_label),
      applied_on = coalesce(r.applied_on, held.applied_on),
      status = coalesce(r.wish_status, held.status),
      boarding = coalesce(r.boarding, held.boarding),
      digest = decode(r.digest, 'hex'), import_id = ${importId}
    from import_row r
    where held.id = r.wish_id and not r.known and not r.superseded
  `.execute(db);
}

/** Of the entries that are tied to another wish than their own number says, what was received goes with them, or goes when it is held. */
async function moveRecords(db: Connection, { importId }: Staging): Promise<void> {
  await sql`
    delete from parcoursup_record record using import_row r
    where record.import_id = ${importId} and record.ordinal = r.ordinal and r.known
  `.execute(db);
  await sql`
    update parcoursup_record record set wish_id = r.wish_id
    from import_row r
    where record.import_id = ${importId} and record.ordinal = r.ordinal and record.wish_id <> r.wish_id
  `.execute(db);
}

/** An object identical to what another wish holds was not stored again while staging: its wish gets a copy. */
async function copyRecordsHeldElsewhere(db: Connection, staging: Staging): Promise<void> {
  await sql`
    insert into parcoursup_record (import_id, ordinal, wish_id, content, unkept_sections, key_id)
    select ${staging.importId}, r.ordinal, r.wish_id, held.content, held.unkept_sections, held.key_id
    from import_row r
    join lateral (
      select record.content, record.unkept_sections, record.key_id
      from wish w join parcoursup_record record on record.wish_id = w.id
      where w.establishment_id = ${staging.establishmentId} and w.digest = decode(r.digest, 'hex') and w.id <> r.wish_id
      order by record.id desc limit 1
    ) held on true
    where r.known is not true
      and not exists (
        select from parcoursup_record record
        where record.import_id = ${staging.importId} and record.ordinal = r.ordinal
      )
  `.execute(db);
}

/** A person already known (or met earlier in this file), with an entry that says something new or meets an edited field. */
export interface KnownPerson {
  readonly ordinal: number;
  /** True when all the entries of the person are identical to what is held. */
  readonly known: boolean;
  /** True when this import has just created the person, from an earlier entry. */
  readonly created: boolean;
  readonly stored: StoredCandidate;
  readonly received: StagedFacts;
  /** Columns that staff edited. */
  readonly edited: readonly string[];
}

/** Keeps staff from editing, until the end of the import, the profiles that it may change: what they typed just before is seen. */
export async function lockKnownCandidates({ db }: Transaction): Promise<void> {
  await sql`
    select from candidate where id in (select candidate_id from import_person where not created) order by id for update
  `.execute(db);
}

/**
 * Marks the persons all of whose entries are identical to what is held. Of the others every entry is merged: what they say of one field is
 * decided by the last of them, be it one that says nothing new.
 */
export async function markKnownPersons({ db }: Transaction): Promise<void> {
  await sql`
    update import_person p set known = true
    where not p.created and not exists (select from import_row r where r.person = p.person and r.known is not true)
  `.execute(db);
}

/** The next entries to merge into profiles that exist, in file order after `afterOrdinal`. */
export async function nextKnownPersons(
  { db }: Transaction,
  afterOrdinal: number,
  limit: number,
): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select r.ordinal, p.known, p.created, to_json(r) as received,
      array(select field from candidate_edit e where e.candidate_id = c.id) as edited, ${storedCandidateJson} as stored
    from import_row r
    join import_person p using (person)
    join candidate c on c.id = p.candidate_id
    where r.ordinal > ${afterOrdinal}
      and (not p.known or c.id in (select candidate_id from candidate_edit))
      and not (p.created and r.ordinal = p.first_ordinal)
    order by r.ordinal limit ${limit}
  `.execute(db);
  return rows;
}

/** What an import changed in one profile, and what it left alone because staff had edited it. */
export interface CandidateNews {
  readonly id: string;
  readonly changes: readonly FieldChange[];
  readonly kept: readonly KeptField[];
}

/**
 * What became of each person of the file, and how many of each. An entry without a wish of its own (a row of a table) says
 * nothing new when it changes nothing; its digest and its identity are kept here, for the next import to know it again.
 */
export async function recordOutcomes(
  { db }: Transaction,
  staging: Staging,
  news: readonly CandidateNews[],
): Promise<Outcomes> {
  const changed = news.filter(({ changes }) => changes.length > 0).map(({ id }) => id);
  await sql`
    insert into import_candidate (import_id, candidate_id, outcome, row_digest, row_identity, numbered_files)
    select ${staging.importId}, p.candidate_id,
      case when bool_or(p.created) then 'created'
        when bool_and(coalesce(r.known, r.wish_id is null and changed.id is null)) then 'unchanged'
        else 'updated' end,
      case when count(r.wish_id) = 0 then decode(min(r.digest), 'hex') end,
      case when count(r.wish_id) = 0 then min(r.identity_key) end,
      array_agg(distinct p.parcoursup_file_id) filter (where p.brought_number)
    from import_person p join import_row r using (person)
    left join unnest(${changed}::bigint[]) as changed(id) on changed.id = p.candidate_id
    group by p.candidate_id
  `.execute(db);
  await sql`
    update import_candidate o set changes = m.changes, kept = m.kept
    from json_to_recordset(${JSON.stringify(news)}::json) as m(id bigint, changes jsonb, kept jsonb)
    where o.import_id = ${staging.importId} and o.candidate_id = m.id
  `.execute(db);
  const { rows } = await sql<Outcomes>`
    select count(*) filter (where outcome = 'created')::integer as created,
      count(*) filter (where outcome = 'updated')::integer as updated,
      count(*) filter (where outcome = 'unchanged')::integer as unchanged
    from import_candidate where import_id = ${staging.importId}
  `.execute(db);
  return rows[0] ?? { created: 0, updated: 0, unchanged: 0 };
}

/** Distinct people of the file. */
export interface Outcomes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
