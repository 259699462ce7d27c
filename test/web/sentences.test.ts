import { describe, expect, it } from "vitest";
import { ageOn, counted, formatDay, formatInteger, formatMoment, formatSize } from "../../web/format.ts";
import { texts } from "../../web/texts.ts";

/** Sentences with ordinary spaces, to be read here. */
const plain = (sentence: string) => sentence.replace(/[\u00A0\u202F]/g, " ");

describe("sentences that agree with their numbers", () => {
  it.each([
    [61, 2, 1, "61 candidats ajoutés, 3 déjà connus (dont 2 mis à jour)"],
    [61, 0, 3, "61 candidats ajoutés, 3 déjà connus"],
    [1, 0, 1, "1 candidat ajouté, 1 déjà connu"],
    [2, 0, 0, "2 candidats ajoutés"],
    [0, 0, 40, "Aucun candidat ajouté, 40 déjà connus"],
    [0, 1, 0, "Aucun candidat ajouté, 1 déjà connu (dont 1 mis à jour)"],
    [0, 0, 0, "Aucun candidat ajouté"],
  ])("an import that added %i, updated %i and left %i", (created, updated, unchanged, sentence) => {
    expect(plain(texts.importDialog.done(created, updated, unchanged))).toBe(sentence);
  });

  it("a refusal counts problems and candidates, and says that nothing was added", () => {
    expect(plain(texts.importDialog.nothingAdded(14, 2400, true))).toBe(
      "Aucun candidat n'a été ajouté. 14 problèmes sur 2 400 candidats :",
    );
    expect(plain(texts.importDialog.nothingAdded(1, 0, true))).toBe(
      "Aucun candidat n'a été ajouté. 1 problème :",
    );
    expect(plain(texts.importDialog.nothingAdded(1, 1, false))).toBe(
      "Aucun candidat n'a été ajouté. 1 problème parmi 1 candidat lu. La suite du fichier n'a pas été lue :",
    );
    expect(plain(texts.problems.shown(100, 1234))).toBe("100 problèmes affichés sur 1 234");
  });

  it("the total of the list, exact or not", () => {
    expect(plain(texts.sas.total(0, false))).toBe("0 candidat");
    expect(plain(texts.sas.total(1214, false))).toBe("1 214 candidats");
    expect(plain(texts.sas.total(10_000, true))).toBe("plus de 10 000 candidats");
  });
});

describe("French typography", () => {
  it("no punctuation can begin a line", () => {
    expect(texts.sas.campaign).toBe("Campagne ciblée\u00A0:");
    expect(texts.importKinds.parcoursup.wrongType("a.xlsx")).toContain("«\u00A0a.xlsx\u00A0»");
    expect(texts.users.disableQuestion("Anne")).toContain("Anne\u202F?");
  });

  it("thousands are apart by a narrow space that does not break", () => {
    expect(formatInteger(1214)).toBe("1\u202F214");
    expect(counted(1214, "candidat")).toBe("1\u202F214\u00A0candidats");
  });
});

describe("dates, ages and sizes", () => {
  it("days are texts, moments are told in Paris", () => {
    expect(formatDay("2007-02-03")).toBe("03/02/2007");
    expect(formatMoment("2026-06-04T22:30:00.000Z")).toBe("05/06/2026 00:30");
  });

  it("an age changes on the birthday", () => {
    expect(ageOn("2008-06-05", "2026-06-04")).toBe(17);
    expect(ageOn("2008-06-05", "2026-06-05")).toBe(18);
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
  });

  it.each([
    [0, "0 o"],
    [999, "999 o"],
    [520_000, "520 ko"],
    [1_250_000, "1,3 Mo"],
    [48_123_456, "48 Mo"],
    [999_900_000, "1 Go"],
    [3_200_000_000, "3,2 Go"],
  ])("%i bytes are %s", (bytes, size) => {
    expect(plain(formatSize(bytes))).toBe(size);
  });
});
