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

  test("rien à signaler", async () => {
    expect((await check(exportOf([candidate()]))).warnings).toEqual([]);
  });
});
