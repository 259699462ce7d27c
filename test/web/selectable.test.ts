import { describe, expect, it } from "vitest";
import { offerOf, selectableOf } from "../../web/pages/sas/selectable.ts";

const counts = (all: number, sas = 0, campaign = 0, other = 0, none = all - sas - campaign - other) =>
  Object.assign(
    {},
    ...Object.entries({ all, sas, campaign, other, none }).map(([kind, total]) => ({
      [kind]: { total: Math.min(total, 10_000), totalIsEstimate: total > 10_000 },
    })),
  );
const offer = (
  among: ReturnType<typeof counts>,
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
    expect(offer(counts(34, 2))).toBe("Sélectionner les 32 qui peuvent sortir ensemble");
    expect(offer(counts(34, 0, 3))).toBe("Sélectionner les 31 qui peuvent sortir ensemble");
    expect(offer(counts(12, 2), { kind: "none", total: 10 })).toBe("Sélectionner les 10 candidats");
  });

  it("says « au plus » when somebody may be counted twice, or the list is too long to be counted", () => {
    expect(offer(counts(34, 2, 3))).toBe("Sélectionner ceux qui peuvent sortir ensemble (31 au plus)");
    expect(offer(counts(34, 2, 0, 4), { kind: "other", total: 4 })).toBe(
      "Sélectionner ceux qui peuvent sortir ensemble (4 au plus)",
    );
    expect(offer(counts(20_000, 2))).toMatch(
      /^Sélectionner ceux qui peuvent sortir ensemble \(10.000 au plus\)$/,
    );
  });

  it("is not made of duplicates in the SAS, of whom nobody can be ticked", () => {
    expect(selectableOf(counts(12, 2), "sas").count).toBe(0);
  });
});
