import type { ImportProblem } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import { columnOf } from "./column-of.ts";
import { csv } from "./csv.ts";

/** The list of problems as a spreadsheet opens it. */
export function problemCsv(problems: readonly ImportProblem[]): string {
  return csv([
    texts.problems.columns,
    ...problems.map((problem) => [
      problem.line,
      columnOf(problem) || problem.column,
      problem.entry,
      problem.candidate?.index,
      problem.candidate?.fileNumber,
      problem.candidate?.lastName,
      problem.candidate?.firstName,
      problem.field,
      problem.value,
      problem.message,
      problem.remedy,
      problem.code,
    ]),
  ]);
}
