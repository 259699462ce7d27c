import { CROWD, keysOf } from "./blocking.ts";
import { comparePrepared } from "./compare.ts";
import type { ComparedPair, ProposedPair } from "./comparison.ts";
import type { LinkRecord } from "./link-record.ts";
import { type PreparedRecord, prepare } from "./prepared-record.ts";
import { settlePairs } from "./settle.ts";

/**
 * Proposes which records of one list are the same person as which of another, in time that grows with the sum of their lengths.
 * The order of the lists does not matter but for that of the answer: by `left`, then `right`, as they stand in the lists.
 */
export function proposePairs(left: readonly LinkRecord[], right: readonly LinkRecord[]): ProposedPair[] {
  const [leftPrepared, rightPrepared] = [left.map(prepare), right.map(prepare)];
  // The index costs more memory than the walk: it is made of the shorter list.
  const swapped = leftPrepared.length < rightPrepared.length;
  const pairs: ComparedPair<number>[] = [];
  const collect = (walked: number, indexed: number) => {
    const [one, other] = swapped ? [indexed, walked] : [walked, indexed];
    addCompared(pairs, leftPrepared, one, rightPrepared, other);
  };
  if (swapped) meet(rightPrepared, leftPrepared, collect);
  else meet(leftPrepared, rightPrepared, collect);
  return named(settlePairs(pairs, "two-lists"), left, right);
}

/** Proposes which records of one list are the same person. In each pair, `left` is the one whose id comes first. */
export function proposeWithin(records: readonly LinkRecord[]): ProposedPair[] {
  const sorted = records.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const prepared = sorted.map(prepare);
  const pairs: ComparedPair<number>[] = [];
  meet(prepared, prepared, (walked, indexed) => {
    if (walked < indexed) addCompared(pairs, prepared, walked, prepared, indexed);
  });
  return named(settlePairs(pairs, "one-list"), sorted, sorted);
}

function addCompared(
  pairs: ComparedPair<number>[],
  leftRecords: readonly PreparedRecord[],
  left: number,
  rightRecords: readonly PreparedRecord[],
  right: number,
): void {
  const [one, other] = [leftRecords[left], rightRecords[right]];
  if (one === undefined || other === undefined) return;
  const comparison = comparePrepared(one, other);
  if (comparison !== null && !comparison.forbidden) pairs.push({ left, right, comparison });
}

/** Calls `onMeeting` once for each pair that has a key in common, walking along the first list. */
function meet(
  walked: readonly PreparedRecord[],
  indexed: readonly PreparedRecord[],
  onMeeting: (walked: number, indexed: number) => void,
): void {
  const index = new Map<string, number[]>();
  for (const [at, record] of indexed.entries())
    for (const key of keysOf(record)) {
      const block = index.get(key);
      if (block === undefined) index.set(key, [at]);
      else block.push(at);
    }
  const metBy = new Int32Array(indexed.length).fill(-1);
  for (const [at, record] of walked.entries())
    for (const key of keysOf(record)) {
      const block = index.get(key);
      if (block === undefined || block.length > CROWD) continue;
      for (const other of block) {
        if (metBy[other] === at) continue;
        metBy[other] = at;
        onMeeting(at, other);
      }
    }
}

function named(
  pairs: readonly ProposedPair<number>[],
  left: readonly LinkRecord[],
  right: readonly LinkRecord[],
): ProposedPair[] {
  return pairs
    .toSorted((one, other) => one.left - other.left || one.right - other.right)
    .map((pair) => ({ ...pair, left: left[pair.left]?.id ?? "", right: right[pair.right]?.id ?? "" }));
}
