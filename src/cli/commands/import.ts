import { Command } from "commander";
import { systemClock } from "../../clock.ts";
import { prepareIncoming } from "../../database/data-directory.ts";
import type { AppError } from "../../errors/app-error.ts";
import { errors } from "../../errors/error-catalogue.ts";
import type { ImportProgress, ImportReport, SourceName } from "../../imports/import.schema.ts";
import { importFile } from "../../imports/import-file.ts";
import { importTarget } from "../../imports/import-target.ts";
import { inspectFile } from "../../imports/received-file.ts";
import { exitCodes } from "../exit-codes.ts";
import { printJson, printLine, say } from "../output.ts";
import { isRefusal, refusalProblem } from "../refusal.ts";
import { schoolScope } from "../school-scope.ts";
import { withDatabase } from "../with-database.ts";
import { problemLine } from "./verify.ts";

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
    const source = options.table ? "table" : "parcoursup";
    const report = await runImport(path, source, options).catch((error: unknown) => {
      if (!options.json || !isRefusal(error)) throw error;
      say(error.message);
      return refusedReport(error, source);
    });
    if (process.stderr.isTTY && !options.json) say("");
    if (report.status === "rejected" || report.status === "needs-confirmation")
      process.exitCode = exitCodes.refused;
    await (options.json ? printJson(report) : printReport(report));
  });

async function runImport(path: string, source: SourceName, options: ImportOptions): Promise<ImportReport> {
  const file = await inspectFile(path);
  return withDatabase(async (database, config) => {
    const school = await schoolScope(database.db, options.school);
    const establishment = await importTarget(database.db, school, options.establishment, source);
    const context = {
      database,
      clock: systemClock,
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
      ...(options.json ? {} : { onProgress: showProgress }),
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
    warnings: [],
    session: null,
    programmes: [],
    impact: null,
    unkeptSections: [],
    previousImport: null,
  };
}

const steps = { receiving: "Réception", checking: "Vérification", writing: "Écriture" } as const;

/** One line that is written over, on a terminal only. */
function showProgress({ step, bytes, totalBytes, candidates }: ImportProgress): void {
  if (!process.stderr.isTTY) return;
  const share =
    totalBytes === null || totalBytes === 0
      ? ""
      : ` ${Math.min(100, Math.floor((100 * bytes) / totalBytes))} %`;
  process.stderr.write(`\r${steps[step]}${share} · ${candidates} candidat(s)\u001b[K`);
}

async function printReport(report: ImportReport): Promise<void> {
  if (report.status === "rejected") {
    say(errors.import.rejected({ source: report.source }).message);
    say(`Aucun candidat n'a été ajouté. ${report.problemCount} problème(s) :`);
    for (const problem of report.problems) say(`  ${problemLine(problem)}`);
    return;
  }
  if (report.status === "needs-confirmation") {
    say("Rien n'a été ajouté : une confirmation est nécessaire.");
    for (const guard of report.guards) say(`  ${guard.message}`);
    say(`Pour importer quand même : --confirm ${report.guards.map(({ code }) => code).join(",")}`);
    return;
  }
  const verb = report.status === "dry-run" ? "seraient " : "";
  await printLine(
    `${report.candidates} candidature(s) lue(s) : ${report.created} candidat(s) ${verb}ajouté(s), ` +
      `${report.updated} mis à jour, ${report.unchanged} inchangé(s).`,
  );
  for (const { message } of report.guards) await printLine(`Attention : ${message}`);
  if (report.previousImport !== null)
    await printLine(`Information : ce même fichier a déjà été importé (import ${report.previousImport.id}).`);
  if (report.impact !== null && report.impact.kept > 0)
    await printLine(
      `Information : ${report.impact.kept} valeur(s) saisie(s) par l'école ont été conservées.`,
    );
  if (report.impact !== null && report.impact.returned > 0)
    await printLine(
      `Information : ${report.impact.returned} candidat(s) supprimé(s) auparavant sont ajoutés de nouveau.`,
    );
  if (report.unkeptSections.length > 0)
    await printLine(
      `Information : sections non conservées, comme l'école l'a choisi : ${report.unkeptSections.map(({ label }) => label).join(", ")}.`,
    );
  for (const warning of report.warnings) await printLine(`Information : ${warning.message}`);
}
