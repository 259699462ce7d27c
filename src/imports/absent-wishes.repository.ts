import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * Marks the wishes that the newest file of their programme does not hold, those that an earlier file missed already too, and
 * unmarks those that are back; nothing is deleted. Returns how many this file is the first to miss.
 */
export async function markAbsentWishes(
  { db }: Transaction,
  { importId, establishmentId }: Staging,
  session: number,
  programmes: readonly string[],
): Promise<number> {
  const back = sql`wish w where w.absent_import_id is not null and w.id in (select wish_id from import_row)`;
  const gone = sql`
    wish w join parcoursup_file f on f.id = w.parcoursup_file_id
    where w.establishment_id = ${establishmentId} and f.session = ${session}
      and w.programme_code = any(${[...programmes]}::text[])
      and not exists (select from import_row r where r.wish_id = w.id)
  `;
  await sql`
    insert into import_wish (import_id, wish_id, before)
    select ${importId}, w.id, to_jsonb(w) from ${back} on conflict do nothing
  `.execute(db);
  await sql`update wish set absent_import_id = null where id in (select w.id from ${back})`.execute(db);
  const { rows } = await sql<{ newlyAbsent: number }>`
    with missed as (
      insert into import_wish (import_id, wish_id, before, newly_absent)
      select ${importId}, w.id, to_jsonb(w), w.absent_import_id is null from ${gone}
      returning wish_id, newly_absent
    ), marked as (
      update wish set absent_import_id = ${importId} where id in (select wish_id from missed)
    )
    select count(*) filter (where newly_absent)::integer as "newlyAbsent" from missed
  `.execute(db);
  return rows[0]?.newlyAbsent ?? 0;
}
