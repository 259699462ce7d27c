import { sql } from "kysely";
import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";

/** Remembers that the two are not one person; true when nobody had said so yet. */
export async function insertRefusal(
  db: Connection,
  actor: Actor,
  [one, other]: readonly [string, string],
): Promise<boolean> {
  const { rows } = await sql`
    insert into link_refusal (low_id, high_id, school_id, account_id)
    values (least(${one}::bigint, ${other}::bigint), greatest(${one}::bigint, ${other}::bigint), ${actor.schoolId}, ${actor.accountId})
    on conflict do nothing returning 1
  `.execute(db);
  return rows.length > 0;
}

/** True when it was refused until now. */
export async function deleteRefusal(
  db: Connection,
  schoolId: string,
  [one, other]: readonly [string, string],
): Promise<boolean> {
  const { rows } = await sql`
    delete from link_refusal where school_id = ${schoolId}
      and low_id = least(${one}::bigint, ${other}::bigint) and high_id = greatest(${one}::bigint, ${other}::bigint)
    returning 1
  `.execute(db);
  return rows.length > 0;
}

export async function isRefused(db: Connection, [one, other]: readonly [string, string]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from link_refusal
    where low_id = least(${one}::bigint, ${other}::bigint) and high_id = greatest(${one}::bigint, ${other}::bigint)
  `.execute(db);
  return rows.length > 0;
}
