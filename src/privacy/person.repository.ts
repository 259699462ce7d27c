import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { ImportTexts } from "./redact-import.ts";

export interface TellingImport extends ImportTexts {
  readonly id: string;
  readonly startedAt: Date;
  readonly establishment: string;
}

/** The imports of the school whose lines may name people, some at a time. */
export async function* streamTellingImports(db: Connection, schoolId: string): AsyncGenerator<TellingImport> {
  let after = "0";
  for (;;) {
    const { rows } = await sql<TellingImport>`
      select i.id::text as id, i.started_at as "startedAt", e.name as establishment, i.file_name as "fileName",
        i.problems, i.warnings, i.guards, coalesce(i.undo_report -> 'kept', '[]') as kept
      from import i join establishment e on e.id = i.establishment_id
      where i.school_id = ${schoolId} and i.id > ${after} order by i.id limit 200
    `.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

export async function rewriteImport(db: Connection, id: string, texts: ImportTexts): Promise<void> {
  await sql`
    update import set file_name = ${texts.fileName}, problems = ${JSON.stringify(texts.problems)},
      warnings = ${JSON.stringify(texts.warnings)}, guards = ${JSON.stringify(texts.guards)},
      undo_report = case when undo_report is null then null
        else jsonb_set(undo_report, '{kept}', ${JSON.stringify(texts.kept)}::jsonb) end
    where id = ${id}
  `.execute(db);
}

/** The events of the Historique about a candidate lose their link to it; the fact stays. */
export async function unlinkJournal(db: Connection, schoolId: string, candidateId: string): Promise<void> {
  await sql`
    update journal_entry set details = details - 'candidateId'
    where school_id = ${schoolId} and details ->> 'candidateId' = ${candidateId}
  `.execute(db);
  await sql`
    update journal_entry set details = jsonb_set(details, '{candidateIds}', (details -> 'candidateIds') - ${candidateId}::text)
    where school_id = ${schoolId} and details -> 'candidateIds' @> to_jsonb(${candidateId}::text)
  `.execute(db);
}

/** Texts that people typed in the Historique. */
export async function findComments(
  db: Connection,
  schoolId: string,
): Promise<{ readonly id: string; readonly text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id::text as id, details ->> 'text' as text from journal_entry
    where school_id = ${schoolId} and details ->> 'text' is not null
  `.execute(db);
  return rows;
}

export async function rewriteComments(db: Connection, ids: readonly string[], text: string): Promise<void> {
  await sql`
    update journal_entry set details = jsonb_set(details, '{text}', to_jsonb(${text}::text)) where id = any(${ids}::bigint[])
  `.execute(db);
}

/** How many other profiles of the school have the same identity: another application of the same person, or a namesake. */
export async function countSameIdentity(
  db: Connection,
  schoolId: string,
  candidateId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from candidate c join candidate other using (school_id, identity_key)
    where c.id = ${candidateId} and c.school_id = ${schoolId} and other.id <> c.id
  `.execute(db);
  return rows[0]?.count ?? 0;
}
