import { type Kysely, sql } from "kysely";

/**
 * Foreign keys cost an import a look-up a row each, most of them for a parent that is the same for ten thousand rows. Those that
 * another key already implies are gone (`docs/decisions/0019-keys-implied-by-others.md`).
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  // One key says both, and that the establishment is the school's.
  "alter table establishment add constraint establishment_school unique (school_id, id)",
  `alter table candidate
    drop constraint candidate_school_id_fkey,
    drop constraint candidate_establishment_id_fkey,
    add constraint candidate_establishment_fkey foreign key (school_id, establishment_id)
      references establishment (school_id, id)`,
  // The candidate's own school, written by triggers.
  "alter table link_pending drop constraint link_pending_school_id_fkey",
  // The establishment of the wish's file.
  "alter table wish drop constraint wish_establishment_id_fkey",
  // The import of wishes and of what was received is one that the candidate is in, and such an import stays.
  "alter table wish drop constraint wish_import_id_fkey",
  "alter table parcoursup_record drop constraint parcoursup_record_import_id_fkey",
  `alter table import_candidate
    drop constraint import_candidate_import_id_fkey,
    add constraint import_candidate_import_id_fkey foreign key (import_id) references import`,
  // What is received is stored while the file is read, its wish when all of it is known to be right.
  `alter table parcoursup_record
    alter column wish_id set not null,
    alter constraint parcoursup_record_wish_id_fkey deferrable initially immediate`,
];
