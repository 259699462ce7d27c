import type { Location } from "./candidate-place.ts";
import type { Problem } from "./problem.ts";

const PROBLEMS_LISTED = 100;

/** What a problem says, in the words of the catalogue of its kind of file. */
type ProblemText = Pick<Problem, "code" | "message" | "remedy" | "field" | "value">;

/** A problem and the place in the delivery of its ZIP entry, which its name alone does not tell. */
interface ListedProblem {
  readonly entryIndex: number;
  readonly problem: Problem;
}

/** Problems in the order in which they were found: all are counted, the first 100 kept. */
export class ProblemList {
  #count = 0;
  readonly #listed: ListedProblem[] = [];

  get count(): number {
    return this.#count;
  }

  /** `where` is only asked when the problem is kept: finding a line and a column takes time. */
  add(text: ProblemText, entryIndex: number, where: () => Location): void {
    this.#count++;
    if (this.#listed.length >= PROBLEMS_LISTED) return;
    this.#listed.push({ entryIndex, problem: { ...text, ...where() } });
  }

  /** Adds what is known of other lists, each of them in file order. */
  addAll(lists: readonly ProblemList[]): void {
    for (const list of lists) {
      this.#count += list.#count;
      this.#listed.push(...list.#listed);
    }
  }

  /** The first 100 problems in file order. */
  inFileOrder(): readonly Problem[] {
    return this.#listed
      .toSorted(
        (a, b) =>
          a.entryIndex - b.entryIndex ||
          a.problem.line - b.problem.line ||
          a.problem.column - b.problem.column,
      )
      .slice(0, PROBLEMS_LISTED)
      .map(({ problem }) => problem);
  }
}
