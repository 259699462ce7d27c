import type { Outcomes } from "./candidates.repository.ts";
import type { Guard, ImportImpact, ImportReport } from "./import.schema.ts";
import { titled, titledCount } from "./import-problem.ts";
import type { FileCheck } from "./import-source.ts";
import { withLabel } from "./unkept-section.ts";

/** What an import wrote, or would write. */
export interface Written {
  readonly check: FileCheck;
  readonly outcomes: Outcomes;
  /** Null when nothing was written. */
  readonly impact: ImportImpact | null;
  readonly guards: readonly Guard[];
  /** The very same file came before. */
  readonly previousImport: { readonly id: string; readonly at: Date } | null;
}

/** The report of the contract (`design.md` §4). */
export function importReport(
  { status, source }: Pick<ImportReport, "status" | "source">,
  importId: string | null,
  { check, outcomes, impact, guards, previousImport }: Written,
): ImportReport {
  return {
    status,
    source,
    importId,
    candidates: check.candidates,
    created: outcomes.created,
    updated: outcomes.updated,
    unchanged: outcomes.unchanged,
    guards: [...guards],
    problemCount: check.problemCount,
    problems: check.problems.map(titled),
    problemCounts: check.problemCounts.map(titledCount),
    readToEnd: check.isReadToEnd,
    warnings: check.warnings.map((warning) => ({ ...warning, candidates: [...warning.candidates] })),
    session: check.session,
    programmes: check.programmes.map(({ code, label, candidates }) => ({ code, label, candidates })),
    impact,
    unkeptSections: check.unkeptSections.map(withLabel),
    previousImport: previousImport && { id: previousImport.id, at: previousImport.at.toISOString() },
  };
}
