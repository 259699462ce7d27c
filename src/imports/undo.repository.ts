import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { KeptReason, UndoReport } from "./import.schema.ts";
import type { FieldChange } from "./merge-candidate.ts";

export interface UndoableImport {
  readonly id: string;
  readonly establishmentId: string;
  readonly uai: string;
}

/** An import within the scope; whatever else is imported or undone in its establishment waits from now on, or was waited for. */
export async function lockForUndo(
  db: Connection,
  scope: Scope,
  importId: string,
): Promise<UndoableImport | null> {
  const { rows } = await sql<UndoableImport>`
    select i.id::text, i.establishment_id::text as "establishmentId", e.uai
    from import i join establishment e on e.id = i.establishment_id
    where ${visibleTo(scope, "i")} and i.id = ${importId}
    for no key update of e
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * The latest import of an establishment that still stands. To be asked once the establishment is locked: the statement that waited for the
 * lock sees the imports as they were before.
 */
export async function findLatestImport(db: Connection, establishmentId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id::text from import where establishment_id = ${establishmentId} and state = 'imported'
    order by finished_at desc, id desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** Keeps staff from editing the import's people until the undo is done: what they typed just before is seen. */
export async function lockPeople(db: Connection, importId: string): Promise<void> {
  await sql`
    select from candidate where id in (select candidate_id from import_candidate where import_id = ${importId})
    order by id for update
  `.execute(db);
}

/** What the import says of a profile is said of two persons' files since: taking it back would take back too much. */
const linkedSince = sql`
  exists (select from candidate_link l where l.survivor_id = c.id and l.linked_at >= i.started_at)
`;

/** Who was touched since the import, and is therefore left alone. */
export async function findTouched(db: Connection, importId: string): Promise<UndoReport["kept"]> {
  const { rows } = await sql<UndoReport["kept"][number] & { reason: KeptReason }>`
    select c.id::text as "candidateId", c.last_name as "lastName", c.first_name as "firstName",
      case when ${linkedSince} then 'linked' when c.campaign_id is not null then 'admitted' else 'edited' end as reason
    from import_candidate o
    join import i on i.id = o.import_id
    join candidate c on c.id = o.candidate_id
    where o.import_id = ${importId} and (
      (o.outcome = 'created' and (c.campaign_id is not null
        or exists (select from candidate_edit e where e.candidate_id = c.id)
        or exists (select from candidate_note n where n.candidate_id = c.id)
        or exists (select from diploma d where d.candidate_id = c.id and d.position > 1)))
      or (o.outcome = 'updated' and c.admitted_at > i.started_at)
      or (o.outcome <> 'unchanged' and ${linkedSince})
    )
    order by c.last_name_folded, c.first_name_folded, c.id
  `.execute(db);
  return rows;
}

/** Removes the candidates that the import created, with everything of theirs, but for those touched since. */
export async function removeCreated(
  db: Connection,
  importId: string,
  touched: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from candidate c using import_candidate o
    where o.import_id = ${importId} and o.outcome = 'created' and o.candidate_id = c.id
      and not c.id = any(${touched}::bigint[])
    returning c.id
  `.execute(db);
  return rows.length;
}

/** True for wishes `w` of those touched since. */
function ofTouched(touched: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`
    w.parcoursup_file_id in (select id from parcoursup_file where candidate_id = any(${touched}::bigint[]))
  `;
}

/** How many wishes the import has marked as absent, marked anew or unmarked, but for those of candidates touched since. */
export async function countMarks(
  db: Connection,
  importId: string,
  touched: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from import_wish log join wish w on w.id = log.wish_id
    where log.import_id = ${importId} and not ${ofTouched(touched)}
      and w.absent_import_id is distinct from (log.before ->> 'absent_import_id')::bigint
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Gives wishes back what they were: those the import made disappear, those it changed are as before. */
export async function restoreWishes(
  db: Connection,
  importId: string,
  touched: readonly string[],
): Promise<void> {
  await sql`
    delete from wish w
    where w.import_id = ${importId} and not ${ofTouched(touched)}
      and not exists (select from import_wish b where b.import_id = ${importId} and b.wish_id = w.id)
  `.execute(db);
  await sql`
    delete from parcoursup_record record using wish w
    where record.import_id = ${importId} and record.wish_id = w.id and not ${ofTouched(touched)}
  `.execute(db);
  await sql`
    update wish w set programme_label = b.programme_label, confirmed = b.confirmed, group_label = b.group_label,
      applied_on = b.applied_on, status = b.status, boarding = b.boarding, digest = b.digest, import_id = b.import_id,
      absent_import_id = b.absent_import_id
    from import_wish log, jsonb_populate_record(null::wish, log.before) b
    where log.import_id = ${importId} and log.wish_id = w.id and not ${ofTouched(touched)}
  `.execute(db);
}

/** Takes back the numéros de dossier that the import brought to files that had none. */
export async function takeBackNumbers(
  db: Connection,
  importId: string,
  touched: readonly string[],
): Promise<void> {
  await sql`
    update parcoursup_file f set file_number = null
    from import_candidate o
    where o.import_id = ${importId} and f.id = any(o.numbered_files) and not f.candidate_id = any(${touched}::bigint[])
  `.execute(db);
}

export interface ChangedCandidate {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly changes: readonly FieldChange[];
  /** Columns that staff edited. */
  readonly edited: readonly string[];
}

/** The profiles that the import changed, but for those touched since. */
export async function findChanged(
  db: Connection,
  importId: string,
  touched: readonly string[],
): Promise<ChangedCandidate[]> {
  const { rows } = await sql<ChangedCandidate>`
    select o.candidate_id::text as id, o.changes, c.last_name as "lastName", c.first_name as "firstName",
      array(select field from candidate_edit e where e.candidate_id = o.candidate_id) as edited
    from import_candidate o join candidate c on c.id = o.candidate_id
    where o.import_id = ${importId} and o.outcome = 'updated' and not o.candidate_id = any(${touched}::bigint[])
    order by c.last_name_folded, c.first_name_folded, c.id
  `.execute(db);
  return rows;
}

export async function markUndone(
  db: Connection,
  importId: string,
  accountId: string,
  report: UndoReport,
): Promise<void> {
  await db
    .updateTable("import")
    .set({
      state: "undone",
      undone_at: new Date(),
      undone_by: accountId,
      undo_report: JSON.stringify(report),
    })
    .where("id", "=", importId)
    .execute();
}
