import { describe, expect, test } from "vitest";
import { candidate, check, exportOf, type Json } from "./export-builder.ts";

const schooled = (label: string, code: Json = 0) =>
  candidate(
    {},
    {
      Scolarite: [
        { AnneeScolaireCode: 1, AnneeScolaireLibelle: "1999-2000" },
        { AnneeScolaireCode: code, AnneeScolaireLibelle: label },
      ],
    },
  );
const applied = (DateCandidature: string) => candidate({}, { DonneesVoeux: { DateCandidature } });

describe("la session du fichier", () => {
  test.each<[string, Json[], number]>([
    ["l'année scolaire en cours", [schooled("2024-2025")], 2025],
    ["un code écrit en texte", [schooled("2024-2025", "0")], 2025],
    ["une année seule (hémisphère sud)", [schooled("2025")], 2025],
    ["la majorité", [schooled("2024-2025"), schooled("2023-2024"), schooled("2024-2025")], 2025],
    ["à égalité, la plus récente", [schooled("2023-2024"), schooled("2024-2025")], 2025],
    ["à défaut, la date de candidature", [applied("12/03/2023"), candidate()], 2023],
    ["l'année scolaire prime", [applied("12/03/2023"), applied("12/03/2023"), schooled("2024-2025")], 2025],
    ["à défaut, la session en cours", [candidate(), schooled("inconnue")], 2024],
  ])("%s", async (_what, candidates, session) => {
    expect((await check(exportOf(candidates), { currentSession: 2024 })).session).toBe(session);
  });

  const [before, current, after] = [
    { AnneeScolaireCode: 1, AnneeScolaireLibelle: "2023-2024", NiveauEtudeLibelle: "Première [{" },
    { NiveauEtudeLibelle: "Terminale", AnneeScolaireLibelle: "2024-2025", AnneeScolaireCode: 0 },
    { AnneeScolaireCode: 0, AnneeScolaireLibelle: "2020-2021" },
  ];
  test.each<[string, Json, number]>([
    ["en premier, à la fin de l'année", [current, before], 2025],
    ["en dernier", [before, before, current], 2025],
    ["deux fois : la première compte", [before, current, after], 2025],
    ["écrite autrement", [before, { anneescolairecode: 0, ANNEESCOLAIRELIBELLE: "2024-2025" }], 2025],
    ["dont seul le code est écrit autrement", [{ anneeScolaireCode: 0, AnneeScolaireLibelle: "2024" }], 2024],
    ["sans son nom", [before, { AnneeScolaireCode: 0 }], 2022],
    ["absente", [before], 2022],
    ["parmi autre chose que des années", [null, "2019", [], current], 2025],
    ["dans une liste vide", [], 2022],
    ["hors d'une liste", current, 2022],
  ])(
    "l'année scolaire en cours, %s : la même, que la fiche soit simple ou non",
    async (_what, Scolarite, session) => {
      const file = JSON.stringify(exportOf([candidate({}, { Scolarite })]), null, 2);
      const unusual = file.replace('"Eva"', '"\\u0045va"');
      expect(unusual).not.toBe(file);
      for (const text of [file, unusual])
        expect((await check(Buffer.from(text), { currentSession: 2022 })).session).toBe(session);
    },
  );

  test("les candidats d'une autre session sont signalés", async () => {
    const file = exportOf([schooled("2024-2025"), schooled("2023-2024"), schooled("2024-2025")]);
    const { warnings } = await check(file);
    expect(warnings).toMatchObject([
      {
        code: "candidate.other_session",
        count: 1,
        candidates: [{ index: 2, lastName: "D S", firstName: "Eva" }],
      },
    ]);
  });
});

describe("ce qui est inhabituel sans être faux", () => {
  test.each<[string, Json]>([
    ["candidate.unlikely_birth_year", candidate({ DateNaissance: "12/10/2023" })],
    ["candidate.unlikely_birth_year", candidate({ DateNaissance: "12/10/1903" })],
    [
      "candidate.unconfirmed_wish",
      candidate({}, { DonneesVoeux: { CandidatureConfirmeeLibelle: "Non validée" } }),
    ],
    ["candidate.unconfirmed_wish", candidate({}, { DonneesVoeux: { CandidatureConfirmeeCode: "0" } })],
    ["candidate.no_file_number", candidate({ NumeroDossierCandidat: undefined })],
    ["candidate.unusual_ine", candidate({ INECandidat: "inconnu" })],
    ["candidate.unknown_section", candidate({}, { InfosSupplementaires: {} })],
  ])("%s", async (code, one) => {
    const { warnings, problemCount, handedOn } = await check(exportOf([one]));
    expect({ problemCount, handedOn: handedOn.length }).toEqual({ problemCount: 0, handedOn: 1 });
    expect(warnings).toMatchObject([{ code, count: 1 }]);
  });

  test("vingt candidats sont nommés au plus, tous sont comptés", async () => {
    const many = Array.from({ length: 50 }, () => candidate({}, { Élan: 1 }));
    const [warning] = (await check(exportOf(many))).warnings;
    expect(warning?.count).toBe(50);
    expect(warning?.candidates).toHaveLength(20);
    expect(warning?.message).toContain("50 candidats");
    expect(warning?.message).toContain("Élan");
  });

  const twice = `{"DonneesCandidats": {"NumeroDossierCandidat": "1"}, "donneescandidats": {}}`;
  test.each<[string, string]>([
    ["le numéro ne peut pas être lu", '{"DonneesCandidats": {"NumeroDossierCandidat": 1e400}}'],
    ["le numéro n'est pas un texte", '{"DonneesCandidats": {"numerodossiercandidat": ["1"]}}'],
    [
      "le numéro est répété",
      '{"DonneesCandidats": {"NumeroDossierCandidat": "1", "NumeroDossierCandidat": ""}}',
    ],
    ["la section est absente", '{"Scolarite": []}'],
    ["la section n'en est pas une", '{"DonneesCandidats": "x"}'],
    ["la section est répétée", twice],
  ])("%s : un problème, sans l'annoncer en plus « sans numéro de dossier »", async (_what, one) => {
    const file = JSON.stringify(exportOf([candidate(), "ICI"])).replace('"ICI"', one);
    const { problemCount, warnings } = await check(file);
    expect(problemCount).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
  });

  test("rien à signaler", async () => {
    expect((await check(exportOf([candidate()]))).warnings).toEqual([]);
  });
});
