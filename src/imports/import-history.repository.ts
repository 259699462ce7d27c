import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { Problem } from "../parcoursup/problem.ts";
import type { ProblemCount } from "../parcoursup/problem-list.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type {
  ImportDetail,
  ImportedCandidate,
  ImportedCandidatePage,
  ImportedCandidateQuery,
  ImportImpact,
  ImportPage,
  ImportSummary,
  UndoReport,
} from "./import.schema.ts";
import { titled, titledCount } from "./import-problem.ts";
import type { FieldChange, KeptField } from "./merge-candidate.ts";
import { withLabel } from "./unkept-section.ts";

export interface ImportListQuery {
  readonly establishment?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** The Historique des imports of the scope, newest first. */
export async function listImports(db: Connection, scope: Scope, query: ImportListQuery): Promise<ImportPage> {
  const matching = db
    .selectFrom("import")
    .innerJoin("establishment", "establishment.id", "import.establishment_id")
    .where(visibleTo(scope, "import"))
    .$if(query.establishment !== undefined, (builder) =>
      builder.where("establishment.uai", "=", query.establishment ?? ""),
    );
  const { total } = await matching
    .select((e) => e.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await summaries(db, scope)
    .$if(query.establishment !== undefined, (builder) =>
      builder.where("establishment.uai", "=", query.establishment ?? ""),
    )
    .orderBy("import.id", "desc")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return {
    items: rows.map(toSummary),
    total: Number(total),
    totalIsEstimate: false,
    page: query.page,
    pageSize: query.pageSize,
  };
}

/** One import of the scope, or null. */
export async function findImport(db: Connection, scope: Scope, id: string): Promise<ImportDetail | null> {
  const row = await summaries(db, scope)
    .leftJoin("account as undoer", "undoer.id", "import.undone_by")
    .select([
      "import.session",
      "import.programmes",
      "import.problems",
      "import.problem_counts",
      "import.warnings",
      "import.impact",
      "import.unkept_sections",
      "import.undone_at",
      "import.undo_report",
      "undoer.first_name as undoer_first_name",
      "undoer.last_name as undoer_last_name",
      isLatestImport.as("undoable"),
    ])
    .where("import.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...toSummary(row),
    session: row.session,
    programmes: row.programmes as ImportDetail["programmes"],
    problems: (row.problems as Problem[]).map(titled),
    problemCounts: (row.problem_counts as ProblemCount[]).map(titledCount),
    warnings: row.warnings as ImportDetail["warnings"],
    impact: storedImpact(row.impact),
    unkeptSections: row.unkept_sections.map(withLabel),
    undoable: row.undoable,
    undo: row.undone_at && {
      at: row.undone_at.toISOString(),
      user: personName(row.undoer_first_name, row.undoer_last_name),
      report: row.undo_report as UndoReport,
    },
  };
}

/** What was written before `returned` was counted has none. */
function storedImpact(stored: unknown): ImportImpact | null {
  if (stored === null) return null;
  const impact = stored as ImportImpact & Partial<Pick<ImportImpact, "returned">>;
  return { ...impact, returned: impact.returned ?? 0 };
}

/** True for the import that may be undone: the last one written of its establishment that still stands. */
const isLatestImport = sql<boolean>`
  import.state = 'imported' and not exists (
    select from import later
    where later.establishment_id = import.establishment_id and later.state = 'imported'
      and (later.finished_at, later.id) > (import.finished_at, import.id)
  )
`;

function personName(firstName: string | null, lastName: string | null): string | null {
  return firstName === null ? null : `${firstName} ${lastName ?? ""}`.trim();
}

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
  ]);
}

type ImportedCandidateRow = Awaited<ReturnType<ReturnType<typeof importedCandidateRows>["execute"]>>[number];

function toImportedCandidate(row: ImportedCandidateRow): ImportedCandidate {
  return {
    candidateId: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    fileNumber: row.file_number,
    outcome: row.outcome,
    changes: (row.changes as FieldChange[]).map((change) => ({
      ...change,
      field: apiFieldName(change.field),
    })),
    kept: (row.kept as KeptField[]).map((kept) => ({ ...kept, field: apiFieldName(kept.field) })),
  };
}

function summaries(db: Connection, scope: Scope) {
  return db
    .selectFrom("import")
    .innerJoin("establishment", "establishment.id", "import.establishment_id")
    .leftJoin("account", "account.id", "import.account_id")
    .where(visibleTo(scope, "import"))
    .select([
      "import.id",
      "import.source",
      "import.state",
      "import.started_at",
      "import.finished_at",
      "import.file_name",
      "import.file_size",
      "import.candidates",
      "import.created",
      "import.updated",
      "import.unchanged",
      "import.problem_count",
      "establishment.uai",
      "establishment.name as establishment_name",
      "account.first_name",
      "account.last_name",
      sql<string>`encode(import.sha256, 'hex')`.as("sha256"),
    ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>["execute"]>>[number];

function toSummary(row: SummaryRow): ImportSummary {
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    establishment: { uai: row.uai, name: row.establishment_name },
    user: personName(row.first_name, row.last_name),
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    sha256: row.sha256,
    candidates: row.candidates,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    problemCount: row.problem_count,
  };
}
