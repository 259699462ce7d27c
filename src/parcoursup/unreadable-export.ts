import type { ProblemText } from "./problem-catalogue.ts";

/** Thrown by a source of bytes that cannot go on because of what the file is (a damaged or dangerous archive), not because of the machine. */
export class UnreadableExport extends Error {
  readonly problem: ProblemText;
  /** The ZIP entry concerned, or null for the file as a whole. */
  readonly entry: string | null;

  constructor(problem: ProblemText, entry: string | null = null) {
    super(problem.code);
    this.problem = problem;
    this.entry = entry;
  }
}
