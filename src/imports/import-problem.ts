import { tableProblemTitle } from "../candidate-table/table-problem-titles.ts";
import type { Problem } from "../parcoursup/problem.ts";
import type { ProblemCount } from "../parcoursup/problem-list.ts";
import { problemTitle } from "../parcoursup/problem-titles.ts";
import type { ImportProblem, ImportProblemCount } from "./import.schema.ts";

/** A problem as reports show it. The title is added when it is read, so that old reports have today's words. */
export function titled(problem: Problem): ImportProblem {
  return { ...problem, title: titleOf(problem.code) };
}

/** The same of a kind of problems. */
export function titledCount({ code, count }: ProblemCount): ImportProblemCount {
  return { code, title: titleOf(code), count };
}

function titleOf(code: string): string | null {
  return problemTitle(code) ?? tableProblemTitle(code);
}
