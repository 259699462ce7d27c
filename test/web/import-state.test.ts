import { describe, expect, it } from "vitest";
import type { ImportProgress } from "../../src/imports/import.schema.ts";
import type { SendProgress } from "../../web/api/send-progress.ts";
import { importKinds } from "../../web/components/import-dialog/import-kind.ts";
import { canBeStopped, fractionOf, refuseFile } from "../../web/components/import-dialog/import-state.ts";
import { withoutCounted } from "../../web/components/import-figures/figures.ts";
import { texts } from "../../web/texts.ts";

const sending = (bytes: number): SendProgress => ({ phase: "sending", bytes, totalBytes: 100 });
const working = (progress: Partial<ImportProgress> | null): SendProgress => ({
  phase: "working",
  progress: progress && {
    step: "checking",
    bytes: 100,
    totalBytes: 100,
    candidates: 0,
    totalCandidates: null,
    ...progress,
  },
});

describe("what stopping can still do", () => {
  it("only the sending of a file can be stopped, and a verification at any time", () => {
    expect(canBeStopped(false, sending(40))).toBe(true);
    for (const progress of [sending(100), working(null), working({}), working({ step: "writing" })]) {
      expect(canBeStopped(false, progress)).toBe(false);
      expect(canBeStopped(true, progress)).toBe(true);
    }
  });
});

describe("how far an import is", () => {
  it("is unknown, not all, while no candidate is checked", () => {
    expect(fractionOf(working(null))).toBeNull();
    expect(fractionOf(working({ candidates: 0 }))).toBeNull();
    expect(fractionOf(working({ candidates: 3, bytes: 50 }))).toBe(0.5);
    expect(fractionOf(working({ step: "writing", candidates: 3, totalCandidates: 4 }))).toBe(0.75);
  });
});

describe("a file that is not worth sending", () => {
  const file = (size: number) => ({ name: "export.json", size });

  it("is bigger than the server takes", () => {
    expect(refuseFile(file(11), importKinds.parcoursup, 10)).toBe("tooBig");
    expect(refuseFile(file(10), importKinds.parcoursup, 10)).toBeNull();
    expect(refuseFile(file(11), importKinds.parcoursup, null)).toBeNull();
  });

  it("is of the other import, and the dialog says where it goes", () => {
    const { parcoursup, table } = importKinds;
    for (const name of ["liste.xlsx", "liste.CSV"])
      expect(refuseFile({ name, size: 1 }, parcoursup, null)).toBe("otherKind");
    for (const name of ["export.json", "export.json.zip"])
      expect(refuseFile({ name, size: 1 }, table, null)).toBe("otherKind");
    for (const kind of [parcoursup, table])
      expect(refuseFile({ name: "lettre.pdf", size: 1 }, kind, null)).toBe("wrongType");
    expect(texts.importKinds.parcoursup.otherKind("liste.xlsx")).toMatch(/Imports \/ Exports.*Candidats/);
    expect(texts.importKinds.table.otherKind("export.json")).toMatch(/Outils.*Services Hub3E.*ParcourSup/);
  });

  it("the dialog names the limit in force, in the server's units", () => {
    expect(texts.importDialog.accepted(".json", 4 * 1024 ** 3)).toBe(".json, 4\u00A0Go au plus");
    expect(texts.importDialog.accepted(".json", 1.5 * 1024 ** 2)).toBe(".json, 1,5\u00A0Mo au plus");
    expect(texts.importDialog.accepted(".json", null)).toBe(".json");
  });
});

describe("unconfirmed wishes", () => {
  const warnings = ["candidate.unconfirmed_wish", "candidate.unusual_ine"].map((code) => ({
    code,
    message: code,
    count: 2,
    candidates: [],
  }));
  const impact = {
    kept: 0,
    admitted: 0,
    unconfirmed: 2,
    possibleDuplicates: 0,
    absent: 0,
    returned: 0,
    changedFields: [],
  };

  it("are told once: by the figures where there are some, else as information", () => {
    expect(withoutCounted(warnings, impact).map(({ code }) => code)).toEqual(["candidate.unusual_ine"]);
    expect(withoutCounted(warnings, null)).toHaveLength(2);
    expect(withoutCounted(warnings, { ...impact, unconfirmed: 0 })).toHaveLength(2);
  });
});
