import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { openPersons } from "./persons.repository.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * Makes one row per person of the file (`import_person`) and finds those that the establishment already knows for this
 * session (`parcoursup-format`, §7.5): by file number; then, where one of the two records lacks the number, by INE and
 * birth date, then by nom, prénom and birth date, first as a file said them, then as they are, when exactly one record fits and no INE
 * contradicts.
 */
export async function recognisePersons(
  transaction: Transaction,
  staging: Staging,
  session: number,
): Promise<void> {
  const { db } = transaction;
  await adoptNumbersOfTheFile(transaction);
  await adoptInesOfTheFile(transaction);
  await markSuperseded(transaction);
  await openPersons(transaction);
  await sql`
    update import_person p
    set parcoursup_file_id = f.id, candidate_id = f.candidate_id, created = false
    from parcoursup_file f
    where f.establishment_id = ${staging.establishmentId} and f.session = ${session}
      and f.file_number = p.file_number
  `.execute(db);
  if (await someNumberIsMissing(transaction, staging, session)) {
    await matchUnnumbered(transaction, staging, session, sql`c.birth_date = r.birth_date and c.ine = r.ine`);
    // What a file said before comes first: staff may have corrected what it says again.
    for (const identity of [sql`f.received_identity`, sql`c.identity_key`])
      await matchUnnumbered(
        transaction,
        staging,
        session,
        sql`${identity} = r.identity_key and ${noIneDiffers}`,
      );
  }
  await keepReceivedIdentities(transaction);
}

/** The INE of a profile may be what staff made of another one. */
const noIneDiffers = sql`(
  c.ine = r.ine or c.ine is null or r.ine is null
  or exists (select from candidate_edit e where e.candidate_id = c.id and e.field = 'ine')
)`;

/** For the imports to come, whatever staff correct meanwhile. */
async function keepReceivedIdentities({ db }: Transaction): Promise<void> {
  await sql`
    update parcoursup_file f set received_identity = r.identity_key
    from import_person p join import_row r on r.ordinal = p.first_ordinal
    where f.id = p.parcoursup_file_id and not p.created and f.received_identity is distinct from r.identity_key
  `.execute(db);
}

/** In one delivery some entries may lack the number (several files in a ZIP): the same identity, once, gives it. */
async function adoptNumbersOfTheFile({ db }: Transaction): Promise<void> {
  await sql`
    update import_row r set person = numbered.person
    from (
      select identity_key, max(ine) as ine, max(person) as person from import_row
      where file_number is not null
        and identity_key in (select identity_key from import_row where file_number is null)
      group by identity_key having count(distinct person) = 1
    ) numbered
    where r.file_number is null and r.identity_key = numbered.identity_key
      and (r.ine = numbered.ine or r.ine is null or numbered.ine is null)
  `.execute(db);
}

/** So does the same identity, once and in another programme, to an entry that has neither number nor INE. */
async function adoptInesOfTheFile({ db }: Transaction): Promise<void> {
  await sql`
    update import_row r set person = known.person
    from (
      select identity_key, max(person) as person, array_agg(programme_code) as programmes from import_row
      where file_number is null and ine is not null
        and identity_key in (select identity_key from import_row where file_number is null and ine is null)
      group by identity_key having count(distinct person) = 1
    ) known
    where r.file_number is null and r.ine is null and r.identity_key = known.identity_key
      and r.programme_code <> all(known.programmes)
  `.execute(db);
}

/**
 * One person twice in one programme (without numbers or codes the file can say so): the last entry is the wish, the earlier
 * ones are kept as what was received before it.
 */
async function markSuperseded({ db }: Transaction): Promise<void> {
  await sql`
    update import_row r set superseded = true
    from (
      select person, programme_code, max(ordinal) as last from import_row
      group by person, programme_code having count(*) > 1
    ) repeated
    where r.person = repeated.person and r.programme_code = repeated.programme_code and r.ordinal < repeated.last
  `.execute(db);
}

async function someNumberIsMissing({ db }: Transaction, staging: Staging, session: number): Promise<boolean> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select from import_person where file_number is null)
      or exists (
        select from parcoursup_file
        where establishment_id = ${staging.establishmentId} and session = ${session} and file_number is null
      ) as missing
  `.execute(db);
  return rows[0]?.missing ?? false;
}

/** Only one-to-one matches count: when two records or two persons fit, nobody is guessed. */
async function matchUnnumbered(
  { db }: Transaction,
  staging: Staging,
  session: number,
  fits: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with fitting as (
      select p.person, f.id as parcoursup_file_id, f.candidate_id
      from import_person p
      join import_row r on r.ordinal = p.first_ordinal
      join parcoursup_file f on f.establishment_id = ${staging.establishmentId} and f.session = ${session}
      join candidate c on c.id = f.candidate_id
      where p.created and ${fits}
        and (p.file_number is null or f.file_number is null)
        and not exists (select from import_person taken where taken.parcoursup_file_id = f.id)
    )
    update import_person p
    set parcoursup_file_id = fitting.parcoursup_file_id, candidate_id = fitting.candidate_id, created = false
    from fitting
    where p.person = fitting.person
      and (select count(*) from fitting f where f.person = fitting.person) = 1
      and (select count(*) from fitting f where f.parcoursup_file_id = fitting.parcoursup_file_id) = 1
  `.execute(db);
  await sql`
    with numbered as (
      update parcoursup_file f set file_number = p.file_number
      from import_person p
      where p.parcoursup_file_id = f.id and f.file_number is null and p.file_number is not null
      returning f.id
    )
    update import_person set brought_number = true where parcoursup_file_id in (select id from numbered)
  `.execute(db);
}
