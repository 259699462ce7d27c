import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { unpackRecord } from "../../src/parcoursup/received-record.ts";
import { changeSettings } from "../../src/privacy/change-settings.ts";
import { purgeSchool } from "../../src/privacy/purge-school.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { eventsOf } from "../support/journal.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const bulletins = { BulletinsScolaires: [{ AnneeCode: 0, AppreciationProfesseur: "Sérieuse" }] };
const lucie = sampleCandidate({ ...bulletins, FicheAvenir: { AvisCELibelle: "Très favorable" } });

describeEachDatabase("sections que l'école ne garde pas", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it("sont écartées à l'import, le reste octet pour octet, et le compte rendu le dit", async () => {
    const school = await createSchool(database);
    await changeSettings(database, school.actor, {
      unkeptSections: ["BulletinsScolaires", "CriteresSociaux"],
    });
    const report = await importContent(database, school, sampleExport([lucie]));
    expect(report).toMatchObject({ status: "imported", created: 1 });
    // Only what the file had.
    expect(report.unkeptSections).toEqual([{ name: "BulletinsScolaires", label: "Bulletins scolaires" }]);
    const { BulletinsScolaires: _, ...rest } = lucie;
    expect(await storedTexts(school)).toEqual([JSON.stringify(rest)]);
    expect(await eventsOf(database, school.schoolId)).toContain("settings.privacy_changed");
  });

  it("changer d'avis ne fait passer personne pour modifié ; la purge allège ce qui était déjà là", async () => {
    const school = await createSchool(database);
    const file = sampleExport([lucie]);
    await importContent(database, school, file);
    await changeSettings(database, school.actor, { unkeptSections: ["BulletinsScolaires"] });
    expect(await importContent(database, school, file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
    expect(await storedTexts(school)).toEqual([JSON.stringify(lucie)]);
    expect(await purge(school)).toMatchObject({ trimmedRecords: 1, candidates: 0, records: 0 });
    const { BulletinsScolaires: _, ...rest } = lucie;
    expect(await storedTexts(school)).toEqual([JSON.stringify(rest)]);
    expect(await purge(school)).toMatchObject({ trimmedRecords: 0 });
    await changeSettings(database, school.actor, { unkeptSections: [] });
    expect(await importContent(database, school, file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
  });

  it("ce que le profil en tire n'est pas gardé non plus", async () => {
    const school = await createSchool(database);
    await changeSettings(database, school.actor, { unkeptSections: ["Baccalaureat", "DonneesVoeux"] });
    await importContent(database, school, sampleExport([lucie]));
    expect(await candidatesOf(database, school)).toMatchObject([{ lastName: "MARTIN", diplomas: [] }]);
    const wishes = await sql`
      select programme_code, confirmed from wish where establishment_id in
        (select id from establishment where school_id = ${school.schoolId})
    `.execute(database.db);
    expect(wishes.rows).toEqual([{ programme_code: "90001", confirmed: null }]);
  });

  it("l'identité ne peut pas être écartée", async () => {
    const school = await createSchool(database);
    for (const name of ["DonneesCandidats", "Inconnue"])
      expect(await codeOf(changeSettings(database, school.actor, { unkeptSections: [name] }))).toBe(
        "privacy.unknown_section",
      );
  });

  const purge = (school: TestSchool) =>
    purgeSchool(database, { schoolId: school.schoolId, accountId: null }, () => new Date());

  async function storedTexts(school: TestSchool): Promise<string[]> {
    const { rows } = await sql<{ content: Buffer }>`
      select content from parcoursup_record join import on import.id = import_id
      where school_id = ${school.schoolId} order by parcoursup_record.id
    `.execute(database.db);
    return rows.map(({ content }) => unpackRecord(content).toString());
  }
});
