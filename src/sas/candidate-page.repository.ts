import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { openRecord, type StoredContent } from "../database/sealed-record.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type { WritingImport } from "./table-origins.ts";

/** A candidate within the scope with all that is stored, or null when there is none of this number. */
export async function findCandidate(db: Connection, scope: Scope, id: string) {
  const candidate = await db
    .selectFrom("candidate as c")
    .innerJoin("establishment", "establishment.id", "c.establishment_id")
    .leftJoin("campaign", "campaign.id", "c.campaign_id")
    .selectAll("c")
    .select(["establishment.uai", "establishment.name as establishment_name", "campaign.name as campaign"])
    .where(candidatesVisibleTo(scope, "c"))
    .where("c.id", "=", id)
    .executeTakeFirst();
  return candidate ?? null;
}

/** The establishment of this UAI that the scope may add candidates to, or null. */
export async function findReceivingEstablishment(
  db: Connection,
  { schoolId, establishmentIds }: Scope,
  uai: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("establishment")
    .select("id")
    .where("school_id", "=", schoolId)
    .where("uai", "=", uai)
    .$if(establishmentIds !== null, (rows) => rows.where("id", "in", [...(establishmentIds ?? []), "0"]))
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findDiplomas(db: Connection, candidateId: string) {
  return db
    .selectFrom("diploma")
    .leftJoin("account", "account.id", "diploma.account_id")
    .select([
      "diploma.id",
      "position",
      "label",
      "type",
      "series",
      "speciality",
      "year",
      "honours",
      "academy",
      "edited_at",
      "account.first_name",
      "account.last_name",
    ])
    .where("candidate_id", "=", candidateId)
    .orderBy("position")
    .execute();
}

/** The wishes of a candidate, newest first, each with the import that brought it. */
export async function findWishes(db: Connection, candidateId: string) {
  return db
    .selectFrom("wish")
    .innerJoin("parcoursup_file as file", "file.id", "wish.parcoursup_file_id")
    .innerJoin("import", "import.id", "wish.import_id")
    .leftJoin("import as newest", "newest.id", "wish.absent_import_id")
    .select([
      "wish.id",
      "wish.programme_code",
      "wish.programme_label",
      "wish.confirmed",
      "wish.group_label",
      "wish.applied_on",
      "wish.status",
      "wish.boarding",
      "file.session",
      "file.file_number",
      "import.id as import_id",
      "import.started_at as imported_at",
      "import.file_name",
      sql<string | null>`(newest.started_at at time zone 'Europe/Paris')::date`.as("absent_since"),
    ])
    .where("file.candidate_id", "=", candidateId)
    .orderBy("file.session", "desc")
    .orderBy("import.id", "desc")
    .orderBy("wish.id")
    .execute();
}

/** The fields that staff typed, under their names in the API. */
export async function findEdits(db: Connection, candidateId: string) {
  const rows = await db
    .selectFrom("candidate_edit")
    .leftJoin("account", "account.id", "candidate_edit.account_id")
    .select(["field", "edited_at", "first_name", "last_name"])
    .where("candidate_id", "=", candidateId)
    .orderBy("field")
    .execute();
  return rows.map((row) => ({
    field: apiFieldName(row.field),
    at: row.edited_at.toISOString(),
    user: row.first_name === null ? null : `${row.first_name} ${row.last_name}`,
  }));
}

/** The imports that created or changed a candidate and still stand, oldest first. */
export async function findWritingImports(db: Connection, candidateId: string): Promise<WritingImport[]> {
  const { rows } = await sql<WritingImport>`
    select i.id::text as "importId", i.started_at as "importedAt", i.source, o.outcome = 'created' as created,
      array(select change ->> 'field' from jsonb_array_elements(o.changes) change) as columns
    from import_candidate o join import i on i.id = o.import_id
    where o.candidate_id = ${candidateId} and o.outcome <> 'unchanged' and i.state = 'imported'
    order by i.id
  `.execute(db);
  return rows;
}

/** What was received last for one wish of a candidate, packed, with the number of its file; null when there is no such wish. */
export async function findReceivedRecord(db: Connection, candidateId: string, wishId: string) {
  const row = await db
    .selectFrom("parcoursup_record as record")
    .innerJoin("wish", "wish.id", "record.wish_id")
    .innerJoin("parcoursup_file as file", "file.id", "wish.parcoursup_file_id")
    .innerJoin("candidate", "candidate.id", "file.candidate_id")
    .select([
      "record.content",
      "record.key_id as keyId",
      "candidate.school_id",
      "file.file_number",
      "file.session",
    ])
    .where("file.candidate_id", "=", candidateId)
    .where("wish.id", "=", wishId)
    .orderBy("record.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, content: openRecord(db.recordKeys, row.school_id, row) };
}

/** What was received for a candidate, packed, newest first: the last three versions of each of the twenty newest wishes. */
export async function findReceivedRecords(
  db: Connection,
  candidateId: string,
): Promise<{ readonly wishId: string; readonly importedAt: Date; readonly content: Uint8Array }[]> {
  const { rows } = await sql<StoredContent & { schoolId: string; wishId: string; importedAt: Date }>`
    select wish.id::text as "wishId", import.started_at as "importedAt", record.content, record.key_id as "keyId",
      import.school_id::text as "schoolId"
    from (
      select wish.id, file.session from parcoursup_file file join wish on wish.parcoursup_file_id = file.id
      where file.candidate_id = ${candidateId} order by file.session desc, wish.id desc limit 20
    ) wish
    cross join lateral (
      select id, import_id, content, key_id from parcoursup_record where wish_id = wish.id order by id desc limit 3
    ) record
    join import on import.id = record.import_id
    order by wish.session desc, record.id desc
  `.execute(db);
  return rows.map(({ wishId, importedAt, schoolId, ...stored }) => ({
    wishId,
    importedAt,
    content: openRecord(db.recordKeys, schoolId, stored),
  }));
}
