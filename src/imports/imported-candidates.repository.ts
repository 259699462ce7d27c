import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type { ImportedCandidate, ImportedCandidatePage, ImportedCandidateQuery } from "./import.schema.ts";
import type { FieldChange, KeptField } from "./merge-candidate.ts";
import { programmeName } from "./programme-name.ts";

/** The people of an import whom the scope may see, by name. */
export async function listImportedCandidates(
  db: Connection,
  scope: Scope,
  importId: string,
  query: ImportedCandidateQuery,
): Promise<ImportedCandidatePage> {
  const { total } = await importedCandidates(db, scope, importId, query.show)
    .select((e) => e.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await importedCandidateRows(db, scope, importId, query.show)
    .orderBy("c.last_name_folded")
    .orderBy("c.first_name_folded")
    .orderBy("c.id")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return {
    items: rows.map(toImportedCandidate),
    total: Number(total),
    totalIsEstimate: false,
    page: query.page,
    pageSize: query.pageSize,
  };
}

/** All the people of an import whom the scope may see, in the order of their numbers, some thousand at a time. */
export async function* streamImportedCandidates(
  db: Connection,
  scope: Scope,
  importId: string,
): AsyncGenerator<ImportedCandidate> {
  let after = "0";
  for (;;) {
    const rows = await importedCandidateRows(db, scope, importId, undefined)
      .where("c.id", ">", after)
      .orderBy("c.id")
      .limit(1_000)
      .execute();
    yield* rows.map(toImportedCandidate);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function importedCandidates(
  db: Connection,
  scope: Scope,
  importId: string,
  show: ImportedCandidateQuery["show"],
) {
  return db
    .selectFrom("import_candidate as o")
    .innerJoin("candidate as c", "c.id", "o.candidate_id")
    .where(visibleTo(scope, "c"))
    .where("o.import_id", "=", importId)
    .$if(show !== undefined, (rows) =>
      show === "kept"
        ? rows.where(sql<boolean>`o.kept <> '[]'`)
        : rows.where("o.outcome", "=", show ?? "created"),
    );
}

function importedCandidateRows(...scope: Parameters<typeof importedCandidates>) {
  return importedCandidates(...scope).select([
    "c.id",
    "c.last_name",
    "c.first_name",
    "o.outcome",
    "o.changes",
    "o.kept",
    sql<string | null>`(
      select max(f.file_number) from parcoursup_file f join import i on i.id = o.import_id
      where f.candidate_id = c.id and f.establishment_id = i.establishment_id and f.session = i.session
    )`.as("file_number"),
    sql<WishChange[]>`(
      select coalesce(jsonb_agg(told.change || jsonb_build_object(
        'label', w.programme_label, 'code', nullif(w.programme_code, '')) order by w.id, told.position), '[]')
      from parcoursup_file f join wish w on w.parcoursup_file_id = f.id
      join import_wish log on log.wish_id = w.id and log.import_id = o.import_id
      cross join jsonb_array_elements(log.changes) with ordinality told (change, position)
      where f.candidate_id = c.id
    )`.as("wish_changes"),
  ]);
}

/** One column of a wish that an import changed, and the programme of that wish. */
interface WishChange extends FieldChange {
  readonly label: string | null;
  readonly code: string | null;
}

type ImportedCandidateRow = Awaited<ReturnType<ReturnType<typeof importedCandidateRows>["execute"]>>[number];

function toImportedCandidate(row: ImportedCandidateRow): ImportedCandidate {
  return {
    candidateId: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    fileNumber: row.file_number,
    outcome: row.outcome,
    changes: [
      ...(row.changes as FieldChange[]).map((change) => told(change, null)),
      ...row.wish_changes.map(({ label, code, ...change }) => told(change, programmeName(label, code))),
    ],
    kept: (row.kept as KeptField[]).map((kept) => ({ ...kept, field: apiFieldName(kept.field) })),
  };
}

function told(change: FieldChange, programme: string | null): ImportedCandidate["changes"][number] {
  return { ...change, field: apiFieldName(change.field), programme };
}
