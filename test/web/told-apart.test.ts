import { describe, expect, it } from "vitest";
import { fileNumberOf, signsOf, type ToldApart } from "../../web/components/candidates/told-apart.ts";

const yann: ToldApart = {
  civility: "M",
  lastName: "LE GOFF",
  firstName: "Yann",
  birthDate: "2007-02-03",
  email: "yann@example.com",
  campaign: null,
  establishment: "0870015U",
  fileNumber: "1100213",
};
const establishments = new Map([["0870015U", "Site de Limoges"]]);

describe("ce qui distingue deux candidats de même nom", () => {
  it("la naissance, l'établissement, le dossier, et où est le candidat", () => {
    expect(signsOf(yann, establishments)).toEqual([
      "né le 03/02/2007",
      "Site de Limoges (0870015U)",
      "dossier 1100213",
      "Dans le SAS",
    ]);
    const moved = { ...yann, civility: "F", campaign: "Concours" } as const;
    expect(signsOf(moved, establishments)).toEqual([
      "née le 03/02/2007",
      "Site de Limoges (0870015U)",
      "dossier 1100213",
      "Campagne Concours",
    ]);
  });

  it("une campagne qui dit déjà qu'elle en est une n'est pas nommée deux fois", () => {
    expect(signsOf({ ...yann, campaign: "campagne-2025-2026" }, establishments).at(-1)).toBe(
      "campagne-2025-2026",
    );
  });

  it("sans dossier, l'adresse email ; un établissement dont le nom n'est pas encore là se nomme par son UAI", () => {
    expect(signsOf({ ...yann, fileNumber: null }, new Map())).toEqual([
      "né le 03/02/2007",
      "0870015U",
      "yann@example.com",
      "Dans le SAS",
    ]);
  });

  it("le dossier est celui du vœu le plus récent qui en a un", () => {
    expect(fileNumberOf([{ fileNumber: null }, { fileNumber: "2" }, { fileNumber: "1" }])).toBe("2");
    expect(fileNumberOf([])).toBeNull();
  });
});
