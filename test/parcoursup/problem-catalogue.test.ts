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

test("les limites sont dites dans l'unité des gens", () => {
  expect(ordinarySpaces(problems.candidateTooBig(8 * 1024 ** 2).message)).toContain("(8 Mo)");
  expect(ordinarySpaces(problems.fileTooBig(4 * 1024 ** 3).message)).toContain("(4 Go)");
  expect(ordinarySpaces(problems.fileTooBig(1536).message)).toContain("(1,5 ko)");
});
