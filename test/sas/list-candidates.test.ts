import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
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
      [{ lastName: "legoff" }, ["LE GOFF"]],
      [{ lastName: "D Alm" }, ["D'ALMÉIDA"]],
      [{ lastName: "dalm" }, ["D'ALMÉIDA"]],
      [{ lastName: "anstr" }, ["Ånström"]],
      [{ firstName: "jean baptiste" }, ["Ånström"]],
      [{ email: "EXAMPLE.org" }, ["Ånström"]],
      [{ diploma: "baccalaureat OBTENU" }, ["LE GOFF", "Ånström", "100%"]],
      [{ diploma: "obtenu bac" }, ["LE GOFF", "Ånström", "100%"]],
      [{ diploma: "obtenu prof" }, []],
    ] as const)("%j", async (filter, expected) => expect(await names(filter)).toEqual(expected));

    it("%, _ et \\ sont des caractères ordinaires", async () => {
      expect(await names({ lastName: "%" })).toEqual(["100%"]);
      expect(await names({ email: "zoe_1" })).toEqual(["D'ALMÉIDA"]);
      expect(await names({ email: "_" })).toEqual(["D'ALMÉIDA"]);
      expect(await names({ lastName: "\\" })).toEqual([]);
    });
  });

  describe("la page suivante commence où finissait celle qui a été lue", () => {
    const numbers = Array.from({ length: 45 }, (_, index) => String(index + 10));
    const nameOf = (number: string) => `NOM ${number}`;
    let reader: Actor;
    beforeEach(async () => {
      const school = await createSchool(database);
      reader = school.actor;
      const candidates = numbers.map((number) =>
        sampleCandidate({
          DonneesCandidats: { NumeroDossierCandidat: number, NomCandidat: nameOf(number) },
        }),
      );
      await importContent(database, school, sampleExport(candidates));
    });
    const page = (query: Partial<CandidateQuery>) =>
      listCandidates(database.db, reader, {
        stage: "sas",
        sort: "lastName",
        order: "asc",
        page: 1,
        pageSize: 20,
        ...query,
      });

    it.each([
      ["a changé de nom", sql`update candidate set last_name = 'ZZ', last_name_folded = 'zz'`, true],
      ["a été supprimé", sql`delete from candidate`, false],
    ])("même si son dernier candidat %s depuis", async (_what, change, isBack) => {
      const first = await page({});
      const last = first.items.at(-1);
      await sql`${change} where id = ${last?.id}`.execute(database.db);
      const second = await page({ page: 2, after: first.edges.last ?? "" });
      expect(second.items.map(({ lastName }) => lastName)).toEqual(numbers.slice(20, 40).map(nameOf));
      const third = await page({ page: 3, after: second.edges.last ?? "" });
      expect(third.items.map(({ lastName }) => lastName)).toEqual([
        ...numbers.slice(40).map(nameOf),
        ...(isBack ? ["ZZ"] : []),
      ]);
      const back = await page({ page: 1, before: second.edges.first ?? "" });
      expect(back.items.map(({ lastName }) => lastName)).toEqual(numbers.slice(0, 19).map(nameOf));
    });

    it("un repère d'un autre ordre, ou abîmé, vaut ce que vaut son candidat", async () => {
      const { edges } = await page({});
      const [id] = edges.last?.split(".") ?? [];
      const rest = numbers.slice(20, 40);
      for (const after of [id, `${id}.`, `${id}.AA`])
        for (const sort of ["birthDate", "createdOn"] as const)
          expect((await page({ sort, page: 2, after: after ?? "" })).items).toHaveLength(rest.length);
      expect((await page({ page: 2, after: `${id}.AA` })).items).toHaveLength(rest.length);
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
