import { type SqlBool, sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { openPersons } from "./persons.repository.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * Finds the persons of a table that the establishment already knows. A table has no number of its own, so that they are known, in
 * this order, by the identity with which a table brought them before, whatever staff made of it since; by INE and birth date; by
 * nom, prénom and birth date, when no INE contradicts. Of several profiles of one identity, the one with the same e-mail is meant
 * (the oldest of them); when none has it, nobody is guessed.
 */
export async function recogniseRows(transaction: Transaction, staging: Staging): Promise<void> {
  await openPersons(transaction);
  await matchEarlierRows(transaction, staging);
  await matchIne(transaction, staging);
  await matchIdentity(transaction, staging);
}

/** Marks the rows that say what the latest table that held the person said. */
export async function markKnownRows({ db }: Transaction, staging: Staging): Promise<void> {
  await sql`
    update import_row r set known = true
    from import_person p
    join lateral (
      select o.row_digest from import_candidate o join import i on i.id = o.import_id
      where o.candidate_id = p.candidate_id and o.row_digest is not null
        and i.establishment_id = ${staging.establishmentId} and i.state = 'imported'
      order by i.id desc limit 1
    ) latest on true
    where r.person = p.person and not p.created and latest.row_digest = decode(r.digest, 'hex')
  `.execute(db);
}

async function matchEarlierRows({ db }: Transaction, { establishmentId }: Staging): Promise<void> {
  await sql`
    with fitting as (
      select distinct on (p.person) p.person, o.candidate_id, o.import_id
      from import_person p
      join import_row r on r.ordinal = p.first_ordinal
      join import_candidate o on o.row_identity = r.identity_key
      join import i on i.id = o.import_id
      where i.establishment_id = ${establishmentId} and i.state = 'imported'
      order by p.person, o.import_id desc, o.candidate_id
    ), chosen as (
      select distinct on (candidate_id) person, candidate_id from fitting order by candidate_id, import_id desc, person
    )
    update import_person p set candidate_id = chosen.candidate_id, created = false from chosen where p.person = chosen.person
  `.execute(db);
}

async function matchIne({ db }: Transaction, staging: Staging): Promise<void> {
  const { rows } = await sql`
    select from import_person p join import_row r on r.ordinal = p.first_ordinal
    where p.created and r.ine is not null limit 1
  `.execute(db);
  if (rows.length === 0) return;
  await sql`
    with fitting as (
      select p.person, c.id as candidate_id
      from import_person p
      join import_row r on r.ordinal = p.first_ordinal
      join candidate c on c.ine = r.ine and c.birth_date = r.birth_date
      where p.created and ${isFree(staging)}
    ), chosen as (
      select person, min(candidate_id) as candidate_id from fitting group by person having count(*) = 1
    )
    update import_person p set candidate_id = chosen.candidate_id, created = false from chosen where p.person = chosen.person
  `.execute(db);
}

async function matchIdentity({ db }: Transaction, staging: Staging): Promise<void> {
  await sql`
    with fitting as (
      select p.person, c.id as candidate_id, c.email = r.email as same_email
      from import_person p
      join import_row r on r.ordinal = p.first_ordinal
      join candidate c on c.school_id = ${staging.schoolId} and c.identity_key = r.identity_key
      where p.created and (c.ine = r.ine or c.ine is null or r.ine is null) and ${isFree(staging)}
    ), chosen as (
      select person,
        case when count(*) = 1 then min(candidate_id) else min(candidate_id) filter (where same_email) end as candidate_id
      from fitting group by person
    )
    update import_person p set candidate_id = chosen.candidate_id, created = false from chosen
    where p.person = chosen.person and chosen.candidate_id is not null
  `.execute(db);
}

/** True for a `candidate c` of the establishment, by itself or by a profile linked to it, that no person of the file has yet. */
function isFree({ schoolId, establishmentId }: Staging) {
  return sql<SqlBool>`(
    c.school_id = ${schoolId}
    and (
      c.establishment_id = ${establishmentId}
      or exists (select from candidate_link l where l.survivor_id = c.id and l.establishment_id = ${establishmentId})
    )
    and not exists (select from import_person taken where taken.candidate_id = c.id)
  )`;
}
