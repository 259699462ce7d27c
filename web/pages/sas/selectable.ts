import type { CandidatePage, DuplicateCounts } from "../../../src/sas/candidate.schema.ts";
import { texts } from "../../texts.ts";
import type { SasSearch } from "./sas-search.ts";

/** How many of the candidates listed may be ticked together. */
interface Selectable {
  readonly count: number;
  /** False: no more than these, for some may be counted twice among those who may not. */
  readonly exact: boolean;
}

/**
 * From the counts beside the filter `Doublons`: whoever has a duplicate in the SAS or in the campaign may not leave with others, and
 * some have both.
 */
export function selectableOf(
  { all, none, sas, campaign, other }: DuplicateCounts,
  kind: SasSearch["duplicates"],
): Selectable {
  const exact = !all.totalIsEstimate;
  const refused = Math.max(sas.total, campaign.total);
  const apart = Math.min(sas.total, campaign.total) === 0;
  switch (kind) {
    case "none":
      return { count: none.total, exact: !none.totalIsEstimate };
    case "sas":
    case "campaign":
      return { count: 0, exact };
    case "other":
      return { count: other.total, exact: !other.totalIsEstimate && refused === 0 };
    default:
      // Beyond 10,000 nobody counts how many are left.
      return exact ? { count: all.total - refused, exact: apart } : { count: all.total, exact };
  }
}

/** What the button says: those who will be ticked, no more. */
export function offerOf(
  { count, exact }: Selectable,
  page: Pick<CandidatePage, "total">,
  filtered: boolean,
): string {
  if (!exact) return texts.selection.leavingAtMost(count);
  if (count < page.total) return texts.selection.leaving(count);
  return filtered ? texts.selection.everybodyFiltered(count) : texts.selection.everybody(count);
}
