import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvLine } from "../../src/csv.ts";
import type { Database } from "../../src/database/database.ts";
import { errors } from "../../src/errors/error-catalogue.ts";
import type { ImportReport } from "../../src/imports/import.schema.ts";
import { findImport, listImports } from "../../src/imports/import-history.repository.ts";
import { listImportedCandidates } from "../../src/imports/imported-candidates.repository.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import type { Cell } from "../../src/spreadsheet/write-workbook.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { candidatesOf, countRows, importContent } from "../support/imports.ts";
import { sampleCandidate } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";
import { workbookOf } from "../support/workbooks.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");
const headings = [
  "Civilité",
  "Nom",
  "Prénom",
  "Date de naissance",
  "Email",
  "Téléphone mobile",
  "Commune",
  "INE",
  "Nationalité",
  "Pays",
];

type Person = Readonly<Partial<Record<string, Cell>>>;
const eva: Person = {
  Civilité: "Mme",
  Nom: "D S",
  Prénom: "Eva",
  "Date de naissance": { day: "2003-10-12" },
  Email: "eva@example.com",
};
const yann: Person = {
  Civilité: "M.",
  Nom: "LE GOFF",
  Prénom: "Yann",
  "Date de naissance": { day: "2007-02-03" },
  Email: "yann@example.com",
  Commune: "Limoges",
};
const table = (...people: Person[]) =>
  workbookOf([headings, ...people.map((person) => headings.map((heading) => person[heading] ?? null))]);

describeEachDatabase("importer un tableau de candidats", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  const run = async (
    content: Uint8Array | Promise<Uint8Array> | string,
    options = {},
  ): Promise<ImportReport> =>
    importContent(database, school, await content, {
      source: "table",
      fileName: "candidats.xlsx",
      ...options,
    });
  const idOf = async (lastName: string) => {
    const found = (await candidatesOf(database, school)).filter(
      (candidate) => candidate.lastName === lastName,
    );
    expect(found).toHaveLength(1);
    return found[0]?.id ?? "";
  };
  const view = async (lastName: string) => viewCandidate(database.db, school.actor, await idOf(lastName));
  const counts = ({ created, updated, unchanged }: ImportReport) => ({ created, updated, unchanged });

  it("chaque ligne devient un profil du SAS, sans dossier Parcoursup ; l'historique dit d'où", async () => {
    const report = await run(table(eva, yann));
    expect(report).toMatchObject({
      status: "imported",
      source: "table",
      candidates: 2,
      created: 2,
      session: null,
      programmes: [],
      problemCount: 0,
      unkeptSections: [],
    });
    expect(await candidatesOf(database, school)).toMatchObject([
      {
        lastName: "D S",
        birthDate: "2003-10-12",
        civility: "F",
        email: "eva@example.com",
        fileNumber: null,
        session: null,
        campaign: null,
      },
      { lastName: "LE GOFF", civility: "M" },
    ]);
    expect(await view("LE GOFF")).toMatchObject({ wishes: [], contact: { city: "Limoges" }, edits: [] });
    expect((await listImports(database.db, school.actor, { page: 1, pageSize: 25 })).items).toMatchObject([
      { source: "table", state: "imported", fileName: "candidats.xlsx", created: 2 },
    ]);
  });

  it("le même fichier, ou les mêmes lignes en CSV : tout le monde est inchangé", async () => {
    const file = await table(eva, yann);
    await run(file);
    expect(await run(file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      previousImport: { id: expect.any(String) },
    });
    const csv = [headings, ["MME", "D-S", "ÉVA", "12/10/2003", "EVA@example.com", "", "", ""]]
      .map(csvLine)
      .join("");
    const changed = await run(csv);
    expect(counts(changed)).toEqual({ created: 0, updated: 1, unchanged: 0 });
    const same = [headings, ["M.", "LE GOFF", "Yann", "03/02/2007", "yann@example.com", "", "Limoges", ""]]
      .map(csvLine)
      .join("");
    expect(counts(await run(Buffer.from(`\ufeff${same}`)))).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await candidatesOf(database, school)).toHaveLength(2);
  });

  it("une valeur nouvelle remplace, un blanc n'efface pas, ce que l'école a saisi reste et est dit", async () => {
    await run(table(yann));
    await editCandidate(
      database,
      school.actor,
      await idOf("LE GOFF"),
      { email: "parent@example.com" },
      clock,
    );
    const { Commune: _, ...withoutCity } = yann;
    const report = await run(
      table({ ...withoutCity, "Téléphone mobile": "06 39 98 12 34", Email: "autre@example.com" }),
    );
    expect(report).toMatchObject({
      updated: 1,
      impact: { kept: 1, changedFields: [{ field: "mobilePhone", count: 1 }] },
    });
    expect((await view("LE GOFF")).contact).toMatchObject({
      email: "parent@example.com",
      city: "Limoges",
      mobilePhone: "06 39 98 12 34",
    });
    const people = await listImportedCandidates(database.db, school.actor, report.importId ?? "", {
      page: 1,
      pageSize: 25,
    });
    expect(people.items).toMatchObject([
      {
        outcome: "updated",
        changes: [{ field: "mobilePhone", before: null, after: "06 39 98 12 34" }],
        kept: [{ field: "email", current: "parent@example.com", received: "autre@example.com" }],
      },
    ]);
  });

  it("une nationalité se garde par le code du pays, comme celle de Parcoursup, quel que soit son nom", async () => {
    await run(table({ ...yann, Nationalité: "Française" }));
    expect((await view("LE GOFF")).identity.nationality).toBe("FR");
    for (const Nationalité of ["France", "FRANÇAIS", "fr"])
      expect(counts(await run(table({ ...yann, Nationalité })))).toEqual({
        created: 0,
        updated: 0,
        unchanged: 1,
      });
    await run(table({ ...yann, Nationalité: "Apatride" }));
    expect((await view("LE GOFF")).identity.nationality).toBe("Apatride");
    await editCandidate(database, school.actor, await idOf("LE GOFF"), { nationality: " belgique " }, clock);
    expect((await view("LE GOFF")).identity.nationality).toBe("BE");
    const report = await run(table({ ...yann, Nationalité: "Belge" }));
    expect(report).toMatchObject({ impact: { kept: 0, changedFields: [] } });
  });

  it("le pays de l'adresse se garde par son nom, quelle que soit la façon de l'écrire ; un texte qui n'en est pas un reste tel quel", async () => {
    await run(table({ ...yann, Pays: "FRANCE" }));
    expect((await view("LE GOFF")).contact.country).toBe("France");
    for (const Pays of ["France", "fr"])
      expect(counts(await run(table({ ...yann, Pays })))).toMatchObject({ updated: 0, unchanged: 1 });
    const typed = async (country: string) => {
      await editCandidate(database, school.actor, await idOf("LE GOFF"), { country }, clock);
      return (await view("LE GOFF")).contact.country;
    };
    expect(await typed(" BELGIQUE ")).toBe("Belgique");
    expect(await typed("Bruxelles-Capitale")).toBe("Bruxelles-Capitale");
  });

  it("chaque champ dit d'où il vient : le tableau qui l'a donné, le dernier qui l'a changé", async () => {
    const first = await run(table(yann));
    const second = await run(table({ ...yann, Commune: "Paris" }));
    const { tableOrigins } = await view("LE GOFF");
    expect(Object.fromEntries(tableOrigins.map(({ field, importId }) => [field, importId]))).toEqual({
      ...Object.fromEntries(
        ["civility", "lastName", "firstName", "birthDate", "email"].map((field) => [field, first.importId]),
      ),
      city: second.importId,
    });
  });

  it("un nom que l'école a corrigé ne fait pas de second profil, même si la ligne change", async () => {
    await run(table(yann));
    await editCandidate(database, school.actor, await idOf("LE GOFF"), { lastName: "LE GOFFIC" }, clock);
    expect(counts(await run(table(yann)))).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(counts(await run(table({ ...yann, Commune: "Paris" })))).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
    expect((await view("LE GOFFIC")).contact.city).toBe("Paris");
  });

  it("un candidat de Parcoursup de l'établissement est reconnu par son identité, puis garde son dossier", async () => {
    const parcoursup = wrapExport([
      {
        formationCode: "90001",
        candidats: [
          sampleCandidate({
            DonneesCandidats: {
              Civilite: "M.",
              NomCandidat: "Le Goff",
              PrenomCandidat: "YANN",
              DateNaissance: "03/02/2007",
              NumeroDossierCandidat: "77",
            },
          }),
        ],
      },
    ]);
    await importContent(database, school, parcoursup);
    expect(counts(await run(table(yann)))).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect((await view("LE GOFF")).wishes).toHaveLength(1);
    // The other establishment of the school does not know him.
    expect(counts(await run(table({ ...yann, Commune: "Paris" }), { uai: "0750654D" }))).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
    });
    // Parcoursup's file comes again: its entry is identical, and says nothing new.
    expect(await importContent(database, school, parcoursup)).toMatchObject({ unchanged: 1 });
  });

  it("plusieurs profils d'une même identité : celui du même email, sinon un nouveau", async () => {
    for (const email of ["a@example.com", "b@example.com"])
      await sql`
        insert into candidate (school_id, establishment_id, civility, last_name, first_name, birth_date, email,
          other_first_names, address_lines, diploma_labels, diplomas_folded, last_name_folded, first_name_folded, identity_key)
        select ${school.schoolId}, id, 'M', 'LE GOFF', 'Yann', '2007-02-03', ${email}, '{}', '{}', '{}', '', 'le goff', 'yann', 'legoff|yann|2007-02-03'
        from establishment where school_id = ${school.schoolId} and uai = '0870015U'
      `.execute(database.db);
    expect(counts(await run(table({ ...yann, Email: "b@example.com" })))).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
    const file = await table({ ...yann, Email: "c@example.com", Commune: "Tulle" });
    expect(counts(await run(file))).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await candidatesOf(database, school)).toHaveLength(2);
  });

  it("l'INE désigne quand le nom a changé", async () => {
    await run(table({ ...yann, INE: "0712345678A" }));
    const report = await run(table({ ...yann, Nom: "GOFF", INE: "0712345678a" }));
    expect(counts(report)).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await view("GOFF")).toMatchObject({ identity: { ine: "0712345678A" } });
  });

  it("une ligne fausse : rien n'est écrit, la phrase et les problèmes le disent, l'historique les garde", async () => {
    const before = await countRows(database, school);
    const report = await run(table(eva, { ...yann, Email: "sans arobase", Prénom: null }));
    expect(report).toMatchObject({ status: "rejected", candidates: 2, created: 0, problemCount: 2 });
    expect(report.problems).toMatchObject([
      {
        code: "row.first_name_missing",
        title: "Prénom absent",
        line: 3,
        column: 3,
        path: "C3",
        candidate: { index: 2, lastName: "LE GOFF" },
      },
      {
        code: "row.email_invalid",
        title: "Email incorrect",
        line: 3,
        column: 5,
        path: "E3",
        value: "sans arobase",
      },
    ]);
    expect(errors.import.rejected(report).message).toBe(
      "Ce fichier de candidats ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.",
    );
    expect(await countRows(database, school)).toEqual(before);
    expect(await findImport(database.db, school.actor, report.importId ?? "")).toMatchObject({
      state: "rejected",
      source: "table",
      problems: report.problems,
    });
  });

  it("à blanc : dit ce qui serait fait, ne garde rien", async () => {
    await run(table(yann));
    const before = await countRows(database, school);
    expect(await run(table(eva, { ...yann, Commune: "Paris" }), { dryRun: true })).toMatchObject({
      status: "dry-run",
      importId: null,
      created: 1,
      updated: 1,
      unchanged: 0,
    });
    expect(await countRows(database, school)).toEqual(before);
    expect((await listImports(database.db, school.actor, { page: 1, pageSize: 25 })).total).toBe(1);
  });

  it("le même fichier pour un autre établissement : demandé, rien d'écrit, puis confirmé", async () => {
    const file = await table(yann);
    await run(file, { uai: "0750654D" });
    const asked = await run(file);
    expect(asked).toMatchObject({
      status: "needs-confirmation",
      created: 0,
      guards: [{ code: "other_establishment" }],
    });
    expect(await run(file, { confirmed: ["other_establishment"] })).toMatchObject({
      status: "imported",
      created: 1,
    });
    // The session of the latest Parcoursup file is asked about; a table has none.
    expect(await run(file)).toMatchObject({ status: "imported", unchanged: 1 });
  });

  it("annuler : les créés disparaissent, les changés reviennent, les touchés restent", async () => {
    await run(table(yann));
    const marie = { ...eva, Nom: "TOUCHÉE" };
    const { importId } = await run(table(eva, marie, { ...yann, Commune: "Paris" }));
    await editCandidate(database, school.actor, await idOf("TOUCHÉE"), { city: "Brive" }, clock);
    const undone = await undoImport(database, school.actor, importId ?? "", { dryRun: false });
    expect(undone).toMatchObject({
      removed: 1,
      restored: 1,
      kept: [{ lastName: "TOUCHÉE", reason: "edited" }],
    });
    expect((await candidatesOf(database, school)).map(({ lastName }) => lastName)).toEqual([
      "LE GOFF",
      "TOUCHÉE",
    ]);
    expect((await view("LE GOFF")).contact.city).toBe("Limoges");
    // What was undone counts no more: the row is news again.
    expect(counts(await run(table({ ...yann, Commune: "Paris" })))).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
  });

  describe("l'établissement", () => {
    it("n'a pas besoin du service ParcourSup", async () => {
      await sql`update establishment set parcoursup_enabled = false where school_id = ${school.schoolId}`.execute(
        database.db,
      );
      expect(await run(table(yann))).toMatchObject({ status: "imported", created: 1 });
      await expect(importContent(database, school, {})).rejects.toMatchObject({
        code: "establishment.parcoursup_off",
      });
    });
  });

  it("deux personnes importent le même fichier en même temps : personne n'est doublé", async () => {
    const file = await table(eva, yann);
    const reports = await Promise.all([run(file), run(file)]);
    expect(reports.map(({ created }) => created).toSorted()).toEqual([0, 2]);
    expect(await candidatesOf(database, school)).toHaveLength(2);
  });

  it("plusieurs milliers de lignes entrent, puis sont inchangées", async () => {
    const people = Array.from({ length: 3_000 }, (_, index) => ({
      ...yann,
      Nom: `NOM ${index}`,
      Email: `n${index}@example.com`,
    }));
    const file = await table(...people);
    expect(counts(await run(file))).toEqual({ created: 3_000, updated: 0, unchanged: 0 });
    expect(counts(await run(file))).toEqual({ created: 0, updated: 0, unchanged: 3_000 });
  });
});
