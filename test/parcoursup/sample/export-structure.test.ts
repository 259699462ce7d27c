import { describe, expect, test } from "vitest";
import { generateCandidates, generateExport } from "../../../src/parcoursup/sample/generate-export.ts";
import { isJsonList, isJsonObject, type Json } from "../../../src/parcoursup/sample/json.ts";
import { bulletinKeys, completeKeys, keysIn, readKeys } from "./catalogue.ts";

const asText = (...options: Parameters<typeof generateExport>) => [...generateExport(...options)].join("");

describe("the envelope", () => {
  test("holds one element for each programme, with its code and its candidates", () => {
    const content: Json = JSON.parse(asText({ candidates: 30, programmes: 3 }));
    expect(content).toEqual({
      exportDeDonnees: {
        exportCandidats: [0, 1, 2].map((position) => ({
          formationCode: 90_001 + position,
          candidats: [...generateCandidates({ candidates: 30, programmes: 3 }, position)],
        })),
      },
    });
  });

  test("is the text that JSON.stringify would write, indented or not", () => {
    const pretty = asText({ candidates: 7, bulletins: true, programmes: 2 });
    const compact = asText({ candidates: 7, bulletins: true, programmes: 2, pretty: false });
    expect(pretty).toBe(`${JSON.stringify(JSON.parse(pretty), null, 2)}\n`);
    expect(compact).toBe(`${JSON.stringify(JSON.parse(pretty))}\n`);
  });

  test("can be empty", () => {
    const pretty = asText({ candidates: 0 });
    expect(pretty).toBe(
      `${JSON.stringify({ exportDeDonnees: { exportCandidats: [{ formationCode: 90_001, candidats: [] }] } }, null, 2)}\n`,
    );
  });
});

describe("the keys of a candidate", () => {
  test.each([2024, 2025, 2026] as const)(
    "in %i are those of the catalogue, all of them and no other",
    (year) => {
      const options = { candidates: 1500, year, bulletins: true, programmes: 2 };
      // Programmes with and without a form of their own.
      const keys = keysIn([0, 1].flatMap((position) => [...generateCandidates(options, position)]));
      expect(keys).toEqual(completeKeys(year));
    },
  );

  test("come in the order of real files", () => {
    const [candidate = {}] = generateCandidates({ candidates: 1, bulletins: true });
    expect(Object.keys(candidate)).toEqual([
      "DonneesCandidats",
      "CriteresSociaux",
      "DonneesSportifHautNiveau",
      "DonneesArtisteHautNiveau",
      "ActivitesCentresInteret",
      "Scolarite",
      "BulletinsScolaires",
      "FicheAvenir",
      "AppreciationsEnseignantsFicheAvenir",
      "Baccalaureat",
      "NotesBaccalaureat",
      "CertificationPix",
      "ResultatsPixParDomainesCompetences",
      "DonneesVoeux",
      "QuestionsReponses",
      "FormulaireDematerialise",
    ]);
  });

  test("of the minimal model are a handful", () => {
    const minimal = `
DonneesCandidats: NumeroDossierCandidat NomCandidat PrenomCandidat Civilite Sexe DateNaissance CoordonneesAdressemail
Scolarite: AnneeScolaireCode NiveauEtudeLibelle
Baccalaureat: SerieDiplomeCode SpecialiteLibelle
NotesBaccalaureat: EpreuveCode NoteEpreuve
DonneesVoeux: GroupeLibelle CandidatureConfirmeeCode`;
    const candidates = { candidates: 300, model: "minimal" } as const;
    expect(keysIn(generateCandidates(candidates))).toEqual(readKeys(minimal));
    expect(keysIn(generateCandidates({ ...candidates, bulletins: true }))).toEqual(
      readKeys(minimal + bulletinKeys),
    );
  });

  test("of the model of codes never hold the label of a code", () => {
    const keys = keysIn(generateCandidates({ candidates: 300, model: "codes", bulletins: true }));
    expect(keys).toContain("Baccalaureat.SerieDiplomeCode");
    expect(keys).not.toContain("Baccalaureat.SerieDiplomeLibelle");
    expect(keys).not.toContain("Scolarite.AnneeScolaireLibelle");
    // A label that has no code half stays.
    expect(keys).toContain("Scolarite.SeriedeclasseLibelle");
  });
});

describe("values", () => {
  test("that are absent have no key: never null, never an empty string", () => {
    for (const candidate of generateCandidates({ candidates: 400, bulletins: true })) {
      expect(leavesOf(candidate).filter((leaf) => leaf === null || leaf === "")).toEqual([]);
    }
  });

  test("are strings for marks and the file number, whole numbers for numeric codes", () => {
    const candidates = [...generateCandidates({ candidates: 400, bulletins: true, year: 2024 })];
    for (const key of ["MoyenneduCandidat", "MoyenneclasseCandidat", "NoteEpreuve", "MoyenneCandidat"]) {
      const marks = candidates.flatMap((candidate) => valuesOf(candidate, key));
      expect(marks.length).toBeGreaterThan(0);
      expect(marks.filter((mark) => !/^(1?\d|20),\d{1,2}$|^N$|^Aucune note$/.test(String(mark)))).toEqual([]);
    }
    for (const key of ["AnneeScolaireCode", "TypeDiplomeCode", "SpecialiteCode", "MatiereBulletinCode"]) {
      const codes = candidates.flatMap((candidate) => valuesOf(candidate, key));
      expect(codes.every(Number.isSafeInteger)).toBe(true);
    }
    expect(
      candidates.flatMap((c) => valuesOf(c, "NumeroDossierCandidat")).every((n) => /^\d{7}$/.test(`${n}`)),
    ).toBe(true);
  });

  test("of marks include both sentinels", () => {
    const marks = [...generateCandidates({ candidates: 100, bulletins: true })].flatMap((candidate) =>
      valuesOf(candidate, "MoyenneduCandidat"),
    );
    expect(marks).toContain("N");
    expect(marks).toContain("Aucune note");
  });
});

/** All values under a key, at any depth. */
function valuesOf(value: Json, key: string): readonly Json[] {
  if (isJsonList(value)) return value.flatMap((item) => valuesOf(item, key));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : valuesOf(inner, key)));
}

function leavesOf(value: Json): readonly Json[] {
  if (isJsonList(value)) return value.flatMap(leavesOf);
  return isJsonObject(value) ? Object.values(value).flatMap(leavesOf) : [value];
}
