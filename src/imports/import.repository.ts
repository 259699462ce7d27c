import { type SqlBool, sql } from "kysely";
import type { Scope } from "../accounts/actor.ts";
import { isWithin } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import type { Guard, ImportImpact, ImportState, SourceName } from "./import.schema.ts";
import type { FileCheck } from "./import-source.ts";

export interface EstablishmentRow {
  readonly id: string;
  readonly school_id: string;
  readonly uai: string;
  readonly name: string;
  readonly parcoursup_enabled: boolean;
}

/** The establishments with this UAI within the scope or (null, for the command line) in all schools. */
export function findEstablishments(
  db: Connection,
  scope: Scope | null,
  uai: string,
): Promise<EstablishmentRow[]> {
  return db
    .selectFrom("establishment")
    .select(["id", "school_id", "uai", "name", "parcoursup_enabled"])
    .where("uai", "=", uai)
    .where(scope === null ? sql<SqlBool>`true` : isWithin(scope, "establishment"))
    .execute();
}

/** A file about to be imported. */
export interface NewImport {
  readonly source: SourceName;
  readonly schoolId: string;
  readonly establishmentId: string;
  readonly accountId: string | null;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: Uint8Array;
}

/** Opens the line of the Historique des imports; it stays whatever becomes of the import. */
export async function insertImport(db: Connection, run: NewImport): Promise<string> {
  const { id } = await db
    .insertInto("import")
    .values({
      school_id: run.schoolId,
      establishment_id: run.establishmentId,
      account_id: run.accountId,
      source: run.source,
      state: "checking",
      file_name: run.fileName,
      file_size: String(run.fileSize),
      sha256: Buffer.from(run.sha256),
      programmes: "[]",
      problems: "[]",
      warnings: "[]",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Says that the process that runs the import is alive. */
export async function touchImport(db: Connection, importId: string): Promise<void> {
  await db.updateTable("import").set({ alive_at: new Date() }).where("id", "=", importId).execute();
}

/** The sections of a candidate's object that the school chose not to keep, in the order of the file. */
export async function findUnkeptSections(db: Connection, schoolId: string): Promise<readonly string[]> {
  const { unkept_sections } = await db
    .selectFrom("school")
    .select("unkept_sections")
    .where("id", "=", schoolId)
    .executeTakeFirstOrThrow();
  return unkept_sections;
}

export interface FinishedImport {
  readonly state: Extract<ImportState, "imported" | "rejected" | "to_confirm">;
  readonly check: FileCheck;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly impact: ImportImpact | null;
  /** Questions left without an answer. */
  readonly guards?: readonly Guard[];
}

export async function finishImport(
  db: Connection,
  importId: string,
  finished: FinishedImport,
): Promise<void> {
  const { check } = finished;
  await db
    .updateTable("import")
    .set({
      state: finished.state,
      finished_at: new Date(),
      session: check.session,
      candidates: check.candidates,
      created: finished.created,
      updated: finished.updated,
      unchanged: finished.unchanged,
      problem_count: check.problemCount,
      programmes: JSON.stringify(check.programmes),
      problems: JSON.stringify(check.problems),
      problem_counts: JSON.stringify(check.problemCounts),
      warnings: JSON.stringify(check.warnings),
      guards: JSON.stringify(finished.guards ?? []),
      impact: finished.impact && JSON.stringify(finished.impact),
      unkept_sections: [...check.unkeptSections],
    })
    .where("id", "=", importId)
    .execute();
}

/** The import ended without an answer: the program stopped, or met an error of its own. */
export async function markInterrupted(db: Connection, importId: string): Promise<void> {
  await db
    .updateTable("import")
    .set({ state: "interrupted", finished_at: new Date() })
    .where("id", "=", importId)
    .where("finished_at", "is", null)
    .execute();
}

/** A process that imports says every few seconds that it lives (`touchImport`); silence this long means that it is gone. */
const silenceSeconds = 60;

/**
 * Marks what a stopped program left unfinished; gives the imports. On the embedded database no other process can be at work, so
 * that it is called at the start alone.
 */
export async function markAbandonedImports(db: Connection, kind: "embedded" | "server"): Promise<string[]> {
  const marked = await db
    .updateTable("import")
    .set({ state: "interrupted", finished_at: new Date() })
    .where("finished_at", "is", null)
    .$if(kind === "server", (query) =>
      query.where("alive_at", "<", sql<Date>`now() - make_interval(secs => ${silenceSeconds})`),
    )
    .returning("id")
    .execute();
  return marked.map(({ id }) => id);
}
