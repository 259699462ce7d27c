import type { ComparedPair, Grade, ProposedPair, Reason } from "./comparison.ts";

/**
 * Grades that depend on the other pairs: what the fields make *certain* stays so only when neither record has another such counterpart
 * (homonyms born the same day; a person who is there three times), else it is *probable*. An identifier needs no uniqueness.
 * So, but for those by an identifier, no record is in two certain pairs.
 * @param pairs all pairs of the records concerned: one that is left out cannot take uniqueness away. Forbidden ones are dropped.
 * @param lists whether `left` and `right` name records of two lists, or of one and the same.
 */
export function settlePairs<Id extends string | number>(
  pairs: readonly ComparedPair<Id>[],
  lists: "two-lists" | "one-list",
): ProposedPair<Id>[] {
  const ofLeft = new Map<Id, number>();
  const ofRight = lists === "two-lists" ? new Map<Id, number>() : ofLeft;
  for (const { left, right, comparison } of pairs) {
    if (comparison.grade !== "certain") continue;
    ofLeft.set(left, (ofLeft.get(left) ?? 0) + 1);
    ofRight.set(right, (ofRight.get(right) ?? 0) + 1);
  }
  return pairs.flatMap(({ left, right, comparison }) => {
    if (comparison.grade === null) return [];
    const alone = ofLeft.get(left) === 1 && ofRight.get(right) === 1;
    const lost = comparison.grade === "certain" && !comparison.byIdentifier && !alone;
    const grade: Grade = lost ? "probable" : comparison.grade;
    const reasons: readonly Reason[] = lost
      ? [...comparison.reasons, "pair.severalCounterparts"]
      : comparison.reasons;
    return [{ left, right, grade, conflict: comparison.conflict, reasons }];
  });
}
