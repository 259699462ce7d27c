import { describe, expect, it } from "vitest";
import type { DuplicateCounts } from "../../src/sas/candidate.schema.ts";
import { offerOf, selectableOf } from "../../web/pages/sas/selectable.ts";

const count = (total: number) => ({ total: Math.min(total, 10_000), totalIsEstimate: total > 10_000 });
/** As the server tells them: `both` are duplicates in the SAS and in the campaign. */
const counts = (
  all: number,
  duplicates: Partial<Record<"sas" | "campaign" | "both" | "other" | "otherOnly", number>> = {},
): DuplicateCounts => {
  const { sas = 0, campaign = 0, both = 0, other = 0 } = duplicates;
  const { otherOnly = other } = duplicates;
  return {
    all: count(all),
    none: count(all - sas - campaign + both - otherOnly),
    sas: count(sas),
    campaign: count(campaign),
    other: count(other),
    otherOnly: count(otherOnly),
  };
};
const offer = (
  among: DuplicateCounts,
  {
    kind,
    total = among.all.total,
    filtered = false,
  }: { kind?: "none" | "sas" | "other"; total?: number; filtered?: boolean } = {},
) => offerOf(selectableOf(among, kind), { total }, filtered);

describe("the offer to select all those of the list", () => {
  it("counts those who will be selected, and says so when they are not all", () => {
    expect(offer(counts(91))).toBe("Sélectionner les 91 candidats");
    expect(offer(counts(91), { filtered: true })).toBe("Sélectionner les 91 candidats filtrés");
    expect(offer(counts(34, { sas: 2 }))).toBe("Sélectionner les 32 qui peuvent sortir ensemble");
    expect(offer(counts(34, { campaign: 3 }))).toBe("Sélectionner les 31 qui peuvent sortir ensemble");
    expect(offer(counts(12, { sas: 2 }), { kind: "none", total: 10 })).toBe("Sélectionner les 10 candidats");
  });

  it("counts nobody twice who is a duplicate of several kinds", () => {
    expect(offer(counts(34, { sas: 2, campaign: 3, both: 1 }))).toBe(
      "Sélectionner les 30 qui peuvent sortir ensemble",
    );
    expect(offer(counts(34, { sas: 2, other: 4, otherOnly: 3 }), { kind: "other", total: 4 })).toBe(
      "Sélectionner les 3 qui peuvent sortir ensemble",
    );
    expect(offer(counts(3, { sas: 2, campaign: 2, both: 2 }), { total: 3 })).toBe(
      "Sélectionner le candidat qui peut sortir",
    );
  });

  it("says « au plus » beyond what is counted, and ticked at once", () => {
    const most = /^Sélectionner ceux qui peuvent sortir ensemble \(10.000 au plus\)$/;
    expect(offer(counts(20_000, { sas: 2 }))).toMatch(most);
    // Each of the two is counted exactly; both together are too many.
    expect(offer(counts(10_400, { other: 400 }))).toMatch(most);
  });

  it("is not made of duplicates in the SAS, of whom nobody can be ticked", () => {
    expect(selectableOf(counts(12, { sas: 2 }), "sas").total).toBe(0);
  });
});
