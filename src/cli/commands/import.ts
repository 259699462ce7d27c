import { Command } from "commander";
import { systemClock } from "../../clock.ts";
import { prepareIncoming } from "../../database/data-directory.ts";
import type { AppError } from "../../errors/app-error.ts";
import type { ImportProgress, ImportReport, SourceName } from "../../imports/import.schema.ts";
import { importFile } from "../../imports/import-file.ts";
import { importTarget } from "../../imports/import-target.ts";
import { inspectFile } from "../../imports/received-file.ts";
import { exitCodes } from "../exit-codes.ts";
import { importProgressLine } from "../import-progress-line.ts";
import { printImportReport } from "../import-report-lines.ts";
import { printJson, say } from "../output.ts";
import { isRefusal, refusalProblem } from "../refusal.ts";
import { schoolScope } from "../school-scope.ts";
import { keepHeapSmall } from "../small-heap.ts";
import { withDatabase } from "../with-database.ts";

interface ImportOptions {
  readonly establishment: string;
  readonly table?: true;
  readonly school?: string;
  readonly dryRun?: true;
  readonly confirm?: string;
  readonly json?: true;
}

export const importCommand = new Command("import")
  .description("importe un fichier de candidats dans le SAS d'admission d'un établissement")
  .argument("<fichier>", "export Parcoursup (.json ou .json.zip) ; avec --table : tableau .xlsx ou .csv")
  .requiredOption("--establishment <UAI>", "l'établissement qui reçoit les candidats")
  .option("--school <nom>", "l'école, quand plusieurs ont cet établissement")
  .option("--table", "le fichier est un tableau de candidats (Excel ou CSV), pas un export de Parcoursup")
  .option("--dry-run", "vérifie et compte, sans rien enregistrer")
  .option("--confirm <codes>", "confirme les questions posées, séparées par des virgules")
  .option("--json", "le compte rendu en une ligne JSON")
  .action(async (path: string, options: ImportOptions) => {
    keepHeapSmall();
    const source = options.table ? "table" : "parcoursup";
    const report = await runImport(path, source, options).catch((error: unknown) => {
      if (!options.json || !isRefusal(error)) throw error;
      say(error.message);
      return refusedReport(error, source);
    });
    if (process.stderr.isTTY && !options.json) say("");
    if (report.status === "rejected" || report.status === "needs-confirmation")
      process.exitCode = exitCodes.refused;
    await (options.json ? printJson(report) : printImportReport(report));
  });

async function runImport(path: string, source: SourceName, options: ImportOptions): Promise<ImportReport> {
  const file = await inspectFile(path);
  return withDatabase(async (database, config) => {
    const school = await schoolScope(database.db, options.school);
    const establishment = await importTarget(database.db, school, options.establishment, source);
    const context = {
      database,
      clock: systemClock,
      limits: config.limits,
      tableLimits: config.tableLimits,
      temporaryDirectory: await prepareIncoming(config.dataDirectory),
    };
    return importFile(context, {
      ...file,
      source,
      schoolId: establishment.school_id,
      accountId: null,
      establishmentIds: null,
      establishment,
      dryRun: options.dryRun ?? false,
      ...(options.json || !process.stderr.isTTY ? {} : { onProgress: showProgress() }),
      confirmed: options.confirm?.split(",").map((code) => code.trim()) ?? [],
    });
  });
}

/** A file that is not there and an establishment that does not exist are refused like a wrong file: a script reads one report a run. */
function refusedReport(error: AppError, source: SourceName): ImportReport {
  return {
    status: "rejected",
    source,
    importId: null,
    candidates: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    guards: [],
    problemCount: 1,
    problems: [refusalProblem(error)],
    problemCounts: [{ code: error.code, title: null, count: 1 }],
    readToEnd: false,
    warnings: [],
    session: null,
    programmes: [],
    impact: null,
    unkeptSections: [],
    previousImport: null,
  };
}

/** One line that is written over, on a terminal only. */
function showProgress(): (progress: ImportProgress) => void {
  const lineOf = importProgressLine(() => performance.now());
  return (progress) => process.stderr.write(`\r${lineOf(progress)}\u001b[K`);
}
