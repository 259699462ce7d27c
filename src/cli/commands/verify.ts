import { Command } from "commander";
import { currentSession, parisDay, systemClock } from "../../clock.ts";
import { AppError } from "../../errors/app-error.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { checkTableFile } from "../../imports/check-table-file.ts";
import { type ImportLimits, readImportLimits } from "../../imports/import-limits.ts";
import { titledCount } from "../../imports/import-problem.ts";
import type { FileCheck } from "../../imports/import-source.ts";
import { checkExportFile } from "../../imports/open-export-file.ts";
import { counted } from "../../parcoursup/french.ts";
import { exitCodes } from "../exit-codes.ts";
import { printJson, printLine, say } from "../output.ts";
import { refusalProblem } from "../refusal.ts";
import { foundProblems, problemLine } from "../tell-problems.ts";

export const verifyCommand = new Command("verify")
  .description("vérifie des fichiers de candidats sans rien importer ni toucher la base")
  .argument("<fichier...>", "exports Parcoursup (.json ou .json.zip) ; avec --table : tableaux .xlsx ou .csv")
  .option(
    "--table",
    "les fichiers sont des tableaux de candidats (Excel ou CSV), pas des exports de Parcoursup",
  )
  .option("--json", "une ligne JSON par fichier")
  .action(async (files: string[], options: { json?: true; table?: true }) => {
    const limits = readImportLimits(process.env);
    const checkFile = options.table ? checkTable : checkParcoursup;
    for (const file of files) {
      const check = await checkOne(file, () => checkFile(file, limits));
      if (check instanceof AppError || check.problemCount > 0) process.exitCode = exitCodes.refused;
      if (check instanceof AppError) say(check.message);
      if (options.json)
        await printJson(check instanceof AppError ? unreadable(file, check) : outcomeOf(file, check));
      else if (!(check instanceof AppError)) await printCheck(file, check);
    }
  });

type Check = Pick<
  FileCheck,
  | "candidates"
  | "session"
  | "programmes"
  | "problemCount"
  | "problems"
  | "problemCounts"
  | "isReadToEnd"
  | "warnings"
>;

function checkParcoursup(file: string, { limits }: ImportLimits): Promise<Check> {
  return checkExportFile(file, { limits, currentSession: currentSession(systemClock) });
}

async function checkTable(file: string, { limits, tableLimits }: ImportLimits): Promise<Check> {
  const check = await checkTableFile(file, {
    candidateLimit: limits.candidates,
    tableLimits,
    today: parisDay(systemClock),
  });
  return { ...check, session: null, programmes: [] };
}

/** The check of one file; an error when it cannot be read at all, which does not keep the others from being checked. */
async function checkOne(file: string, check: () => Promise<Check>): Promise<Check | AppError> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return "code" in error && error.code === "ENOENT"
      ? errors.file.notFound(file)
      : errors.file.unreadable(file);
  }
}

/** A file that could not be opened still has its line. */
function unreadable(file: string, error: AppError) {
  return {
    file,
    valid: false,
    candidates: 0,
    problemCount: 1,
    problems: [refusalProblem(error)],
    problemCounts: [{ code: error.code, title: null, count: 1 }],
    readToEnd: false,
  };
}

/** The line of the contract (`design.md` §4), with more members after those it names. */
function outcomeOf(file: string, check: Check) {
  return {
    file,
    valid: check.problemCount === 0,
    candidates: check.candidates,
    problemCount: check.problemCount,
    problems: check.problems,
    problemCounts: check.problemCounts.map(titledCount),
    readToEnd: check.isReadToEnd,
    warnings: check.warnings,
    session: check.session,
    programmes: check.programmes.map(({ code, label, candidates }) => ({ code, label, candidates })),
  };
}

async function printCheck(file: string, check: Check): Promise<void> {
  if (check.problemCount === 0)
    await printLine(
      `${file} : fichier valide, ${counted(check.candidates, "candidat")}${check.session === null ? "" : `, session ${check.session}`}.`,
    );
  else {
    await printLine(
      `${file} : ${foundProblems({ ...check, problemCounts: check.problemCounts.map(titledCount) })}`,
    );
    for (const problem of check.problems) await printLine(`  ${problemLine(problem)}`);
  }
  for (const warning of check.warnings) await printLine(`  Information : ${warning.message}`);
}
