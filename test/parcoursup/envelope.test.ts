import { describe, expect, test } from "vitest";
import { candidate, check, checkEntries, exportOf, type Json } from "./export-builder.ts";

describe("l'enveloppe de l'export", () => {
  test("un candidat complet est remis tel qu'il a été reçu", async () => {
    const one = candidate({ NomCandidat: "LE GOFF", Inconnu: "gardé" }, { Autre: [1.5, { a: null }] });
    const text = JSON.stringify(exportOf([one]), null, 3);
    const { handedOn, candidates, problemCount, programmes } = await check(text);
    expect({ candidates, problemCount }).toEqual({ candidates: 1, problemCount: 0 });
    expect(text).toContain(handedOn[0]?.text);
    expect(JSON.parse(handedOn[0]?.text ?? "")).toEqual(one);
    expect(programmes).toEqual([{ index: 0, code: "8842", label: null, candidates: 1 }]);
  });

  test("plusieurs formations, des clés inconnues partout, dans n'importe quel ordre et n'importe quelle casse", async () => {
    const { handedOn, programmes, problemCount, candidates } = await check({
      date: "2025-06-05",
      EXPORTDEDONNEES: {
        modele: { nom: "mon modèle", champs: [1, 2, [3]] },
        ExportCandidats: [
          { libelle: "BTS", FormationCode: 8842, Candidats: [candidate(), candidate()], fin: true },
          { formationcode: " 9000 ", candidats: [] },
          { candidats: [candidate()] },
        ],
        fin: null,
      },
    });
    expect({ problemCount, candidates }).toEqual({ problemCount: 0, candidates: 3 });
    expect(handedOn.map(({ ordinal, programmeIndex }) => [ordinal, programmeIndex])).toEqual([
      [0, 0],
      [1, 0],
      [2, 2],
    ]);
    expect(handedOn.map(({ profile }) => profile.wish.programmeCode)).toEqual(["8842", "8842", null]);
    expect(programmes.map(({ index, code, candidates }) => [index, code, candidates])).toEqual([
      [0, "8842", 2],
      [1, "9000", 0],
      [2, null, 1],
    ]);
  });

  test("un code de formation placé après les candidats se trouve dans le résumé", async () => {
    const { handedOn, programmes } = await check({
      exportDeDonnees: { exportCandidats: [{ candidats: [candidate()], formationCode: 8842 }] },
    });
    expect(handedOn[0]?.profile.wish.programmeCode).toBeNull();
    expect(handedOn[0]?.programmeIndex).toBe(0);
    expect(programmes[0]?.code).toBe("8842");
  });

  test("un tableau de candidats sans enveloppe est accepté", async () => {
    const { handedOn, problemCount } = await check([candidate(), candidate()]);
    expect({ problemCount, handedOn: handedOn.length }).toEqual({ problemCount: 0, handedOn: 2 });
    const { problem } = await check([candidate(), candidate({ Civilite: "?" })]);
    expect(problem.path).toBe("[1].DonneesCandidats.Civilite");
  });

  test("plusieurs textes d'une archive forment une livraison ; chaque problème nomme le sien", async () => {
    const bytes = (json: Json) => Buffer.from(JSON.stringify(json));
    const { problem, candidates, programmes } = await checkEntries([
      { name: "a.json", bytes: bytes(exportOf([candidate(), candidate()])) },
      { name: "b.json", bytes: bytes(exportOf([candidate({ Civilite: "?" })], { formationCode: 1 })) },
      { name: "c.json", bytes: bytes(exportOf([], { formationCode: 2 })) },
    ]);
    expect(candidates).toBe(3);
    expect(programmes.map(({ index, code }) => [index, code])).toEqual([
      [0, "8842"],
      [1, "1"],
      [2, "2"],
    ]);
    expect(problem).toMatchObject({ entry: "b.json", candidate: { index: 1 } });
  });
});

describe("une enveloppe qui n'est pas la bonne", () => {
  test.each<[string, Json, string, string]>([
    ["un objet quelconque", { nom: "D S" }, "envelope.not_an_export", ""],
    ["un nombre", 12, "envelope.not_an_export", ""],
    ["null", null, "envelope.not_an_export", ""],
    ["exportDeDonnees n'est pas un objet", { exportDeDonnees: [] }, "envelope.wrong_type", "exportDeDonnees"],
    [
      "exportCandidats manque",
      { exportDeDonnees: {} },
      "envelope.key_missing",
      "exportDeDonnees.exportCandidats",
    ],
    [
      "exportCandidats n'est pas une liste",
      { exportDeDonnees: { exportCandidats: {} } },
      "envelope.wrong_type",
      "exportDeDonnees.exportCandidats",
    ],
    [
      "un élément n'est pas un objet",
      { exportDeDonnees: { exportCandidats: [1] } },
      "envelope.wrong_type",
      "exportDeDonnees.exportCandidats[0]",
    ],
    [
      "candidats manque",
      { exportDeDonnees: { exportCandidats: [{ formationCode: 1 }] } },
      "envelope.key_missing",
      "exportDeDonnees.exportCandidats[0].candidats",
    ],
    [
      "candidats n'est pas une liste",
      { exportDeDonnees: { exportCandidats: [{ candidats: null }] } },
      "envelope.wrong_type",
      "exportDeDonnees.exportCandidats[0].candidats",
    ],
    [
      "un code de formation d'un autre type",
      { exportDeDonnees: { exportCandidats: [{ formationCode: {}, candidats: [candidate()] }] } },
      "envelope.wrong_type",
      "exportDeDonnees.exportCandidats[0].formationCode",
    ],
  ])("%s", async (_what, json, code, path) => {
    expect((await check(json)).problem).toMatchObject({ code, path });
  });

  test.each<[string, Json]>([
    ["aucun candidat", exportOf([])],
    ["aucune formation", { exportDeDonnees: { exportCandidats: [] } }],
    ["un tableau vide", []],
  ])("%s : le fichier est refusé", async (_what, json) => {
    const { problem } = await check(json);
    expect(problem).toMatchObject({ code: "file.no_candidate", path: "", line: 1, column: 1 });
    expect(problem.message).toBe("Ce fichier ne contient aucun candidat.");
  });

  test.each<[Json, string]>([
    [12, "12"],
    ["texte", '"texte"'],
    [null, "null"],
    [[candidate()], "[{"],
  ])("un candidat qui n'est pas un objet : %j", async (one, shown) => {
    const { problem } = await check(exportOf([candidate(), one]));
    expect(problem).toMatchObject({
      code: "candidate.not_an_object",
      path: "exportDeDonnees.exportCandidats[0].candidats[1]",
      candidate: { index: 2, fileNumber: null },
    });
    expect(problem.value?.startsWith(shown.slice(0, 1))).toBe(true);
  });
});

describe("les limites", () => {
  const three = exportOf([candidate(), candidate(), candidate()]);

  test("trop de candidats", async () => {
    const { problem, candidates } = await check(three, { limits: { candidates: 2 } });
    expect(problem.code).toBe("file.too_many_candidates");
    expect(problem.message).toContain("plus de 2 candidats");
    expect(candidates).toBe(2);
  });

  test.each([undefined, 7])(
    "un candidat trop gros n'empêche pas de lire les suivants (morceaux de %s)",
    async (chunk) => {
      const file = exportOf([candidate({}, { Long: "x".repeat(5000) }), candidate({ Civilite: "?" })]);
      const { codes, problems } = await check(file, {
        limits: { candidateSize: 2048 },
        ...(chunk && { chunk }),
      });
      expect(codes).toEqual(["candidate.too_big", "candidate.civility_unknown"]);
      expect(problems[0]?.message).toContain("2\u00a0ko");
    },
  );

  test("un fichier trop gros", async () => {
    const { codes } = await check(three, { limits: { fileSize: 500 }, chunk: 100 });
    expect(codes).toContain("file.too_big");
  });

  test("une donnée trop grosse hors des candidats", async () => {
    const file = { autre: "x".repeat(5000), ...three };
    expect((await check(file, { limits: { candidateSize: 2048 } })).problem.code).toBe("envelope.too_big");
  });

  test.each([
    ["dans un candidat", exportOf([candidate({}, { Profond: nested(59) })]), 1],
    ["au plus, dans un candidat", exportOf([candidate({}, { Profond: nested(58) })]), 0],
    ["dans l'enveloppe", { autre: nested(64), ...three }, 1],
    ["au plus, dans l'enveloppe", { autre: nested(63), ...three }, 0],
  ])("64 niveaux, %s", async (_where, file, problemCount) => {
    const result = await check(JSON.stringify(file));
    expect(result.problemCount).toBe(problemCount);
    if (problemCount > 0) expect(result.problem.code).toBe("json.too_deep");
  });

  test("une bombe de dix millions de tableaux emboîtés", async () => {
    const { codes } = await check("[".repeat(10_000_000));
    expect(codes).toEqual(["json.too_deep", "json.truncated"]);
  });
});

function nested(levels: number): Json {
  return levels === 0 ? 1 : [nested(levels - 1)];
}
