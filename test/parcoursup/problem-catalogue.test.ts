import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { CandidateCount } from "../../src/parcoursup/candidate-count.ts";
import { compulsoryNames } from "../../src/parcoursup/fields.ts";
import { problems } from "../../src/parcoursup/problem-catalogue.ts";
import { problemTitle, problemTitles } from "../../src/parcoursup/problem-titles.ts";
import { warnings } from "../../src/parcoursup/warning-catalogue.ts";
import { ordinarySpaces } from "./export-builder.ts";

const none = new CandidateCount();
const warningCodes = [
  warnings.otherSession(none, 2024),
  warnings.unlikelyBirthYear(none),
  warnings.unconfirmedWish(none),
  warnings.mergedHomonym(none),
  warnings.noFileNumber(none),
  warnings.unusualIne(none),
  warnings.unknownSection(none, []),
].map(({ code }) => code);

test("la documentation nomme chaque code, et aucun qui n'existe pas", async () => {
  const page = await readFile(new URL("../../docs/parcoursup-file.md", import.meta.url), "utf8");
  const documented = new Set(page.match(/`(?:file|zip|json|envelope|candidate)\.[a-z0-9_]+`/g));
  const known = [...Object.keys(problemTitles), ...warningCodes].map((code) => `\`${code}\``);
  expect([...documented].toSorted()).toEqual([...new Set(known)].toSorted());
});

test("un titre se trouve par son code, même venu d'un ancien rapport", () => {
  expect(problemTitle("candidate.email_missing")).toBe("Email absent");
  expect(problemTitle("toString")).toBeNull();
});

test("les phrases suivent la typographie française, les valeurs restent telles quelles", () => {
  const { message } = problems.civilityUnknown("a : « b » ?");
  expect(message).toContain("«\u00a0a : « b » ?\u00a0»");
  expect(message).toContain("reconnue\u00a0:");
});

test("chaque champ obligatoire a son propre code", () => {
  const codes = compulsoryNames.map((name) => problems.missing(name).code);
  expect(new Set(codes).size).toBe(compulsoryNames.length);
});

test("une valeur montrée est courte, et sans caractère qu'un rapport ne peut pas contenir", () => {
  expect(problems.emailInvalid("x".repeat(100)).value).toHaveLength(60);
  expect(problems.emailInvalid("a\0b\ud800").value).toBe("a�b�");
});

test.each([
  ["un candidat trop gros", problems.candidateTooBig(1), /^Décochez dans le modèle d'export/],
  [
    "trop de fichiers dans une archive",
    problems.zipTooManyEntries(200, 100),
    /^Importez-les en plusieurs fois/,
  ],
  ["une archive prise pour piégée", problems.zipBomb(200), /^Téléchargez de nouveau/],
  ["un fichier trop gros", problems.fileTooBig(1), /^Générez plusieurs fichiers plus petits/],
])("%s : le remède se suit depuis l'école, et dit que la limite peut être relevée", (_what, problem, act) => {
  expect(problem.remedy).toMatch(act);
  expect(problem.remedy).toMatch(/demandez à l'administrateur du service de relever cette limite\.$/);
});

test("un avertissement s'accorde avec le nombre de candidats, et nomme la case de l'écran d'export", () => {
  const told = (write: (concerned: CandidateCount) => { message: string }, people: number) => {
    const concerned = new CandidateCount();
    const somebody = { index: 1, fileNumber: null, lastName: null, firstName: null };
    for (let i = 0; i < people; i++) concerned.add(somebody);
    return ordinarySpaces(write(concerned).message);
  };
  expect([1, 2].map((people) => told(warnings.noFileNumber, people))).toEqual([
    "1 candidat sans numéro de dossier : un nouvel import ne le reconnaîtra que par son INE ou son identité.",
    "2 candidats sans numéro de dossier : un nouvel import ne les reconnaîtra que par leur INE ou leur identité.",
  ]);
  expect(told(warnings.mergedHomonym, 1)).toContain("cochez « Numéro Dossier Candidat » dans");
});

test("les limites sont dites dans l'unité des gens", () => {
  expect(ordinarySpaces(problems.candidateTooBig(8 * 1024 ** 2).message)).toContain("(8 Mo)");
  expect(ordinarySpaces(problems.fileTooBig(4 * 1024 ** 3).message)).toContain("(4 Go)");
  expect(ordinarySpaces(problems.fileTooBig(1536).message)).toContain("(1,5 ko)");
});
