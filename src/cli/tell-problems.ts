import type { ImportProblemCount } from "../imports/import.schema.ts";
import { counted } from "../parcoursup/french.ts";
import type { Problem } from "../parcoursup/problem.ts";

interface FoundProblems {
  readonly candidates: number;
  readonly problemCount: number;
  readonly problems: readonly unknown[];
  readonly problemCounts: readonly ImportProblemCount[];
  readonly isReadToEnd: boolean;
}

/** « 131 problèmes (Email absent : 130, Date de naissance impossible : 1), dont 100 sont montrés ; 140 candidats lus. » */
export function foundProblems({
  candidates,
  problemCount,
  problems,
  problemCounts,
  isReadToEnd,
}: FoundProblems): string {
  const kinds = problemCounts.map(({ code, title, count }) => `${title ?? code} : ${count}`).join(", ");
  const shown = problems.length < problemCount ? `, dont ${problems.length} sont montrés` : "";
  const read = counted(candidates, "candidat lu", "candidats lus");
  const rest = isReadToEnd ? "" : " La suite du fichier n'a pas été lue.";
  return `${counted(problemCount, "problème")} (${kinds})${shown} ; ${read}.${rest}`;
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
