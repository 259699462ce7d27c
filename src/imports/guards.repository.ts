import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { isWithin } from "../accounts/scope.repository.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Staging } from "./staging.repository.ts";

/** What a file says of itself. */
export interface GuardedFile {
  readonly scope: Scope;
  readonly sha256: Uint8Array;
  readonly session: number;
  /** Keys of its programmes, those without a candidate too. */
  readonly programmes: readonly string[];
  /** Whether all of them have a code. */
  readonly isCoded: boolean;
}

export interface ElsewhereImport {
  readonly programme: string;
  /** Null when it is outside the scope. */
  readonly establishmentName: string | null;
  readonly uai: string;
  readonly importedAt: Date;
}

/** The programmes of the file whose latest import in this school went into another establishment, be it one that the scope may not see. */
export async function findImportsElsewhere(
  { db }: Transaction,
  staging: Staging,
  { scope, programmes }: Pick<GuardedFile, "scope" | "programmes">,
): Promise<ElsewhereImport[]> {
  const { rows } = await sql<ElsewhereImport>`
    select latest.programme, case when ${isWithin(scope, "establishment")} then establishment.name end as "establishmentName", establishment.uai, latest.started_at as "importedAt"
    from (
      select distinct on (programme ->> 'code') programme ->> 'code' as programme, i.establishment_id, i.started_at
      from import i, jsonb_array_elements(i.programmes) programme
      where i.school_id = ${scope.schoolId} and i.state = 'imported'
        and programme ->> 'code' = any(${[...programmes]}::text[])
      order by programme ->> 'code', i.finished_at desc, i.id desc
    ) latest
    join establishment on establishment.id = latest.establishment_id
    where latest.establishment_id <> ${staging.establishmentId}
    order by latest.programme
  `.execute(db);
  return rows;
}

/** The sessions of the establishment's imports since `since`, that of the latest one first. */
export async function findSessions(
  { db }: Transaction,
  staging: Staging,
  since: Date,
): Promise<readonly number[]> {
  const { rows } = await sql<{ session: number }>`
    select session from import
    -- Tables of candidates have none.
    where establishment_id = ${staging.establishmentId} and state = 'imported' and session is not null
      and started_at >= ${since}
    group by session order by max(finished_at) desc
  `.execute(db);
  return rows.map(({ session }) => session);
}

export interface ShrunkenProgramme {
  readonly programme: string;
  /** Candidates that the previous file of the programme held, and how many of them this one holds. */
  readonly before: number;
  readonly still: number;
}

/** The programmes of which this file holds fewer than half of the candidates known so far. Persons must be recognised. */
export async function findShrunkenProgrammes(
  { db }: Transaction,
  staging: Staging,
  { session, programmes }: Pick<GuardedFile, "session" | "programmes">,
): Promise<ShrunkenProgramme[]> {
  const { rows } = await sql<ShrunkenProgramme>`
    select w.programme_code as programme, count(*)::integer as before, count(present.parcoursup_file_id)::integer as still
    from wish w
    join parcoursup_file f on f.id = w.parcoursup_file_id
    left join (
      select distinct p.parcoursup_file_id, r.programme_code
      from import_row r join import_person p using (person) where not p.created
    ) present on present.parcoursup_file_id = w.parcoursup_file_id and present.programme_code = w.programme_code
    where w.establishment_id = ${staging.establishmentId} and f.session = ${session} and w.absent_import_id is null
      and w.programme_code = any(${[...programmes]}::text[])
    group by w.programme_code
    having count(present.parcoursup_file_id) * 2 < count(*)
    order by w.programme_code
  `.execute(db);
  return rows;
}

/**
 * The numéros de dossier that are, in this file, those of somebody else: neither nom, prénom nor birth date is what is known. Persons
 * must be recognised.
 */
export async function findOtherPersons({ db }: Transaction): Promise<string[]> {
  const { rows } = await sql<{ fileNumber: string }>`
    select p.file_number as "fileNumber"
    from import_person p
    join import_row r on r.ordinal = p.first_ordinal
    join candidate c on c.id = p.candidate_id
    where not p.created and p.file_number is not null and c.birth_date <> r.birth_date
      and c.last_name_folded <> r.last_name_folded and c.first_name_folded <> r.first_name_folded
    order by p.first_ordinal
  `.execute(db);
  return rows.map(({ fileNumber }) => fileNumber);
}

/** The latest import of the very same file into this establishment that still stands, or null. */
export async function findSameFile(
  db: Connection,
  establishmentId: string,
  sha256: Uint8Array,
): Promise<{ id: string; at: Date } | null> {
  const row = await db
    .selectFrom("import")
    .select(["id", "started_at"])
    .where("establishment_id", "=", establishmentId)
    .where("sha256", "=", Buffer.from(sha256))
    .where("state", "=", "imported")
    .orderBy("finished_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, at: row.started_at };
}

/** Where the very same file was imported in this school and still stands, this establishment left out; the latest first. */
export async function findSameFileElsewhere(
  { db }: Transaction,
  { schoolId, establishmentId }: Staging,
  sha256: Uint8Array,
  scope: Scope,
): Promise<Omit<ElsewhereImport, "programme">[]> {
  const { rows } = await sql<Omit<ElsewhereImport, "programme">>`
    select case when ${isWithin(scope, "establishment")} then establishment.name end as "establishmentName",
      establishment.uai, i.started_at as "importedAt"
    from import i join establishment on establishment.id = i.establishment_id
    where i.school_id = ${schoolId} and i.establishment_id <> ${establishmentId} and i.state = 'imported'
      and i.sha256 = ${Buffer.from(sha256)}
    order by i.finished_at desc, i.id desc limit 3
  `.execute(db);
  return rows;
}
