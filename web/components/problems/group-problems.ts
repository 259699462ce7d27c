import type { ImportProblem, ImportProblemCount } from "../../../src/imports/import.schema.ts";

export interface ProblemGroup {
  readonly code: string;
  /** « Email absent ». */
  readonly title: string;
  /** What all the problems of the group say, or null when each says its own. */
  readonly message: string | null;
  readonly remedy: string | null;
  readonly field: string | null;
  /** How many the file has; those listed may be fewer. */
  readonly count: number;
  readonly problems: readonly ImportProblem[];
}

/** Problems by kind, kinds in the order in which they first appear in the file. `counts` is empty for old imports. */
export function groupProblems(
  problems: readonly ImportProblem[],
  counts: readonly ImportProblemCount[],
): ProblemGroup[] {
  const totals = new Map(counts.map(({ code, count }) => [code, count]));
  const kinds = new Map<string, [ImportProblem, ...ImportProblem[]]>();
  for (const problem of problems) {
    const kind = kinds.get(problem.code);
    if (kind === undefined) kinds.set(problem.code, [problem]);
    else kind.push(problem);
  }
  return [...kinds].map(([code, group]) => ({
    code,
    title: group[0].title ?? group[0].message,
    message: shared(group, "message"),
    remedy: shared(group, "remedy"),
    field: shared(group, "field"),
    count: totals.get(code) ?? group.length,
    problems: group,
  }));
}

function shared(
  [first, ...others]: readonly [ImportProblem, ...ImportProblem[]],
  key: "message" | "remedy" | "field",
): string | null {
  return others.every((other) => other[key] === first[key]) ? first[key] : null;
}
