import { sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { Problem } from "../parcoursup/problem.ts";
import type { ProblemCount } from "../parcoursup/problem-list.ts";
import { guardsToldTo } from "./guards-told.ts";
import type {
  Guard,
  ImportDetail,
  ImportImpact,
  ImportPage,
  ImportSummary,
  UndoReport,
} from "./import.schema.ts";
import { titled, titledCount } from "./import-problem.ts";
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
      "import.guards",
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
    guards: guardsToldTo(scope, row.guards as Guard[]),
    impact: storedImpact(row.impact),
    unkeptSections: row.unkept_sections.map(withLabel),
    undoable: row.undoable,
    undo: row.undone_at && {
      at: row.undone_at.toISOString(),
      user: personName(row.undoer_first_name, row.undoer_last_name),
      report: storedUndo(row.undo_report),
    },
  };
}

/** What was written before `returned` was counted has none. */
function storedImpact(stored: unknown): ImportImpact | null {
  if (stored === null) return null;
  const impact = stored as ImportImpact & Partial<Pick<ImportImpact, "returned">>;
  return { ...impact, returned: impact.returned ?? 0 };
}

/** What was written before `marks` was counted has none. */
function storedUndo(stored: unknown): UndoReport {
  const report = stored as UndoReport & Partial<Pick<UndoReport, "marks">>;
  return { ...report, marks: report.marks ?? 0 };
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
