import { type Kysely, sql } from "kysely";

/**
 * What an import changed of a wish, to be told, and the wishes that it was the first to miss. Of earlier imports the changes are
 * not known any more; whom they missed is: the mark was theirs until the wish came back.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table import_wish
      add column changes jsonb not null default '[]',
      add column newly_absent boolean not null default false
  `.execute(database);
  await sql`
    update import_wish log set newly_absent = true
    where exists (select from wish w where w.id = log.wish_id and w.absent_import_id = log.import_id)
      or exists (
        select from import_wish later
        where later.wish_id = log.wish_id and (later.before ->> 'absent_import_id')::bigint = log.import_id
      )
  `.execute(database);
}
