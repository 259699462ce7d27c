import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { openRecord } from "../database/sealed-record.ts";
import type { PersonTable } from "./person-table.ts";

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  /** Whether its rows have rows of their own, which refer to `id`. */
  readonly hasId: boolean;
  /** Columns that hold bytes. */
  readonly binary: readonly string[];
}

/**
 * Everything that is a candidate's, in every table, found as the database itself finds what goes with a candidate: by
 * `on delete cascade`. A table added later is exported without a word here.
 */
export async function findPersonRows(db: Connection, candidateId: string): Promise<PersonTable[]> {
  const references = await findReferences(db);
  const candidate = await rowsOf(db, "candidate", sql`t.id = ${candidateId}`, []);
  const found = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  const visit = async (parent: string, ids: readonly string[]): Promise<void> => {
    for (const reference of references.filter((each) => each.parent === parent && each.table !== parent)) {
      const { table, column, hasId, binary } = reference;
      const rows = await rowsOf(db, table, sql`t.${sql.ref(column)} = any(${ids}::bigint[])`, binary);
      const known = found.get(table) ?? new Map();
      const fresh = rows.filter((row) => !known.has(JSON.stringify(row)));
      for (const row of fresh) known.set(JSON.stringify(row), row);
      found.set(table, known);
      if (hasId && fresh.length > 0)
        await visit(
          table,
          fresh.map(({ id }) => String(id)),
        );
    }
  };
  await visit("candidate", [candidateId]);
  return [
    { table: "candidate", rows: candidate },
    ...[...found].map(([table, rows]) => ({ table, rows: [...rows.values()] })),
  ].filter(({ rows }) => rows.length > 0);
}

/** Columns by which a row belongs to a row of another table, and goes with it. */
async function findReferences(db: Connection): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select child.relname as "table", a.attname as "column", parent.relname as parent,
      exists (select from pg_attribute i where i.attrelid = child.oid and i.attname = 'id') as "hasId",
      array(
        select b.attname::text from pg_attribute b
        where b.attrelid = child.oid and b.atttypid = 'bytea'::regtype and not b.attisdropped
      ) as "binary"
    from pg_constraint c
    join pg_class child on child.oid = c.conrelid
    join pg_class parent on parent.oid = c.confrelid
    join pg_attribute a on a.attrelid = child.oid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confdeltype = 'c' and array_length(c.conkey, 1) = 1
      and child.relnamespace = current_schema()::regnamespace
    order by child.oid, a.attnum
  `.execute(db);
  return rows;
}

async function rowsOf(
  db: Connection,
  table: string,
  condition: RawBuilder<unknown>,
  binary: readonly string[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) - ${binary}::text[] as row from ${sql.table(table)} t where ${condition}
  `.execute(db);
  return rows.map(({ row }) => row);
}

/** The events of the Historique about a candidate. */
export async function findPersonEvents(
  db: Connection,
  schoolId: string,
  candidateId: string,
): Promise<{ readonly at: Date; readonly type: string; readonly details: unknown }[]> {
  const { rows } = await sql<{ at: Date; type: string; details: unknown }>`
    select at, type, details from journal_entry
    where school_id = ${schoolId}
      and (details ->> 'candidateId' = ${candidateId} or details -> 'candidateIds' @> to_jsonb(${candidateId}::text))
    order by id
  `.execute(db);
  return rows;
}

/** The imports whose file held the candidate, and what they changed. */
export async function findPersonImports(db: Connection, candidateId: string) {
  return db
    .selectFrom("import_candidate as o")
    .innerJoin("import", "import.id", "o.import_id")
    .innerJoin("establishment", "establishment.id", "import.establishment_id")
    .select([
      "import.id",
      "import.started_at",
      "import.file_name",
      "establishment.name as establishment",
      "o.outcome",
      "o.changes",
      "o.kept",
    ])
    .where("o.candidate_id", "=", candidateId)
    .orderBy("import.id")
    .execute();
}

export interface ReceivedVersion {
  readonly content: Uint8Array;
  readonly session: number;
  readonly fileNumber: string | null;
  readonly programme: string;
  readonly receivedAt: Date;
}

/** Everything that was received for a candidate, packed, oldest first. */
export async function findReceivedVersions(db: Connection, candidateId: string): Promise<ReceivedVersion[]> {
  const rows = await db
    .selectFrom("parcoursup_record as record")
    .innerJoin("wish", "wish.id", "record.wish_id")
    .innerJoin("parcoursup_file as file", "file.id", "wish.parcoursup_file_id")
    .innerJoin("import", "import.id", "record.import_id")
    .select([
      "record.content",
      "record.key_id as keyId",
      "import.school_id as schoolId",
      "file.session",
      "file.file_number as fileNumber",
      "wish.programme_code as programme",
      "import.started_at as receivedAt",
    ])
    .where("file.candidate_id", "=", candidateId)
    .orderBy("record.id")
    .execute();
  return rows.map(({ content, keyId, schoolId, ...version }) => ({
    ...version,
    content: openRecord(db.recordKeys, schoolId, { content, keyId }),
  }));
}
