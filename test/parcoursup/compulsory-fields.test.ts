import { describe, expect, test } from "vitest";
import { candidate, check, exportOf, naivePosition, ordinarySpaces } from "./export-builder.ts";

const path = "exportDeDonnees.exportCandidats[0].candidats";

/** A file of two candidates of whom the second has this person's data. */
async function secondCandidate(person: Parameters<typeof candidate>[0]) {
  return check(exportOf([candidate(), candidate(person)]));
}

describe("un champ obligatoire absent d'un candidat", () => {
  test.each([
    ["Civilite", "candidate.civility_missing", "Civilité"],
    ["NomCandidat", "candidate.last_name_missing", "Nom Candidat"],
    ["PrenomCandidat", "candidate.first_name_missing", "Prénom Candidat"],
    ["DateNaissance", "candidate.birth_date_missing", "Date Naissance"],
    ["CoordonneesAdressemail", "candidate.email_missing", "Coordonnées - Adresse mail"],
  ])("%s : le problème montre le candidat", async (key, code, label) => {
    const file = exportOf([candidate(), candidate({ NumeroDossierCandidat: "42", [key]: undefined })]);
    const text = JSON.stringify(file, null, 2);
    const { problem, handedOn } = await check(text);
    const [second = ""] = /\{\s*"DonneesCandidats": \{\s*"NumeroDossierCandidat": "42"/.exec(text) ?? [];
    expect(problem).toMatchObject({
      code,
      field: label,
      value: null,
      entry: null,
      path: `${path}[1].DonneesCandidats.${key}`,
      ...naivePosition(text, second),
      candidate: { index: 2, fileNumber: "42" },
    });
    expect(handedOn).toHaveLength(1);
  });

  test.each([null, "", "   ", "\u00a0"])("vide (%j), le problème montre la valeur", async (value) => {
    const file = exportOf([candidate(), candidate({ PrenomCandidat: value })]);
    const text = JSON.stringify(file).replace('"PrenomCandidat":"Eva"', '"PrenomCandidat" : "Eva"');
    const { problem } = await check(text);
    expect(problem.code).toBe("candidate.first_name_missing");
    const { column } = naivePosition(text, `"PrenomCandidat":${JSON.stringify(value)}`);
    expect(problem.column).toBe(column + '"PrenomCandidat":'.length);
  });
});

describe("une case oubliée dans le modèle d'export", () => {
  test("est dite une fois, avec le nom de la case à cocher", async () => {
    const file = exportOf([1, 2, 3].map(() => candidate({ Civilite: undefined })));
    const { problem } = await check(file);
    expect(problem).toMatchObject({
      code: "file.field_not_exported",
      field: "Civilité",
      path: `${path}[0].DonneesCandidats.Civilite`,
      candidate: { index: 1 },
    });
    expect(ordinarySpaces(problem.remedy)).toContain("cochez « Civilité » dans le modèle d'export");
  });

  test("Sexe ne remplace pas Civilité", async () => {
    const { problem } = await check(exportOf([candidate({ Civilite: undefined, Sexe: "Féminin" })]));
    expect(problem.code).toBe("file.field_not_exported");
  });

  test("la section entière : un problème par case", async () => {
    const file = exportOf([{ Scolarite: [] }, { Scolarite: [] }]);
    const { problemCount, codes } = await check(file);
    expect(problemCount).toBe(5);
    expect(new Set(codes)).toEqual(new Set(["file.field_not_exported"]));
  });

  test("la section absente d'un seul candidat est un problème de ce candidat", async () => {
    const { problem } = await check(exportOf([candidate(), {}]));
    expect(problem).toMatchObject({ code: "candidate.section_missing", path: `${path}[1].DonneesCandidats` });
  });

  test("les absences se mêlent aux autres problèmes dans l'ordre du fichier", async () => {
    const file = exportOf([
      candidate({ CoordonneesAdressemail: undefined }),
      candidate({ CoordonneesAdressemail: "nobody" }),
      candidate({ CoordonneesAdressemail: undefined }),
    ]);
    const { problems } = await check(file);
    expect(problems.map(({ code, candidate: one }) => [code, one?.index])).toEqual([
      ["candidate.email_missing", 1],
      ["candidate.email_invalid", 2],
      ["candidate.email_missing", 3],
    ]);
  });

  test("tous les problèmes sont comptés, les cent premiers sont listés", async () => {
    const wrong = Array.from({ length: 150 }, () =>
      candidate({ DateNaissance: "hier", Civilite: undefined }),
    );
    const { problemCount, problems } = await check(exportOf([candidate(), ...wrong]));
    expect(problemCount).toBe(300);
    expect(problems).toHaveLength(100);
    expect(problems.at(-1)?.candidate?.index).toBe(51);
  });
});

describe("la forme de DonneesCandidats", () => {
  test.each([[[]], ["texte"], [12], [true]])("%j est refusé", async (section) => {
    const { problem } = await check(exportOf([candidate(), { DonneesCandidats: section }]));
    expect(problem.code).toBe("candidate.section_wrong_type");
  });

  test("les autres sections d'une autre forme sont ignorées et conservées", async () => {
    const { handedOn, problemCount } = await check(
      exportOf([candidate({}, { Baccalaureat: [], DonneesVoeux: "rien", Scolarite: 12 })]),
    );
    expect(problemCount).toBe(0);
    expect(handedOn[0]?.profile.diploma).toBeNull();
    expect(JSON.parse(handedOn[0]?.text ?? "")).toMatchObject({ DonneesVoeux: "rien", Scolarite: 12 });
  });
});

describe("les valeurs obligatoires", () => {
  test.each([
    ["M.", "M"],
    ["m", "M"],
    ["Mr", "M"],
    ["MONSIEUR", "M"],
    ["Mme", "F"],
    ["mme.", "F"],
    ["Mlle", "F"],
    [" Madame ", "F"],
  ])("civilité « %s »", async (Civilite, civility) => {
    const { handedOn } = await secondCandidate({ Civilite });
    expect(handedOn[1]?.profile.identity.civility).toBe(civility);
  });

  test.each(["Docteur", "F", "X", "M. et Mme"])("la civilité « %s » est inconnue", async (Civilite) => {
    const { problem } = await secondCandidate({ Civilite });
    expect(problem).toMatchObject({ code: "candidate.civility_unknown", value: Civilite });
  });

  test.each([
    ["12/10/2003", "2003-10-12"],
    ["29/02/2004", "2004-02-29"],
    ["2003-10-12", "2003-10-12"],
    [" 01/01/2000 ", "2000-01-01"],
  ])("date « %s »", async (DateNaissance, birthDate) => {
    const { handedOn } = await secondCandidate({ DateNaissance });
    expect(handedOn[1]?.profile.identity.birthDate).toBe(birthDate);
  });

  test.each([
    "31/02/2007",
    "29/02/2003",
    "29/02/1900",
    "00/01/2000",
    "01/13/2000",
    "2003-02-30",
    "01/01/0000",
  ])("la date « %s » n'existe pas", async (DateNaissance) => {
    const { problem } = await secondCandidate({ DateNaissance });
    expect(problem).toMatchObject({ code: "candidate.birth_date_impossible", value: DateNaissance });
  });

  test.each([
    "1/2/2003",
    "12/10/03",
    "12-10-2003",
    "12 octobre 2003",
    "2003-10-12T00:00:00Z",
    "20031012",
    "١٢/10/2003",
  ])("« %s » n'est pas une date JJ/MM/AAAA", async (DateNaissance) => {
    const { problem } = await secondCandidate({ DateNaissance });
    expect(problem.code).toBe("candidate.birth_date_malformed");
  });

  test.each([
    ["Test@Example.COM", "test@example.com"],
    [" a.b+c@sous.domaine.example.fr ", "a.b+c@sous.domaine.example.fr"],
    ["o'neil@example.org", "o'neil@example.org"],
    ["josé@exemple-école.fr", "josé@exemple-école.fr"],
  ])("email « %s »", async (CoordonneesAdressemail, email) => {
    const { handedOn } = await secondCandidate({ CoordonneesAdressemail });
    expect(handedOn[1]?.profile.contact.email).toBe(email);
  });

  test.each([
    "nobody",
    "@example.com",
    "a@",
    "a@b",
    "a@b@example.com",
    "a b@example.com",
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "a@-example.com",
    "a@example..com",
    "a@example.c",
    "a@192.0.2.1",
    "a,b@example.com",
    "<a@example.com>",
    `${"a".repeat(65)}@example.com`,
  ])("« %s » n'est pas un email", async (CoordonneesAdressemail) => {
    const { problem } = await secondCandidate({ CoordonneesAdressemail });
    expect(problem.code).toBe("candidate.email_invalid");
  });

  test("un email n'a pas à être unique : jumeaux et parents le partagent", async () => {
    const twins = ["Louis", "Louise"].map((PrenomCandidat) => candidate({ PrenomCandidat }));
    expect((await check(exportOf(twins))).problemCount).toBe(0);
  });

  test.each([
    ["NomCandidat", "É".repeat(100), 0],
    ["NomCandidat", "É".repeat(101), 1],
    ["PrenomCandidat", "😀".repeat(100), 0],
    ["PrenomCandidat", "😀".repeat(101), 1],
    ["CoordonneesLibellecommune", "x".repeat(501), 1],
  ])("longueur de %s", async (key, value, problemCount) => {
    const result = await secondCandidate({ [key]: value });
    expect(result.problemCount).toBe(problemCount);
    if (problemCount > 0) expect(result.problem.code).toBe("candidate.too_long");
  });

  test("un email de plus de 254 caractères est trop long, jamais coupé", async () => {
    const long = `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(10)}.fr`;
    const { problem } = await secondCandidate({ CoordonneesAdressemail: long });
    expect(problem.code).toBe("candidate.too_long");
    expect(problem.value?.length).toBe(60);
  });

  test.each([
    ["NomCandidat", 12],
    ["NomCandidat", { a: 1 }],
    ["PrenomCandidat", ["Eva"]],
    ["Civilite", true],
    ["DateNaissance", 20031012],
    ["CoordonneesAdressemail", {}],
    ["CoordonneesCodepostal", ["45000"]],
    ["INECandidat", false],
  ])("%s d'un autre type (%j)", async (key, value) => {
    const { problem } = await secondCandidate({ [key]: value });
    expect(problem).toMatchObject({
      code: "candidate.wrong_type",
      path: `${path}[1].DonneesCandidats.${key}`,
    });
  });
});

describe("le numéro de dossier", () => {
  test.each([
    [1234567, "1234567"],
    ["1234567", "1234567"],
    [" 0123 ", "0123"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    ["", null],
    [null, null],
  ])("%j", async (NumeroDossierCandidat, fileNumber) => {
    const { handedOn } = await secondCandidate({ NumeroDossierCandidat });
    expect(handedOn[1]?.profile.fileNumber).toBe(fileNumber);
  });

  test.each(["9007199254740993", "1e400", "-1", "1.5", '"12A"', "true", "{}"])(
    "%s est refusé",
    async (written) => {
      const text = JSON.stringify(exportOf([candidate(), candidate({ NumeroDossierCandidat: "ici" })]));
      const { problem } = await check(text.replace('"ici"', written));
      expect(["candidate.file_number_invalid", "candidate.wrong_type"]).toContain(problem.code);
    },
  );
});
