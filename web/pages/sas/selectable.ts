import type { CandidatePage, DuplicateCounts } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";
import type { SasSearch } from "./sas-search.ts";

/** So many can be ticked at once; the server knows no more of how many there are. */
const selectionLimit = 10_000;

/** How many of the candidates listed may be ticked together; beyond the limit, no more than that. */
type Selectable = DuplicateCounts["none"];

/** From the counts beside the filter `Doublons`: whoever has no duplicate may leave with others, or one in another campaign only. */
export function selectableOf(
  { none, otherOnly }: DuplicateCounts,
  kind: SasSearch["duplicates"],
): Selectable {
  switch (kind) {
    case "none":
      return none;
    case "sas":
    case "campaign":
      return { total: 0, totalIsEstimate: false };
    case "other":
      return otherOnly;
    default: {
      const total = none.total + otherOnly.total;
      const totalIsEstimate = none.totalIsEstimate || otherOnly.totalIsEstimate || total > selectionLimit;
      return { total: Math.min(total, selectionLimit), totalIsEstimate };
    }
  }
}

/** What the button says: those who will be ticked. */
export function offerOf(
  { total, totalIsEstimate }: Selectable,
  page: Pick<CandidatePage, "total">,
  filtered: boolean,
): string {
  if (totalIsEstimate) return texts.selection.leavingAtMost(total);
  if (total < page.total) return texts.selection.leaving(total);
  return filtered ? texts.selection.everybodyFiltered(total) : texts.selection.everybody(total);
}
