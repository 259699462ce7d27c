import { describe, expect, test } from "vitest";
import { candidate, check, exportOf, naivePosition } from "./export-builder.ts";

const good = JSON.stringify(exportOf([candidate(), candidate({ NomCandidat: "REPÈRE" })]), null, 2);
const path = "exportDeDonnees.exportCandidats[0].candidats";

describe("un fichier modifié à la main", () => {
  test.each([
    ["une virgule en trop dans un candidat", '"REPÈRE",', '"REPÈRE",,', "trailing_comma", '"REPÈRE",'.length],
    ["une virgule oubliée", '"REPÈRE",', '"REPÈRE"', "missing_comma", null],
    [
      "un deux-points oublié",
      '"NomCandidat": "REPÈRE"',
      '"NomCandidat" "REPÈRE"',
      "missing_colon",
      '"NomCandidat" '.length,
    ],
    ["un guillemet fermant oublié", '"REPÈRE",', '"REPÈRE,', "control_character", '"REPÈRE,'.length],
    ["des apostrophes", '"REPÈRE"', "'REPÈRE'", "single_quote", 0],
    ["un mot inconnu", '"REPÈRE"', "undefined", "unknown_word", 0],
    ["un nombre mal écrit", '"REPÈRE"', "012", "bad_number", 0],
    ["un échappement inconnu", '"REPÈRE"', '"RE\\PERE"', "bad_escape", 3],
    ["une valeur oubliée", '"REPÈRE"', "", "value_expected", 0],
    ["un commentaire", '"REPÈRE",', '"REPÈRE", // ici', "comment", '"REPÈRE", '.length],
    ["une clé sans guillemets", '"NomCandidat": "REPÈRE"', 'NomCandidat: "REPÈRE"', "key_expected", 0],
    ["un crochet pour une accolade", '"REPÈRE",', '"REPÈRE"],', "mismatched_bracket", '"REPÈRE"'.length],
  ])("%s", async (_what, from, to, kind, shift) => {
    const text = good.replace(from, to);
    const { problem } = await check(text);
    expect(problem.code).toBe(`json.${kind}`);
    expect(problem.candidate?.index).toBe(2);
    if (shift !== null) {
      const at = good.indexOf(from) + shift;
      expect(problem).toMatchObject(naivePosition(text, text.slice(at)));
    }
  });

  test.each([
    ["après le dernier candidat", /\}\s*\]\s*\}\s*\]/, "trailing_comma", "},\n]}]"],
    ["entre deux candidats", /\},\s*\{\s*"DonneesCandidats"/, "missing_comma", '} {"DonneesCandidats"'],
    ["dans la clé de l'enveloppe", /"exportDeDonnees"/, "key_expected", "exportDeDonnees"],
    ["du texte à la fin", /$/, "trailing_content", " fini"],
    ["un caractère insécable", /^\{/, "key_expected", "{\u00a0"],
    ["un commentaire", /^\{/, "comment", "{ // export\n"],
  ])("l'enveloppe : %s", async (_what, from, kind, to) => {
    expect((await check(good.replace(from, to))).codes).toEqual([`json.${kind}`]);
  });

  test("un fichier coupé à n'importe quel endroit est un problème situé", async () => {
    const bytes = Buffer.from(good);
    for (let length = 1; length < bytes.length; length += 3) {
      const { problem } = await check(bytes.subarray(0, length));
      expect(problem.code).toBe("json.truncated");
      expect(problem.message).toContain("incomplet");
      const lines = good.slice(0, bytes.subarray(0, length).toString().length).split("\n");
      expect(Math.abs(problem.line - lines.length)).toBeLessThanOrEqual(0);
    }
  });

  test("les problèmes trouvés avant l'erreur de syntaxe sont gardés", async () => {
    const text = good.replace('"Civilite": "Mme"', '"Civilite": "?"').replace('"REPÈRE",', '"REPÈRE"');
    expect((await check(text)).codes).toEqual(["candidate.civility_unknown", "json.missing_comma"]);
  });
});

describe("les clés répétées", () => {
  test.each([
    ["la même", '"NomCandidat": "X", "NomCandidat": "REPÈRE"'],
    ["écrite autrement", '"NomCandidat": "X", "Nom\\u0043andidat": "REPÈRE"'],
    ["dans une autre casse, connue de Parcoursup", '"nomcandidat": "X", "NomCandidat": "REPÈRE"'],
  ])("%s", async (_what, twice) => {
    const text = good.replace('"NomCandidat": "REPÈRE"', twice);
    const { problem } = await check(text);
    expect(problem).toMatchObject({
      code: "json.duplicate_key",
      field: "Nom Candidat",
      candidate: { index: 2 },
      ...naivePosition(text, '"REPÈRE"'),
    });
    expect(problem.path).toMatch(/candidats\[1\]\.DonneesCandidats\.NomCandidat$/);
  });

  test.each([
    ['"Inconnu": 1, "Inconnu": 2', "Inconnu"],
    ['"a": {"b": {"c": 1, "c": 2}}', "c"],
    ['"é": 1, "\\u00e9": 2', "é"],
    ['"__proto__": 1, "__proto__": 2', "__proto__"],
  ])("même inconnues, sous le nom qu'elles ont : %s", async (extra, field) => {
    const text = good.replace('"NomCandidat": "REPÈRE"', `"NomCandidat": "REPÈRE", ${extra}`);
    expect((await check(text)).problem).toMatchObject({ code: "json.duplicate_key", field });
  });

  test("des clés inconnues qui ne diffèrent que par la casse ne sont pas les mêmes", async () => {
    const text = good.replace(
      '"NomCandidat": "REPÈRE"',
      '"NomCandidat": "REPÈRE", "inconnu": 1, "Inconnu": 2',
    );
    expect((await check(text)).problemCount).toBe(0);
  });

  test("ni celles de deux objets, ni un deux-points dans un texte", async () => {
    const text = good.replace(
      '"NomCandidat": "REPÈRE"',
      '"NomCandidat": "RE:PÈRE", "a": {"b": ":"}, "c": [{"b": 1}, {"b": 2}]',
    );
    expect((await check(text)).problemCount).toBe(0);
  });

  test("dans l'enveloppe", async () => {
    const text = good.replace('"formationCode"', '"FormationCode": 1, "formationCode"');
    expect((await check(text)).problem).toMatchObject({
      code: "json.duplicate_key",
      path: "exportDeDonnees.exportCandidats[0].formationCode",
      field: "formationCode",
    });
    const other = good.replace('"formationCode"', '"autre": {"a": 1, "a": 2}, "formationCode"');
    expect((await check(other)).problem.path).toBe("exportDeDonnees.exportCandidats[0].autre.a");
  });
});

describe("les caractères qu'une base de données refuse", () => {
  test.each(["\\u0000", "\\ud800", "\\udc00\\ud800"])("%s dans un champ connu", async (written) => {
    const text = good.replace("REPÈRE", `RE${written}PÈRE`);
    const { problem } = await check(text);
    expect(problem).toMatchObject({
      code: "candidate.forbidden_character",
      field: "Nom Candidat",
      path: `${path}[1].DonneesCandidats.NomCandidat`,
      ...naivePosition(text, `"RE${written}`),
    });
    expect(JSON.stringify(problem)).not.toMatch(/\\u0000|\\ud/);
  });

  test("dans un champ connu d'une section emboîtée", async () => {
    const bulletins = [
      { BulletinsScolairesAnnee: { BulletinsScolairesSeries: [{ AppreciationProfesseur: "a\0b" }] } },
    ];
    const { problem } = await check(exportOf([candidate({}, { BulletinsScolaires: bulletins })]));
    expect(problem.path).toMatch(/BulletinsScolairesSeries\[0\]\.AppreciationProfesseur$/);
    expect(problem.field).toBe("AppreciationProfesseur");
  });

  test("le champ porte le nom de l'écran d'export, quelle que soit la casse de sa clé", async () => {
    const wish = { formationVoeuxLIBELLE: "a\0b" };
    const { problem } = await check(exportOf([candidate({}, { donneesVoeux: wish })]));
    expect(problem.field).toBe("Formation Vœux - Libellé");
  });

  test("ailleurs, ils sont acceptés et gardés", async () => {
    const { handedOn } = await check(
      exportOf([candidate({ Inconnu: "a\0b" }, { Autre: { NomCandidat: "a\0b" } })]),
    );
    expect(handedOn[0]?.text).toContain("a\\u0000b");
  });

  test("une paire de substitution est un caractère comme un autre", async () => {
    const { handedOn } = await check(good.replace("REPÈRE", "RE\\ud83d\\ude00PÈRE"));
    expect(handedOn[1]?.profile.identity.lastName).toBe("RE😀PÈRE");
  });
});

describe("acceptés exprès", () => {
  test.each([
    '"n": 1e400',
    '"n": 12345678901234567890.123456789',
    '"__proto__": {"a": 1}',
    '"constructor": 1',
    '"toString": {"toString": 1}',
    '"": 0',
  ])("%s", async (extra) => {
    const { handedOn } = await check(
      good.replace('"NomCandidat": "REPÈRE"', `"NomCandidat": "REPÈRE", ${extra}`),
    );
    expect(handedOn[1]?.text).toContain(extra);
  });

  test("un objet piégé à la place d'un code", async () => {
    const file = exportOf([
      candidate(
        {},
        {
          Scolarite: [{ AnneeScolaireCode: { toString: 1 } }],
          Baccalaureat: { TypeDiplomeCode: { valueOf: 1 } },
        },
      ),
    ]);
    expect((await check(file)).codes).toEqual(["candidate.wrong_type"]);
  });

  test("l'indicateur d'ordre des octets (BOM)", async () => {
    const { problemCount } = await check(`\ufeff${good}`);
    expect(problemCount).toBe(0);
    const { problem } = await check(`\ufeff[{"DonneesCandidats":12}]`);
    expect(problem).toMatchObject({ line: 1, column: 22 });
  });

  test.each(["\r\n", "\r", "\n"])("les fins de ligne %j", async (end) => {
    const text = good.replace("REPÈRE", "").replaceAll("\n", end);
    expect((await check(text, { chunk: 1 })).problem).toMatchObject(naivePosition(text, '""'));
  });
});
