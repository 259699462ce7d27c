import { type SqlBool, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { StoredContent } from "../database/sealed-record.ts";

interface StoredRecord extends StoredContent {
  readonly id: string;
  readonly unkeptSections: readonly string[];
}

function untrimmed(
  { recordKeys: { current, previous } }: Connection,
  schoolId: string,
  sections: readonly string[],
) {
  const openable = [current, previous].flatMap((key) => (key === null ? [] : [key.id]));
  return sql<SqlBool>`r.import_id in (select id from import where school_id = ${schoolId})
    and not r.unkept_sections @> ${sections}::text[]
    and (r.key_id is null or r.key_id = any(${openable}::text[]))`;
}

/** What was received of the school that may still hold one of these sections. */
export async function findUntrimmedRecords(
  db: Connection,
  schoolId: string,
  sections: readonly string[],
  limit: number,
): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select r.id::text as id, r.content, r.key_id as "keyId", r.unkept_sections as "unkeptSections"
    from parcoursup_record r where ${untrimmed(db, schoolId, sections)} order by r.id limit ${limit} for update
  `.execute(db);
  return rows;
}

export async function countUntrimmedRecords(
  db: Connection,
  schoolId: string,
  sections: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from parcoursup_record r where ${untrimmed(db, schoolId, sections)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function replaceRecords(db: Connection, records: readonly StoredRecord[]): Promise<void> {
  for (const { id, content, keyId, unkeptSections } of records)
    await db
      .updateTable("parcoursup_record")
      .set({ content: Buffer.from(content), key_id: keyId, unkept_sections: [...unkeptSections] })
      .where("id", "=", id)
      .execute();
}
