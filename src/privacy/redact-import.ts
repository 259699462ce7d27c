import type { CandidateReference, Problem, Warning } from "../parcoursup/problem.ts";
import { isPerson, mentions, type PersonMarks } from "./person-marks.ts";

/** What the line of an import says of people. */
export interface ImportTexts {
  readonly fileName: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** Questions that were not answered: some tell numéros de dossier. */
  readonly guards: readonly { readonly code: string; readonly message: string }[];
  /** Who an undo left as they were. */
  readonly kept: readonly UndoneCandidate[];
}

interface UndoneCandidate {
  readonly candidateId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly reason: string;
}

export const erasedText = "Effacé avec les données de la personne.";

/** Takes one person out of what an import tells; the number, kind and place of its problems stay. The same object if unnamed. */
export function redactImport(texts: ImportTexts, marks: PersonMarks): ImportTexts {
  const redacted: ImportTexts = {
    fileName: mentions(texts.fileName, marks) ? "fichier.json" : texts.fileName,
    problems: texts.problems.map((problem) => redactProblem(problem, marks)),
    warnings: texts.warnings.map((warning) => ({
      ...warning,
      message: mentions(warning.message, marks) ? erasedText : warning.message,
      candidates: warning.candidates.map((candidate) => redactReference(candidate, marks)),
    })),
    guards: texts.guards.map((guard) => ({
      ...guard,
      message: mentions(guard.message, marks) ? erasedText : guard.message,
    })),
    kept: texts.kept.filter(
      (candidate) => candidate.candidateId !== marks.candidateId && !isPerson(candidate, marks),
    ),
  };
  return JSON.stringify(redacted) === JSON.stringify(texts) ? texts : redacted;
}

function redactProblem(problem: Problem, marks: PersonMarks): Problem {
  const about = problem.candidate !== null && isPerson(problem.candidate, marks);
  const told = [problem.message, problem.value, problem.remedy].join("\n");
  if (!about && !mentions(told, marks)) return problem;
  return {
    ...problem,
    message: erasedText,
    value: null,
    remedy: "",
    candidate: problem.candidate && redactReference(problem.candidate, marks),
  };
}

function redactReference(candidate: CandidateReference, marks: PersonMarks): CandidateReference {
  if (!isPerson(candidate, marks)) return candidate;
  return { index: candidate.index, fileNumber: null, lastName: null, firstName: null };
}
