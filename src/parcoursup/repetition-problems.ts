import { type CandidatePlace, locationOf } from "./candidate-place.ts";
import { candidateElsewhere, type OtherCandidates, problems } from "./problem-catalogue.ts";
import { ProblemList } from "./problem-list.ts";
import type { CandidateEntry, RepetitionConflict } from "./repeated-candidates.ts";

const OTHERS_NAMED = 3;

/** A problem on each entry of each conflict, naming the others, in file order. */
export function repetitionProblems(conflicts: readonly RepetitionConflict[]): ProblemList {
  const list = new ProblemList();
  const found = conflicts.flatMap((conflict) => conflict.entries.map((entry) => ({ ...conflict, entry })));
  for (const { kind, fileNumber, entry, entries } of found.toSorted((a, b) =>
    inFileOrder(a.entry.place, b.entry.place),
  )) {
    const others = othersOf(entry, entries);
    const problem =
      kind === "other_person"
        ? problems.fileNumberShared(fileNumber, others)
        : problems.repeatedDifferently(fileNumber, others);
    const { place } = entry;
    list.add(problem, place.entryIndex, () => locationOf(place, []));
  }
  return list;
}

function othersOf(entry: CandidateEntry, entries: readonly CandidateEntry[]): OtherCandidates {
  const named = entries.slice(0, OTHERS_NAMED + 1).filter((other) => other !== entry);
  const others = named.slice(0, OTHERS_NAMED);
  return {
    named: others.map(({ place }) => candidateElsewhere(place)),
    more: entries.length - 1 - others.length,
  };
}

function inFileOrder(a: CandidatePlace, b: CandidatePlace): number {
  return a.entryIndex - b.entryIndex || a.line - b.line || a.column - b.column;
}
