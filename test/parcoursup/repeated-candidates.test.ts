import { describe, expect, test } from "vitest";
import {
  candidate,
  check,
  checkEntries,
  exportOf,
  type JsonRecord,
  ordinarySpaces,
} from "./export-builder.ts";

const eva = (person: Parameters<typeof candidate>[0] = {}) =>
  candidate({ NumeroDossierCandidat: "77", ...person });

function programmes(...elements: readonly JsonRecord[]): JsonRecord {
  return { exportDeDonnees: { exportCandidats: elements } };
}

describe("un candidat qui figure plusieurs fois", () => {
  test("à l'identique dans une formation : une fois suffit", async () => {
    const { handedOn, candidates, problemCount } = await check(exportOf([eva(), candidate(), eva()]));
    expect({ handedOn: handedOn.length, candidates, problemCount }).toEqual({
      handedOn: 2,
      candidates: 3,
      problemCount: 0,
    });
  });

  test("à l'identique et sans numéro de dossier : une fois suffit aussi", async () => {
    const nobody = candidate({ NumeroDossierCandidat: undefined });
    const { handedOn, problemCount } = await check(exportOf([nobody, nobody]));
    expect({ handedOn: handedOn.length, problemCount }).toEqual({ handedOn: 1, problemCount: 0 });
  });

  test("deux homonymes sans numéro de dossier restent deux candidats", async () => {
    const homonyms = ["a@example.com", "b@example.com"].map((CoordonneesAdressemail) =>
      candidate({ NumeroDossierCandidat: undefined, CoordonneesAdressemail }),
    );
    const { handedOn, warnings } = await check(exportOf(homonyms));
    expect(handedOn).toHaveLength(2);
    // The import makes one profile of them: that is told.
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: "candidate.merged_homonym",
        count: 1,
        candidates: [expect.objectContaining({ index: 2 })],
      }),
    );
    const apart = programmes(
      ...homonyms.map((homonym, index) => ({ formationCode: index + 1, candidats: [homonym] })),
    );
    expect((await check(apart)).warnings.map(({ code }) => code)).not.toContain("candidate.merged_homonym");
  });

  test("une fois par formation : un profil, plusieurs vœux", async () => {
    const { handedOn, problemCount } = await check(
      programmes(
        { formationCode: 1, candidats: [eva()] },
        { formationCode: 2, candidats: [eva({ NomCandidat: "d-s" })] },
        { formationCode: 3, candidats: [eva()] },
      ),
    );
    expect(problemCount).toBe(0);
    expect(handedOn.map(({ profile }) => profile.wish.programmeCode)).toEqual(["1", "2", "3"]);
  });

  test("avec d'autres données dans la même formation : un problème sur chacun, qui nomme l'autre", async () => {
    const file = exportOf([eva(), candidate(), eva({ CoordonneesAdressemail: "autre@example.com" })]);
    const { problems, problemCount, handedOn } = await check(file);
    expect(problemCount).toBe(2);
    expect(problems.map(({ code, candidate: one }) => [code, one?.index])).toEqual([
      ["candidate.repeated_differently", 1],
      ["candidate.repeated_differently", 3],
    ]);
    expect(ordinarySpaces(problems[0]?.message ?? "")).toMatch(/: ligne \d+ \(candidat 3, D S Eva\)\.$/);
    expect(problems[1]?.message).toContain("(candidat 1, D S Eva)");
    expect(handedOn).toHaveLength(2);
  });

  test("pour deux personnes : un problème sur chacune", async () => {
    const file = programmes(
      { formationCode: 1, candidats: [eva()] },
      { formationCode: 2, candidats: [eva({ NomCandidat: "MARTIN" })] },
    );
    const { problems } = await check(file);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["candidate.file_number_shared", "exportDeDonnees.exportCandidats[0].candidats[0]"],
      ["candidate.file_number_shared", "exportDeDonnees.exportCandidats[1].candidats[0]"],
    ]);
  });

  test("la même formation dans deux textes d'une archive, son code derrière les candidats", async () => {
    const text = (person = {}) =>
      Buffer.from(JSON.stringify(programmes({ candidats: [eva(person)], formationCode: 5 })));
    const same = await checkEntries([
      { name: "a.json", bytes: text() },
      { name: "b.json", bytes: text() },
    ]);
    expect(same.problemCount).toBe(0);
    const other = await checkEntries([
      { name: "a.json", bytes: text() },
      { name: "b.json", bytes: text({ CoordonneesAdressemail: "autre@example.com" }) },
    ]);
    expect(other.problems.map(({ code, entry }) => [code, entry])).toEqual([
      ["candidate.repeated_differently", "a.json"],
      ["candidate.repeated_differently", "b.json"],
    ]);
    expect(other.problems[1]?.message).toContain("a.json, ligne 1");
  });

  test("des milliers de fois : les trois premiers autres sont nommés, et rien n'est quadratique", async () => {
    const many = Array.from({ length: 5000 }, (_, i) => eva({ CoordonneesAdressemail: `a${i}@example.com` }));
    const { problemCount, problems } = await check(JSON.stringify(exportOf(many)));
    expect(problemCount).toBe(5000);
    expect(problems[0]?.message).toContain("et 4996 de plus");
  });
});
