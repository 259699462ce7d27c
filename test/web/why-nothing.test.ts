import { expect, it } from "vitest";
import type { UndoReport } from "../../src/imports/import.schema.ts";
import { whyNothing } from "../../web/pages/imports/why-nothing.ts";

const admitted: UndoReport["kept"] = [
  { candidateId: "1", lastName: "LE GOFF", firstName: "Yann", reason: "admitted" },
];

it.each([
  ["the import changed nobody", { created: 0, updated: 0 }, [], "noneChanged"],
  ["those it changed have been deleted since", { created: 1, updated: 0 }, [], "allGone"],
  ["those it changed are kept as they are", { created: 0, updated: 1 }, admitted, "allKept"],
])("undoing changes nobody's profile because %s", (_reason, counts, kept, expected) => {
  expect(whyNothing(counts, { kept })).toBe(expected);
});
