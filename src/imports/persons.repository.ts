import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { nextId } from "./next-id.repository.ts";

/**
 * Makes one row per person of the file (`import_person`), nobody recognised yet: everybody has the numbers of a new profile and a
 * new Parcoursup file, and whoever is recognised takes those held instead (`created` is then false).
 */
export async function openPersons({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table import_person on commit drop as
    select person, first_ordinal, file_number, ${sql.raw(nextId("parcoursup_file"))} as parcoursup_file_id,
      ${sql.raw(nextId("candidate"))} as candidate_id, true as created, false as brought_number,
      false as known
    from (
      select person, min(ordinal) as first_ordinal, max(file_number) as file_number from import_row
      -- Numbers are given in the order of the file, so that equal dates list in that order.
      group by person order by first_ordinal
    ) one
  `.execute(db);
  await sql`create unique index on import_person (person)`.execute(db);
  await sql`create unique index on import_row (ordinal)`.execute(db);
  // The planner knows nothing of rows written in this transaction: without the index it may compare every wish with every row.
  await sql`create index on import_row (wish_id)`.execute(db);
  // Of the columns that the statements of the import join by: sampling the others takes longer than what they gain.
  await sql`
    analyze import_row (ordinal, person, programme_code, file_number, identity_key, wish_id, known), import_person
  `.execute(db);
}
