import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import { programmeCodeOf } from "../profiles/programme-key.ts";
import type { ImportedCandidate, ImportedCandidatePage, ImportedCandidateQuery } from "./import.schema.ts";
import type { FieldChange, KeptField } from "./merge-candidate.ts";
import { programmeTitle } from "./programme-title.ts";

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

/** The people of one list of an import whom the scope may see, in the order of their numbers, some thousand at a time. */
export async function* streamImportedCandidates(
  db: Connection,
  scope: Scope,
  importId: string,
  show: ImportedCandidateQuery["show"],
): AsyncGenerator<ImportedCandidate> {
  let after = "0";
  for (;;) {
    const rows = await importedCandidateRows(db, scope, importId, show)
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

/** Those of the file; in the list `absent`, those whom the file was the first to miss, be they in it with another wish or not. */
function importedCandidates(
  db: Connection,
  scope: Scope,
  importId: string,
  show: ImportedCandidateQuery["show"],
) {
  const people = db
    .selectFrom("candidate as c")
    .leftJoin("import_candidate as o", (join) =>
      join.onRef("o.candidate_id", "=", "c.id").on("o.import_id", "=", importId),
    )
    .where(visibleTo(scope, "c"));
  if (show === "absent") return people.where(sql<boolean>`c.id in (${candidatesMissed(importId)})`);
  const ofFile = people.where("o.import_id", "=", importId);
  if (show === undefined) return ofFile;
  return show === "kept" ? ofFile.where(sql<boolean>`o.kept <> '[]'`) : ofFile.where("o.outcome", "=", show);
}

function candidatesMissed(importId: string): RawBuilder<unknown> {
  return sql`
    select f.candidate_id
    from import_wish log join wish w on w.id = log.wish_id join parcoursup_file f on f.id = w.parcoursup_file_id
    where log.import_id = ${importId} and log.newly_absent
  `;
}

function importedCandidateRows(...[db, scope, importId, show]: Parameters<typeof importedCandidates>) {
  return importedCandidates(db, scope, importId, show).select([
    "c.id",
    "c.last_name",
    "c.first_name",
    "o.outcome",
    "o.changes",
    "o.kept",
    sql<string | null>`(
      select max(f.file_number) from parcoursup_file f join import i on i.id = ${importId}
      where f.candidate_id = c.id and f.establishment_id = i.establishment_id and f.session = i.session
    )`.as("file_number"),
    sql<WishNews[]>`(
      select coalesce(jsonb_agg(jsonb_build_object('label', w.programme_label, 'key', w.programme_code,
        'changes', log.changes, 'newlyAbsent', log.newly_absent) order by w.id), '[]')
      from parcoursup_file f
      join wish w on w.parcoursup_file_id = f.id
      join import_wish log on log.wish_id = w.id and log.import_id = ${importId}
      where f.candidate_id = c.id
    )`.as("wishes"),
  ]);
}

/** What an import did to a wish that was there. */
interface WishNews {
  readonly label: string | null;
  /** `programmeKey`. */
  readonly key: string;
  readonly changes: readonly FieldChange[];
  readonly newlyAbsent: boolean;
}

type ImportedCandidateRow = Awaited<ReturnType<ReturnType<typeof importedCandidateRows>["execute"]>>[number];

function toImportedCandidate(row: ImportedCandidateRow): ImportedCandidate {
  const changes = (row.changes ?? []) as FieldChange[];
  const kept = (row.kept ?? []) as KeptField[];
  return {
    candidateId: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    fileNumber: row.file_number,
    outcome: row.outcome ?? "absent",
    changes: [
      ...changes.map((change) => told(change, null)),
      ...row.wishes.flatMap((wish) => wish.changes.map((change) => told(change, titleOf(wish)))),
    ],
    kept: kept.map((one) => ({ ...one, field: apiFieldName(one.field) })),
    absentWishes: row.wishes.filter(({ newlyAbsent }) => newlyAbsent).map(titleOf),
  };
}

function titleOf({ label, key }: WishNews): string {
  return programmeTitle(label, programmeCodeOf(key));
}

function told(change: FieldChange, programme: string | null): ImportedCandidate["changes"][number] {
  return { ...change, field: apiFieldName(change.field), programme };
}
