import { describe, expect, test } from "vitest";
import { candidate, check, checkEntries, exportOf, type Json, ordinarySpaces } from "./export-builder.ts";

const times = (count: number, person: Parameters<typeof candidate>[0]) =>
  Array.from({ length: count }, () => candidate(person));

describe("beaucoup de problèmes", () => {
  test("chaque sorte est comptée en entier, au-delà des 100 montrés", async () => {
    const faults = [{ CoordonneesAdressemail: "" }, { DateNaissance: "31/02/2007" }, { Civilite: "Docteur" }];
    const mixed = Array.from({ length: 120 }, (_, i) => candidate(faults[i % 3] ?? {}));
    const { problems, problemCount, problemCounts } = await check(exportOf(mixed));
    expect({ listed: problems.length, problemCount }).toEqual({ listed: 100, problemCount: 120 });
    expect(problemCounts).toEqual([
      { code: "candidate.email_missing", count: 40 },
      { code: "candidate.birth_date_impossible", count: 40 },
      { code: "candidate.civility_unknown", count: 40 },
    ]);
  });

  test.each([
    ["vide", ""],
    ["dont la case manque", undefined],
  ])("une sorte qui ne vient qu'à la fin est montrée quand même (email %s)", async (_what, email) => {
    const file = exportOf([
      candidate(),
      ...times(130, { CoordonneesAdressemail: email }),
      candidate({ DateNaissance: "31/02/2007" }),
    ]);
    const { problems, problemCounts, codes } = await check(file);
    expect(problemCounts).toEqual([
      { code: "candidate.email_missing", count: 130 },
      { code: "candidate.birth_date_impossible", count: 1 },
    ]);
    expect(problems).toHaveLength(100);
    expect(codes.at(-1)).toBe("candidate.birth_date_impossible");
    const lines = problems.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });
});

describe("la lecture qui s'arrête", () => {
  const twoCandidates = JSON.stringify(exportOf([candidate(), candidate()]), null, 2);

  test("une faute d'écriture : le compte rendu dit que la suite n'a pas été lue", async () => {
    const { problem, candidates, isReadToEnd } = await check(
      twoCandidates.replace('"M', "M").replace('"Mme"', "Mme"),
    );
    expect({ candidates, isReadToEnd }).toEqual({ candidates: 1, isReadToEnd: false });
    expect(problem.message).toMatch(/La suite du fichier n'a pas été lue\.$/);
  });

  test("un fichier coupé a été lu jusqu'à son bout, et un autre entièrement", async () => {
    const cut = await check(twoCandidates.slice(0, -40));
    expect(cut.problem).toMatchObject({ code: "json.truncated" });
    expect(cut.problem.message).not.toContain("La suite");
    expect(cut.isReadToEnd).toBe(true);
    expect((await check(twoCandidates)).isReadToEnd).toBe(true);
    expect((await check(exportOf(times(2, { Civilite: "?" })))).isReadToEnd).toBe(true);
  });

  test("trop de candidats, ou un fichier trop gros, arrêtent aussi la lecture", async () => {
    expect((await check(twoCandidates, { limits: { candidates: 1 } })).isReadToEnd).toBe(false);
    expect((await check(twoCandidates, { chunk: 100, limits: { fileSize: 300 } })).isReadToEnd).toBe(false);
  });

  test("dans une archive, l'entrée suivante est lue, et le compte rendu reste prudent", async () => {
    const bytes = Buffer.from(twoCandidates);
    const { candidates, isReadToEnd } = await checkEntries([
      { name: "a.json", bytes: Buffer.from(twoCandidates.replace("[", "[,")) },
      { name: "b.json", bytes },
    ]);
    expect({ candidates, isReadToEnd }).toEqual({ candidates: 2, isReadToEnd: false });
  });
});

describe("un nom dont rien ne se voit est un nom absent", () => {
  test.each([
    "\u200b",
    "\u2060\ufeff",
    "\u00ad",
    "\u200e \u200f",
    "\u3164",
    "\u2800\u2800",
    "\u034f",
    "\u0085\u0001",
  ])("%j", async (name) => {
    const { problem } = await check(exportOf([candidate(), candidate({ NomCandidat: name })]));
    expect(problem).toMatchObject({ code: "candidate.last_name_missing" });
  });

  test("un caractère invisible dans un vrai nom ne gêne pas", async () => {
    const { problemCount } = await check(exportOf([candidate({ NomCandidat: "Ne\u200cve" })]));
    expect(problemCount).toBe(0);
  });
});

describe("la valeur montrée est celle du fichier", () => {
  const withNumber = (key: string, written: string) =>
    JSON.stringify(exportOf([candidate({ [key]: "NOMBRE" })])).replace('"NOMBRE"', written);

  test.each([
    ["9007199254740993", "ce nombre est trop grand"],
    ["123456789012345678901234", "ce nombre est trop grand"],
    ["1e400", "ce nombre est trop grand"],
    ["12.50", "un nombre entier est attendu"],
    ["-5", "un nombre entier est attendu"],
  ])("numéro de dossier %s", async (written, reason) => {
    const { problem } = await check(withNumber("NumeroDossierCandidat", written));
    expect(problem).toMatchObject({ code: "candidate.file_number_invalid", value: written });
    expect(ordinarySpaces(problem.message)).toBe(
      `« ${written} » n'est pas un numéro de dossier : ${reason}.`,
    );
  });

  test("des chiffres dans un texte, trop nombreux", async () => {
    const { problem } = await check(exportOf([candidate({ NumeroDossierCandidat: "1".repeat(21) })]));
    expect(problem.message).toContain("ce nombre est trop grand");
  });

  test.each(["1e3", "1e400", "12.50"])("un nombre à la place d'un nom : %s", async (written) => {
    const { problem } = await check(withNumber("NomCandidat", written));
    expect(problem).toMatchObject({ code: "candidate.wrong_type", value: written });
    expect(ordinarySpaces(problem.message)).toContain(`« ${written} »`);
  });

  test("un nombre dans un texte facultatif garde tous ses chiffres", async () => {
    const { handedOn } = await check(withNumber("CoordonneesTelephonemobile", "123456789012345678901234"));
    expect(handedOn[0]?.profile.contact.mobilePhone).toBe("123456789012345678901234");
  });

  test("un retour à la ligne et une tabulation se voient", async () => {
    const { problem } = await check(exportOf([candidate({ CoordonneesAdressemail: "a\r\nb\tc\nd" })]));
    expect(problem.value).toBe("a↵b⇥c↵d");
  });
});

describe("un champ répété n'en fait pas manquer d'autres", () => {
  test.each([
    ["vide", {}],
    ["d'une autre forme", "x"],
  ] as [string, Json][])("DonneesCandidats et donneescandidats (%s)", async (_what, second) => {
    const { problem } = await check(exportOf([candidate({}, { donneescandidats: second })]));
    expect(problem).toMatchObject({ code: "json.duplicate_key" });
  });

  test.each([
    ["avant", (one: string) => `{"exportDeDonnees":{},${one.slice(1)}`],
    ["après", (one: string) => `${one.slice(0, -1)},"exportdedonnees":{}}`],
  ])("exportDeDonnees répété, vide, %s le vrai", async (_where, doubled) => {
    const { problem } = await check(doubled(JSON.stringify(exportOf([candidate()]))));
    expect(problem).toMatchObject({ code: "json.duplicate_key" });
  });

  test("une enveloppe sans exportCandidats est toujours dite", async () => {
    const { problem } = await check({ exportDeDonnees: {} });
    expect(problem).toMatchObject({ code: "envelope.key_missing", path: "exportDeDonnees.exportCandidats" });
  });
});
