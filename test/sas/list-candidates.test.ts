import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import type { Database } from "../../src/database/database.ts";
import type { CandidateQuery } from "../../src/sas/candidate.schema.ts";
import { listCandidates } from "../../src/sas/list-candidates.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool } from "../support/schools.ts";

const people = [
  ["LE GOFF", "Yann", "03/02/2007", "yann@example.com"],
  ["D'ALMÉIDA", "Zoé", "12/10/2003", "zoe_1@example.com"],
  ["Ånström", "Jean-Baptiste", "29/02/2008", "jb@example.org"],
  ["100%", "Ana", "01/01/2008", "ana@example.com"],
] as const;

describeEachDatabase("la liste du SAS", (open) => {
  let database: Database;
  let actor: Actor;
  const list = async (query: Partial<CandidateQuery>) =>
    listCandidates(database.db, actor, {
      stage: "sas",
      sort: "createdOn",
      order: "asc",
      page: 1,
      pageSize: 25,
      ...query,
    });
  const names = async (query: Partial<CandidateQuery>) =>
    (await list(query)).items.map(({ lastName }) => lastName);

  beforeAll(async () => {
    database = await open();
    const school = await createSchool(database);
    actor = school.actor;
    const candidates = people.map(([lastName, firstName, birthDate, email], index) =>
      sampleCandidate({
        DonneesCandidats: {
          NumeroDossierCandidat: String(index),
          NomCandidat: lastName,
          PrenomCandidat: firstName,
          DateNaissance: birthDate,
          CoordonneesAdressemail: email,
        },
        Baccalaureat: index === 1 ? undefined : { TypeDiplomeLibelle: "Baccalauréat obtenu" },
      }),
    );
    await importContent(database, school, sampleExport(candidates));
    const stranger = await createSchool(database);
    await importContent(database, stranger, sampleExport([sampleCandidate()]));
  });

  describe("les filtres de texte cherchent au milieu, sans casse ni accents", () => {
    it.each([
      [{ lastName: "almeida" }, ["D'ALMÉIDA"]],
      [{ lastName: "d almé" }, ["D'ALMÉIDA"]],
      [{ lastName: "LE-goff" }, ["LE GOFF"]],
      [{ lastName: "anstr" }, ["Ånström"]],
      [{ firstName: "jean baptiste" }, ["Ånström"]],
      [{ email: "EXAMPLE.org" }, ["Ånström"]],
      [{ diploma: "baccalaureat OBTENU" }, ["LE GOFF", "Ånström", "100%"]],
    ] as const)("%j", async (filter, expected) => expect(await names(filter)).toEqual(expected));

    it("%, _ et \\ sont des caractères ordinaires", async () => {
      expect(await names({ lastName: "%" })).toEqual(["100%"]);
      expect(await names({ email: "zoe_1" })).toEqual(["D'ALMÉIDA"]);
      expect(await names({ email: "_" })).toEqual(["D'ALMÉIDA"]);
      expect(await names({ lastName: "\\" })).toEqual([]);
    });
  });

  it("les dates : un jour exact, ou une période bornes comprises", async () => {
    expect(await names({ birthFrom: "2003-10-12", birthTo: "2003-10-12" })).toEqual(["D'ALMÉIDA"]);
    expect(await names({ birthFrom: "2007-02-03", birthTo: "2008-01-01" })).toEqual(["LE GOFF", "100%"]);
    expect(await names({ createdTo: "2000-01-01" })).toEqual([]);
  });

  it("chaque colonne se trie dans les deux sens ; à égalité l'ordre reste le même", async () => {
    expect(await names({ sort: "birthDate" })).toEqual(["D'ALMÉIDA", "LE GOFF", "100%", "Ånström"]);
    for (const sort of ["createdOn", "birthDate", "lastName", "firstName", "email", "diploma"] as const)
      expect(await names({ sort, order: "desc" })).toEqual((await names({ sort })).toReversed());
  });

  it("les pages se suivent sans répéter ni sauter personne", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list({ page, pageSize: 2 as 25 })));
    expect(pages.flatMap(({ items }) => items.map(({ fileNumber }) => fileNumber))).toEqual([
      "0",
      "1",
      "2",
      "3",
    ]);
    expect(pages[0]?.total).toBe(4);
  });

  it("un établissement inconnu ou d'ailleurs ne montre personne", async () => {
    expect(await names({ establishment: "0750654D" })).toEqual([]);
    expect(await names({ establishment: "9999999Z" })).toEqual([]);
  });
});
