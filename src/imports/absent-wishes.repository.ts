import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * Marks the wishes that the newest file of their programme no longer holds, and unmarks those that are back; nothing is
 * deleted. Returns how many were newly marked.
 */
export async function markAbsentWishes(
  { db }: Transaction,
  staging: Staging,
  session: number,
  programmes: readonly string[],
): Promise<number> {
  if (!staging.holdsWishes) return 0;
  const back = sql`wish w where w.absent_import_id is not null and w.id in (select wish_id from import_row)`;
  const gone = sql`
    wish w join parcoursup_file f on f.id = w.parcoursup_file_id
    where w.establishment_id = ${staging.establishmentId} and f.session = ${session} and w.absent_import_id is null
      and w.programme_code = any(${[...programmes]}::text[])
      and not exists (select from import_row r where r.wish_id = w.id)
  `;
  for (const wishes of [back, gone])
    await sql`
      insert into import_wish (import_id, wish_id, before)
      select ${staging.importId}, w.id, to_jsonb(w) from ${wishes} on conflict do nothing
    `.execute(db);
  const goneIds = await sql<{ id: string }>`select w.id from ${gone}`.execute(db);
  await sql`update wish set absent_import_id = null where id in (select w.id from ${back})`.execute(db);
  await sql`
    update wish set absent_import_id = ${staging.importId} where id = any(${goneIds.rows.map(({ id }) => id)}::bigint[])
  `.execute(db);
  return goneIds.rows.length;
}
