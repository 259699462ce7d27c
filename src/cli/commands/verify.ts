import { Command } from "commander";
import { currentSession, parisDay, systemClock } from "../../clock.ts";
import { AppError } from "../../errors/app-error.ts";
import { errors } from "../../errors/error-catalogue.ts";
import { checkTableFile } from "../../imports/check-table-file.ts";
import type { FileCheck } from "../../imports/import-source.ts";
import { checkExportFile } from "../../imports/open-export-file.ts";
import { defaultLimits } from "../../parcoursup/limits.ts";
import type { Problem } from "../../parcoursup/problem.ts";
import { defaultTableLimits } from "../../spreadsheet/table-limits.ts";
import { exitCodes } from "../exit-codes.ts";
import { printJson, printLine, say } from "../output.ts";
import { refusalProblem } from "../refusal.ts";

export const verifyCommand = new Command("verify")
  .description("vérifie des fichiers de candidats sans rien importer ni toucher la base")
  .argument("<fichier...>", "exports Parcoursup (.json ou .json.zip) ; avec --table : tableaux .xlsx ou .csv")
  .option(
    "--table",
    "les fichiers sont des tableaux de candidats (Excel ou CSV), pas des exports de Parcoursup",
  )
  .option("--json", "une ligne JSON par fichier")
  .action(async (files: string[], options: { json?: true; table?: true }) => {
    for (const file of files) {
      const check = await checkOne(file, options.table ? checkTable : checkParcoursup);
      if (check instanceof AppError || check.problemCount > 0) process.exitCode = exitCodes.refused;
      if (check instanceof AppError) say(check.message);
      if (options.json)
        await printJson(check instanceof AppError ? unreadable(file, check) : outcomeOf(file, check));
      else if (!(check instanceof AppError)) await printCheck(file, check);
    }
  });

type Check = Pick<
  FileCheck,
  "candidates" | "session" | "programmes" | "problemCount" | "problems" | "warnings"
>;

function checkParcoursup(file: string): Promise<Check> {
  return checkExportFile(file, { limits: defaultLimits, currentSession: currentSession(systemClock) });
}

async function checkTable(file: string): Promise<Check> {
  const limits = { candidateLimit: defaultLimits.candidates, tableLimits: defaultTableLimits };
  const check = await checkTableFile(file, { ...limits, today: parisDay(systemClock) });
  return { ...check, session: null, programmes: [] };
}

/** The check of one file; an error when it cannot be read at all, which does not keep the others from being checked. */
async function checkOne(file: string, check: (file: string) => Promise<Check>): Promise<Check | AppError> {
  try {
    return await check(file);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return "code" in error && error.code === "ENOENT"
      ? errors.file.notFound(file)
      : errors.file.unreadable(file);
  }
}

/** A file that could not be opened still has its line. */
function unreadable(file: string, error: AppError) {
  return { file, valid: false, candidates: 0, problemCount: 1, problems: [refusalProblem(error)] };
}

/** The line of the contract (`design.md` §4), with more members after those it names. */
function outcomeOf(file: string, check: Check) {
  return {
    file,
    valid: check.problemCount === 0,
    candidates: check.candidates,
    problemCount: check.problemCount,
    problems: check.problems,
    warnings: check.warnings,
    session: check.session,
    programmes: check.programmes.map(({ code, label, candidates }) => ({ code, label, candidates })),
  };
}

async function printCheck(file: string, check: Check): Promise<void> {
  if (check.problemCount === 0)
    await printLine(
      `${file} : fichier valide, ${check.candidates} candidat(s)${check.session === null ? "" : `, session ${check.session}`}.`,
    );
  else await printLine(`${file} : ${check.problemCount} problème(s), ${check.candidates} candidat(s) lu(s).`);
  for (const problem of check.problems) await printLine(`  ${problemLine(problem)}`);
  for (const warning of check.warnings) await printLine(`  Information : ${warning.message}`);
}

/** « ligne 12, colonne 5 · candidat 3 · dossier 1100213 · LE GOFF Yann : … » */
export function problemLine(problem: Problem): string {
  const { candidate } = problem;
  const where = [
    problem.entry,
    `ligne ${problem.line}, colonne ${problem.column}`,
    candidate === null ? null : `candidat ${candidate.index}`,
    candidate?.fileNumber ? `dossier ${candidate.fileNumber}` : null,
    [candidate?.lastName, candidate?.firstName].filter(Boolean).join(" "),
  ];
  return `${where.filter(Boolean).join(" · ")} : ${problem.message} ${problem.remedy}`.trim();
}
