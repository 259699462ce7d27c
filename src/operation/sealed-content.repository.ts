import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** How many received objects and keys of second factors are sealed with a key that this program was not given. */
export async function countSealedOtherwise(db: Connection): Promise<number> {
  const { current, previous } = db.recordKeys;
  const given = [current, previous].flatMap((key) => (key === null ? [] : [key.id]));
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (
      select key_id from parcoursup_record
      union all select key_id from second_factor
      union all select key_id from pending_second_factor
    ) sealed
    where key_id is not null and key_id <> all(${given}::text[])
  `.execute(db);
  return rows[0]?.count ?? 0;
}
