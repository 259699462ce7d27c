import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Database, Transaction } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import type { Limits } from "../parcoursup/limits.ts";
import type { TableLimits } from "../spreadsheet/table-limits.ts";
import { Batches } from "./batches.ts";
import { findSameFile } from "./guards.repository.ts";
import {
  finishImport,
  insertImport,
  markInterrupted,
  type NewImport,
  touchImport,
} from "./import.repository.ts";
import type { ImportProgress, ImportReport, SourceName } from "./import.schema.ts";
import { importReport, type Written } from "./import-report.ts";
import type { FileCheck, ImportSource } from "./import-source.ts";
import { parcoursupSource } from "./parcoursup-source.ts";
import { settleImport } from "./settle-import.ts";
import { openSpool } from "./spool.ts";
import type { StagedCandidate } from "./staged-candidate.ts";
import { openStaging, type Staging, stageCandidates } from "./staging.repository.ts";
import { tableSource } from "./table-source.ts";

/** Where an import works: the database, and a folder for what must wait on disk. */
export interface ImportContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly temporaryDirectory: string;
  readonly limits?: Limits;
  readonly tableLimits?: TableLimits;
  /** Aborted when the program must end now: the import is then rolled back at its next batch. */
  readonly giveUp?: AbortSignal;
}

/** A file on this machine, to be imported into one establishment by somebody who may. */
export interface ImportRequest {
  readonly source: SourceName;
  readonly schoolId: string;
  /** Those that the author may see; null: all of the school's. */
  readonly establishmentIds: readonly string[] | null;
  /** Who imports; null from the command line. */
  readonly accountId: string | null;
  readonly establishment: { readonly id: string; readonly uai: string };
  readonly path: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: Uint8Array;
  readonly dryRun: boolean;
  /** Codes of the guards that the person has confirmed. */
  readonly confirmed: readonly string[];
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Checks a file as a whole and, when nothing is wrong with it, writes all its candidates in one transaction; otherwise
 * nothing but the refusal is kept (`domain.md`, "The flow of the page", points 5 and 6). A dry run goes the same way and
 * is rolled back at the end: it keeps nothing at all.
 */
export async function importFile(context: ImportContext, request: ImportRequest): Promise<ImportReport> {
  const importId = request.dryRun ? null : await insertImport(context.database.db, newImport(request));
  const { db } = context.database;
  return request.source === "table"
    ? runImport({ context, request, importId, source: tableSource(context, request) })
    : runImport({
        context,
        request,
        importId,
        source: await parcoursupSource({ ...context, db }, request),
      });
}

async function runImport<Check extends FileCheck>(run: Run<Check>): Promise<ImportReport> {
  const { context, importId } = run;
  const heartbeat = keepAlive(run);
  try {
    const written = await (context.database.kind === "embedded"
      ? checkThenWrite(run)
      : writeWhileChecking(run));
    await context.database.makeDurable();
    return importReport({ status: "imported", source: run.request.source }, importId, written);
  } catch (error) {
    if (error instanceof RolledBack) return await reportRollback(run, error);
    if (importId !== null) await markInterrupted(context.database.db, importId);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

interface Run<Check extends FileCheck> extends RunFrame {
  readonly source: ImportSource<Check>;
}

interface RunFrame {
  readonly context: ImportContext;
  readonly request: ImportRequest;
  /** Null for a dry run, whose line of the history lives and dies inside the transaction. */
  readonly importId: string | null;
}

/**
 * On a server: candidates are written as they are checked, in a transaction that a problem rolls back. After a deadlock the file
 * is read again from its beginning, and the progress told goes back.
 */
function writeWhileChecking<Check extends FileCheck>(run: Run<Check>): Promise<Written> {
  return run.context.database.transaction(async (transaction) => {
    const staging = await startStaging(transaction, run);
    const check = await checkInto(run, (batch) => stageCandidates(transaction, staging, batch));
    return settle(transaction, staging, run, check);
  });
}

/** Embedded: one connection for everybody, so the check comes first and others wait for the write alone. */
async function checkThenWrite<Check extends FileCheck>(run: Run<Check>): Promise<Written> {
  const spool = await openSpool(join(run.context.temporaryDirectory, `${randomUUID()}.spool`));
  try {
    const check = await checkInto(run, spool.write);
    return await run.context.database.transaction(async (transaction) => {
      const staging = await startStaging(transaction, run);
      let written = 0;
      for await (const batch of spool.read()) {
        refuseWhenStopping(run);
        await stageCandidates(transaction, staging, batch);
        written += batch.length;
        reportProgress(run.request, {
          step: "writing",
          candidates: written,
          totalCandidates: check.candidates,
        });
      }
      return settle(transaction, staging, run, check);
    });
  } finally {
    await spool.remove();
  }
}

async function startStaging<Check extends FileCheck>(
  transaction: Transaction,
  { request, importId, source }: Run<Check>,
): Promise<Staging> {
  return openStaging(transaction, {
    importId: importId ?? (await insertImport(transaction.db, newImport(request))),
    schoolId: request.schoolId,
    establishmentId: request.establishment.id,
    unkeptSections: source.unkeptSections,
  });
}

/** The file is right: recognises its persons, asks what must be asked, and writes. */
async function settle<Check extends FileCheck>(
  transaction: Transaction,
  staging: Staging,
  { context, request, importId, source }: Run<Check>,
  check: Check,
): Promise<Written> {
  reportProgress(request, {
    step: "writing",
    candidates: check.candidates,
    totalCandidates: check.candidates,
  });
  await source.recognise(transaction, staging, check);
  const previousImport = await findSameFile(transaction.db, staging.establishmentId, request.sha256);
  const guards = previousImport === null ? await source.askGuards(transaction, staging, check, request) : [];
  const unanswered = guards.filter(({ code }) => !request.confirmed.includes(code));
  if (unanswered.length > 0 && !request.dryRun)
    // All of them, answered ones too: whoever sends the file again answers all at once.
    throw new RolledBack("needs-confirmation", { ...nothing(check), guards, previousImport });
  if (context.giveUp?.aborted) throw errors.import.programStops();
  const settlement = await settleImport(transaction, staging, request, { source, check });
  const written = {
    check,
    ...settlement,
    guards: importId === null ? unanswered : [],
    previousImport,
  };
  if (request.dryRun) throw new RolledBack("dry-run", written);
  return written;
}

/** Reads the whole file; hands on its candidates in batches; throws `RolledBack` when anything is wrong. */
async function checkInto<Check extends FileCheck>(
  run: Run<Check>,
  write: (batch: readonly StagedCandidate[]) => Promise<void>,
): Promise<Check> {
  const batches = new Batches<StagedCandidate>(batchSize, async (batch) => {
    refuseWhenStopping(run);
    await write(batch);
  });
  const check = await run.source.check(run.request.path, {
    stage: (candidate) => batches.add(candidate),
    onProgress: (progress) => reportProgress(run.request, { step: "checking", ...progress }),
  });
  await batches.end();
  if (check.problemCount > 0) throw new RolledBack("rejected", nothing(check));
  return check;
}

function refuseWhenStopping({ context }: RunFrame): void {
  if (context.giveUp?.aborted) throw errors.import.programStops();
}

function reportProgress(
  request: ImportRequest,
  progress: Pick<ImportProgress, "step" | "candidates"> & Partial<ImportProgress>,
): void {
  const size = request.fileSize;
  request.onProgress?.({ bytes: size, totalBytes: size, totalCandidates: null, ...progress });
}

/** 50 to 200 rows a statement is as fast as it gets on both engines (`design.md` §1). */
const batchSize = 100;

/** Carries what is to be reported out of a transaction that must not be kept. */
class RolledBack extends Error {
  readonly status: Exclude<ImportReport["status"], "imported">;
  readonly written: Written;

  constructor(status: RolledBack["status"], written: Written) {
    super(`the import was rolled back: ${status}`);
    this.status = status;
    this.written = written;
  }
}

/** What is reported of a file of which nothing was written. */
function nothing(check: FileCheck): Written {
  return {
    check,
    outcomes: { created: 0, updated: 0, unchanged: 0 },
    impact: null,
    guards: [],
    previousImport: null,
  };
}

/** Nothing was written; the history remembers the refusal or the question, and nothing of a dry run. */
async function reportRollback(
  { context, request, importId }: RunFrame,
  { status, written }: RolledBack,
): Promise<ImportReport> {
  if (importId !== null) {
    const state = status === "rejected" ? "rejected" : "to_confirm";
    await context.database.transaction(async ({ db }) => {
      await finishImport(db, importId, {
        state,
        check: written.check,
        ...written.outcomes,
        impact: null,
        guards: written.guards,
      });
      await recordEvent(db, request, {
        type: state === "rejected" ? "import.rejected" : "import.to_confirm",
        details: {
          importId,
          uai: request.establishment.uai,
          candidates: written.check.candidates,
          problemCount: written.check.problemCount,
          ...written.outcomes,
        },
      });
    });
  }
  return importReport({ status, source: request.source }, importId, written);
}

/** Other instances take an import for abandoned when its process has been silent for long (`markAbandonedImports`). */
function keepAlive({ context, importId }: RunFrame): NodeJS.Timeout | undefined {
  if (importId === null) return undefined;
  const touch = () => touchImport(context.database.db, importId).catch(() => {});
  return setInterval(touch, 15_000).unref();
}

function newImport(request: ImportRequest): NewImport {
  return { ...request, establishmentId: request.establishment.id };
}
