import { expect, test } from "vitest";
import { sampleCandidate, sampleExport } from "./sample-candidate.ts";

test("a test says only what matters to it: the rest of the candidate is valid", () => {
  const candidate = sampleCandidate({
    DonneesCandidats: { NomCandidat: "DIALLO", CoordonneesAdressemail: undefined, Champinconnu: [1] },
    Baccalaureat: undefined,
    Scolarite: [],
  });
  expect(candidate).toEqual({
    DonneesCandidats: {
      NumeroDossierCandidat: "1234567",
      NomCandidat: "DIALLO",
      PrenomCandidat: "Camille",
      Civilite: "Mme",
      DateNaissance: "15/04/2008",
      Champinconnu: [1],
    },
    Scolarite: [],
    DonneesVoeux: { CandidatureConfirmeeCode: 1, CandidatureConfirmeeLibelle: "Validée" },
  });
  expect(Object.keys(candidate)).not.toContain("Baccalaureat");
});

test("candidates are wrapped as in a real file", () => {
  expect(sampleExport([sampleCandidate()], { formationCode: "123" })).toEqual({
    exportDeDonnees: { exportCandidats: [{ formationCode: "123", candidats: [sampleCandidate()] }] },
  });
});
