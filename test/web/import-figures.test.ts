import { describe, expect, it } from "vitest";
import type { ImportReport } from "../../src/imports/import.schema.ts";
import { remainingSeconds } from "../../web/components/import-dialog/remaining-seconds.ts";
import { type CountedImport, figuresOf } from "../../web/components/import-figures/figures.ts";
import { fieldValueText } from "../../web/pages/imports/field-value.ts";
import { firstList, readImportSearch } from "../../web/pages/imports/import-search.ts";
import { texts } from "../../web/texts.ts";

const nothing: NonNullable<ImportReport["impact"]> = {
  kept: 0,
  admitted: 0,
  unconfirmed: 0,
  possibleDuplicates: 0,
  returned: 0,
  absent: 0,
  changedFields: [],
};

function counts(change: Partial<CountedImport> = {}): CountedImport {
  return { candidates: 3, created: 1, updated: 2, unchanged: 0, impact: nothing, ...change };
}

describe("what an import does, in figures", () => {
  it("tells what becomes of the people even when it is zero, and agrees with each number", () => {
    expect(figuresOf(counts()).people.map(({ count, label }) => `${count} ${label}`)).toEqual([
      "3 candidats dans le fichier",
      "1 nouveau",
      "2 modifiés",
      "0 inchangé",
    ]);
  });

  it("tells which fields change, the most frequent first, unknown ones by their name", () => {
    const changedFields = [
      { field: "mobilePhone", count: 3 },
      { field: "email", count: 7 },
      { field: "shoeSize", count: 1 },
    ];
    expect(figuresOf(counts({ impact: { ...nothing, changedFields } })).people[2]?.detail).toBe(
      "Email (7), Téléphone mobile (3), shoeSize (1)",
    );
  });

  it("remarks only on what there is", () => {
    expect(figuresOf(counts()).remarks).toEqual([]);
    expect(figuresOf(counts({ impact: null })).remarks).toEqual([]);
    const remarks = figuresOf(counts({ impact: { ...nothing, kept: 1, unconfirmed: 14 } })).remarks;
    expect(remarks.map(({ count, label }) => `${count} ${label}`)).toEqual([
      "14 vœux non confirmés",
      "1 champ modifié par l'école, conservé",
    ]);
  });
});

describe("the remaining time", () => {
  it.each([
    ["in the first two seconds", 1.9, 0.5, null],
    ["before a twentieth is done", 10, 0.04, null],
    ["when nobody can know", 10, null, null],
    ["at the present pace", 6, 0.25, 18],
    ["in its last second", 30, 0.99, null],
  ])("%s", (_, elapsed, fraction, seconds) => {
    expect(remainingSeconds(elapsed, fraction)).toBe(seconds);
  });
});

describe("the values of a change", () => {
  it.each([
    ["email", "a@example.org", "a@example.org"],
    ["email", null, ""],
    ["birthDate", "2007-02-03", "03/02/2007"],
    ["civility", "F", "Mme"],
    ["otherFirstNames", ["Erwan", "Loïc"], "Erwan, Loïc"],
    ["addressLines", [], ""],
    ["diplomaYear", 2025, "2025"],
  ])("%s %j is written %j", (field, value, written) => {
    expect(fieldValueText(field, value)).toBe(written);
  });
});

describe("the lists of an import's page", () => {
  it("opens with the first list that has somebody", () => {
    expect(firstList({ created: 0, updated: 2, unchanged: 1 })).toBe("updated");
    expect(firstList({ created: 0, updated: 0, unchanged: 1 })).toBe("unchanged");
    expect(firstList({ created: 0, updated: 0, unchanged: 0 })).toBe("created");
  });

  it("leaves out what the address says and nobody knows", () => {
    expect(readImportSearch({ show: "kept", page: "2" })).toEqual({ show: "kept", page: 2 });
    expect(readImportSearch({ show: "everybody", page: "-1" })).toEqual({ show: undefined, page: undefined });
  });

  it.each([
    [0.4, "moins d'une seconde"],
    [12.2, "12\u00A0s"],
    [180, "3\u00A0min"],
    [200, "3\u00A0min 20\u00A0s"],
  ])("an import of %d seconds", (seconds, words) => {
    expect(texts.imports.seconds(seconds)).toBe(words);
  });
});
