import type { Location } from "./candidate-place.ts";
import type { Problem } from "./problem.ts";

const PROBLEMS_LISTED = 100;

/** What a problem says, in the words of the catalogue of its kind of file. */
type ProblemText = Pick<Problem, "code" | "message" | "remedy" | "field" | "value">;

/** Where a problem stands and, for what only the text of the file tells, words that take the place of those given before. */
type ProblemDetail = Location & Partial<ProblemText>;

/** A problem and the place in the delivery of its ZIP entry, which its name alone does not tell. */
interface ListedProblem {
  readonly entryIndex: number;
  readonly problem: Problem;
}

/** How many problems of one kind there are. */
export interface ProblemCount {
  readonly code: string;
  readonly count: number;
}

/** Problems in the order in which they were found: all are counted, the first 100 kept, and the first of every kind. */
export class ProblemList {
  readonly #counts = new Map<string, number>();
  readonly #listed: ListedProblem[] = [];

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** `detail` is only asked when the problem is kept: finding a line and a column takes time. */
  add(text: ProblemText, entryIndex: number, detail: () => ProblemDetail): void {
    const isFirstOfItsKind = !this.#counts.has(text.code);
    this.#count(text.code, 1);
    if (this.#listed.length >= PROBLEMS_LISTED && !isFirstOfItsKind) return;
    this.#listed.push({ entryIndex, problem: { ...text, ...detail() } });
  }

  /** Adds what is known of other lists, each of them in file order. */
  addAll(lists: readonly ProblemList[]): void {
    for (const list of lists) {
      for (const [code, count] of list.#counts) this.#count(code, count);
      this.#listed.push(...list.#listed);
    }
  }

  /** The first 100 problems in file order, where the last ones make room for the first of each kind that has none among them. */
  inFileOrder(): readonly Problem[] {
    const sorted = this.#listed
      .toSorted(
        (a, b) =>
          a.entryIndex - b.entryIndex ||
          a.problem.line - b.problem.line ||
          a.problem.column - b.problem.column,
      )
      .map(({ problem }) => problem);
    const firsts = new Set(new Map(sorted.toReversed().map((problem) => [problem.code, problem])).values());
    let room = PROBLEMS_LISTED - firsts.size;
    return sorted.filter((problem) => firsts.has(problem) || room-- > 0);
  }

  /** The true count of each kind, in the order in which the kinds are listed. */
  countsByKind(): readonly ProblemCount[] {
    const codes = new Set(this.inFileOrder().map(({ code }) => code));
    return [...codes].map((code) => ({ code, count: this.#counts.get(code) ?? 0 }));
  }

  #count(code: string, more: number): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + more);
  }
}
