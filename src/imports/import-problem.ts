import { tableProblemTitle } from "../candidate-table/table-problem-titles.ts";
import type { Problem } from "../parcoursup/problem.ts";
import { problemTitle } from "../parcoursup/problem-titles.ts";
import type { ImportProblem } from "./import.schema.ts";

/** A problem as reports show it. The title is added when it is read, so that old reports have today's words. */
export function titled(problem: Problem): ImportProblem {
  return { ...problem, title: problemTitle(problem.code) ?? tableProblemTitle(problem.code) };
}
