import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { StoredContent } from "../database/sealed-record.ts";

interface SealedRow extends StoredContent {
  readonly id: string;
}

/** Received objects that are not as `targetId` (null: unsealed) wants them, and that one of the `openable` keys opens. */
export async function findToRotate(
  db: Connection,
  wanted: { readonly targetId: string | null; readonly openable: readonly string[]; readonly limit: number },
): Promise<(SealedRow & { readonly schoolId: string })[]> {
  const { rows } = await sql<SealedRow & { schoolId: string }>`
    select r.id::text as id, i.school_id::text as "schoolId", r.content, r.key_id as "keyId"
    from parcoursup_record r join import i on i.id = r.import_id
    where r.key_id is distinct from ${wanted.targetId}::text
      and (r.key_id is null or r.key_id = any(${wanted.openable}::text[]))
    order by r.id limit ${wanted.limit} for update of r
  `.execute(db);
  return rows;
}

export async function resealRecords(db: Connection, records: readonly SealedRow[]): Promise<void> {
  for (const { id, content, keyId } of records)
    await db
      .updateTable("parcoursup_record")
      .set({ content: Buffer.from(content), key_id: keyId })
      .where("id", "=", id)
      .execute();
}

/** How many are still sealed otherwise than `targetId` says. */
export async function countOtherKeys(db: Connection, targetId: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from parcoursup_record where key_id is distinct from ${targetId}::text
  `.execute(db);
  return rows[0]?.count ?? 0;
}
