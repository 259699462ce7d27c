import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import type { ImportReport } from "../../src/imports/import.schema.ts";
import { listImportedCandidates } from "../../src/imports/imported-candidates.repository.ts";
import type { JsonObject } from "../../src/parcoursup/sample/json.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import type { CandidateChange } from "../../src/sas/candidate-change.schema.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { sampleCandidate } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");

/** Without a numéro de dossier, unless `fields` has one. */
const person = (lastName: string, fields: Record<string, string> = {}, wish: Record<string, string> = {}) =>
  sampleCandidate({
    DonneesCandidats: { NumeroDossierCandidat: undefined, NomCandidat: lastName, ...fields },
    DonneesVoeux: wish,
  });
const file = (...candidats: JsonObject[]) => wrapExport([{ formationCode: "90001", candidats }]);

describeEachDatabase("reconnaître qui est déjà là", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  const run = (content: object, options = {}): Promise<ImportReport> =>
    importContent(database, school, content, options);
  const names = async () => (await candidatesOf(database, school)).map(({ lastName }) => lastName);
  const idOf = async (lastName: string) => {
    const found = (await candidatesOf(database, school)).find((candidate) => candidate.lastName === lastName);
    return found?.id ?? "";
  };
  const edit = async (lastName: string, change: CandidateChange) =>
    editCandidate(database, school.actor, await idOf(lastName), change, clock);
  const wishesOf = async (lastName: string) => {
    const { wishes } = await viewCandidate(database.db, school.actor, await idOf(lastName));
    return wishes.map(({ programmeLabel }) => programmeLabel).sort();
  };

  it.each<[string, CandidateChange, string]>([
    ["le nom", { lastName: "DUPONT" }, "DUPONT"],
    ["la date de naissance", { birthDate: "2007-01-31" }, "MARTIN"],
    ["l'INE", { ine: "999999999ZZ" }, "MARTIN"],
  ])(
    "sans numéro de dossier, qui a été corrigé (%s) est reconnu par ce que disait le fichier",
    async (_what, change, name) => {
      const martin = { INECandidat: "123456789AB" };
      await run(file(person("MARTIN", martin), person("DIALLO")));
      await edit("MARTIN", change);
      expect(await run(file(person("MARTIN", martin), person("DIALLO")))).toMatchObject({
        created: 0,
        unchanged: 2,
        impact: { absent: 0 },
      });
      const newer = file(
        person("MARTIN", { ...martin, CoordonneesLibellecommune: "Limoges" }),
        person("DIALLO"),
      );
      expect(await run(newer)).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
      expect((await names()).sort()).toEqual(["DIALLO", name].sort());
    },
  );

  it("le nom que le fichier lui-même a changé vaut à son tour", async () => {
    await run(file(person("MARTIN", { NumeroDossierCandidat: "1" })));
    await run(file(person("LE GOFF", { NumeroDossierCandidat: "1" })));
    await edit("LE GOFF", { lastName: "KERGOAT" });
    expect(await run(file(person("Le Goff")))).toMatchObject({ created: 0, updated: 1 });
    expect(await names()).toEqual(["KERGOAT"]);
  });

  it("un homonyme n'est pas celui dont le nom a été corrigé quand son INE dit le contraire", async () => {
    await run(file(person("MARTIN", { INECandidat: "123456789AB" })));
    await edit("MARTIN", { lastName: "DUPONT" });
    const homonym = person("MARTIN", { INECandidat: "987654321BA" });
    expect(await run(file(homonym), { confirmed: ["many_missing"] })).toMatchObject({ created: 1 });
  });

  it("dans un fichier, l'INE qu'une formation donne et l'autre non : une personne ; dans une seule formation, deux", async () => {
    const withIne = person("MARTIN", { INECandidat: "123456789AB" });
    const without = person("MARTIN", { CoordonneesLibellecommune: "Limoges" });
    const report = await run(
      wrapExport([
        { formationCode: "90001", candidats: [without] },
        { formationCode: "90002", candidats: [withIne] },
      ]),
    );
    expect(report).toMatchObject({ candidates: 2, created: 1 });
    school = await createSchool(database);
    expect(await run(file(withIne, without))).toMatchObject({ created: 2 });
  });

  it("des formations sans code se distinguent par leur libellé : aucun vœu n'en remplace un autre", async () => {
    const ana = { NumeroDossierCandidat: "1" };
    const [sio, mco] = ["BTS SIO", "BTS MCO"].map((label) =>
      person("MARTIN", ana, { FormationVoeuxLibelle: label }),
    );
    if (sio === undefined || mco === undefined) throw new Error("two programmes");
    await run({ exportDeDonnees: { exportCandidats: [{ candidats: [sio] }, { candidats: [mco] }] } });
    expect(await wishesOf("MARTIN")).toEqual(["BTS MCO", "BTS SIO"]);
    expect(await run([mco])).toMatchObject({ unchanged: 1, impact: { absent: 0 } });
    expect(await run([sio])).toMatchObject({ unchanged: 1, impact: { absent: 0 } });
    const other = person("DIALLO", { NumeroDossierCandidat: "2" }, { FormationVoeuxLibelle: "BTS SIO" });
    const confirmed = ["many_missing"];
    expect(await run([other])).toMatchObject({ guards: [{ code: "many_missing" }] });
    expect(await run([other], { confirmed })).toMatchObject({ created: 1, impact: { absent: 1 } });
    expect(await wishesOf("MARTIN")).toEqual(["BTS MCO", "BTS SIO"]);
  });

  it("un fichier dont les formations n'ont pas de code, déjà importé pour un autre établissement : demandé", async () => {
    const content = [person("MARTIN")];
    await run(content, { uai: "0750654D" });
    const asked = await run(content);
    expect(asked).toMatchObject({ status: "needs-confirmation", guards: [{ code: "other_establishment" }] });
    expect(asked.guards[0]?.message).toContain("Site de Paris");
    expect(await run([person("MARTIN"), person("DIALLO")])).toMatchObject({ guards: [], created: 2 });
  });

  it("ce que disent deux formations d'une personne ne dépend pas de ce qui a changé : la dernière du fichier décide", async () => {
    const one = (email: string, more: Record<string, string> = {}) =>
      person("MARTIN", { NumeroDossierCandidat: "1", CoordonneesAdressemail: email, ...more });
    const both = (first: JsonObject, second: JsonObject) =>
      wrapExport([
        { formationCode: "90001", candidats: [first] },
        { formationCode: "90002", candidats: [second] },
      ]);
    await run(both(one("a@example.com"), one("b@example.com")));
    const moved = both(one("a@example.com", { CoordonneesLibellecommune: "Limoges" }), one("b@example.com"));
    const report = await run(moved);
    expect(report).toMatchObject({ updated: 1, impact: { changedFields: [{ field: "city", count: 1 }] } });
    const last = await run(both(one("c@example.com"), one("d@example.com")));
    const { items } = await listImportedCandidates(database.db, school.actor, last.importId ?? "", {
      page: 1,
      pageSize: 25,
      show: "updated",
    });
    expect(items).toMatchObject([
      { changes: [{ field: "email", before: "b@example.com", after: "d@example.com" }] },
    ]);
  });
});
