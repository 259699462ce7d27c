import { type Grade, grades } from "../../src/linking/comparison.ts";
import type { LinkRecord } from "../../src/linking/link-record.ts";
import { proposePairs } from "../../src/linking/propose.ts";

export interface Accuracy {
  readonly precision: number;
  readonly recall: number;
  readonly proposed: number;
  readonly errors: number;
  /** Errors that take twins for one person. */
  readonly twinErrors: number;
}

/** Two lists and who is who in them. */
export interface Labelled {
  readonly left: readonly LinkRecord[];
  readonly right: readonly LinkRecord[];
  readonly truth: ReadonlySet<string>;
  readonly twins: ReadonlySet<string>;
}

/** @param pairs `left|right` */
export function accuracyOf(pairs: Iterable<string>, { truth, twins }: Labelled): Accuracy {
  let [proposed, right, twinErrors] = [0, 0, 0];
  for (const pair of pairs) {
    proposed += 1;
    if (truth.has(pair)) right += 1;
    else if (twins.has(pair)) twinErrors += 1;
  }
  return {
    precision: proposed === 0 ? 1 : right / proposed,
    recall: right / truth.size,
    proposed,
    errors: proposed - right,
    twinErrors,
  };
}

/**
 * What is right when everything from this grade on is accepted.
 * @param uniqueness false: as if each person could be there several times (a list that holds duplicates itself).
 */
export function accuracyByGrade(lists: Labelled, uniqueness = true): Record<Grade, Accuracy> {
  const proposals = proposePairs(lists.left, lists.right).map(({ left, right, grade, reasons }) => ({
    pair: `${left}|${right}`,
    grade: !uniqueness && reasons.includes("pair.severalCounterparts") ? "certain" : grade,
  }));
  const from = (lowest: Grade) => {
    const accepted = grades.slice(0, grades.indexOf(lowest) + 1);
    return accuracyOf(
      proposals.filter(({ grade }) => accepted.includes(grade)).map(({ pair }) => pair),
      lists,
    );
  };
  return { certain: from("certain"), probable: from("probable"), possible: from("possible") };
}
