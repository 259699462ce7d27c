import type { ImportProblem, ImportProblemCount } from "../../../src/imports/import.schema.ts";
import { texts } from "../../texts.ts";
import { columnOf } from "./column-of.ts";
import { csv } from "./csv.ts";
import { groupProblems } from "./group-problems.ts";

/** The list of problems as a spreadsheet opens it; below, which kinds have more than are listed. */
export function problemCsv(
  problems: readonly ImportProblem[],
  counts: readonly ImportProblemCount[],
): string {
  const cut = groupProblems(problems, counts).filter(({ count, problems: listed }) => count > listed.length);
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
      problem.path,
    ]),
    ...cut.map(({ code, title, count, problems: listed }) => [
      ...Array.from({ length: 9 }, () => null),
      texts.problems.notListed(title, listed.length, count),
      null,
      code,
      null,
    ]),
  ]);
}
