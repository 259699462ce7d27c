import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { monthsBefore } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { changeSettings } from "../../src/privacy/change-settings.ts";
import type { PurgeReport } from "../../src/privacy/privacy.schema.ts";
import { previewPurge, purgeSchool } from "../../src/privacy/purge-school.ts";
import { purgeWhenDue } from "../../src/privacy/purge-when-due.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { candidatesOf, countRows, importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const person = (number: string, lastName: string, email = "jeune@example.com") =>
  sampleCandidate({
    DonneesCandidats: { NumeroDossierCandidat: number, NomCandidat: lastName, CoordonneesAdressemail: email },
  });

const nothing: PurgeReport = {
  candidates: 0,
  archived: 0,
  records: 0,
  trimmedRecords: 0,
  imports: 0,
  journalEntries: 0,
  sessions: 0,
  forgottenFiles: 0,
};

/** The present of the database, and moments that come so many months after it. */
const inMonths = (months: number) => () => monthsBefore(new Date(), -months);

describeEachDatabase("conservation et purge", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it("rien ne part avant son heure ; l'horloge avancée, tout part dans l'ordre annoncé", async () => {
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([person("1", "DIALLO"), person("2", "LE GOFF")]));
    await importContent(
      database,
      school,
      sampleExport([person("1", "DIALLO", "autre@example.com"), person("2", "LE GOFF")]),
    );
    expect(await preview(school, 11)).toEqual(nothing);

    // A year: traces. The settings of the set-up, two imports.
    const year = await preview(school, 13);
    expect(year).toMatchObject({ candidates: 0, archived: 0, records: 0 });
    expect(year.journalEntries).toBeGreaterThan(2);
    expect(await purge(school, 13)).toEqual(year);
    // But for the line that the purge itself left, today.
    expect(await preview(school, 13)).toEqual({ ...nothing, journalEntries: 1 });

    // Two years without activity: archived, what was received goes.
    expect(await purge(school, 25)).toMatchObject({ candidates: 0, archived: 1, records: 3 });
    expect(await candidatesOf(database, school)).toHaveLength(2);

    // Six: gone.
    expect(await preview(school, 71)).toMatchObject({ candidates: 0 });
    expect(await purge(school, 73)).toMatchObject({ candidates: 2 });
    expect(await countRows(database, school)).toEqual({
      candidate: 0,
      diploma: 0,
      wish: 0,
      parcoursup_record: 0,
      import_candidate: 0,
    });
    const { rows } = await sql<{ details: object }>`
      select details from journal_entry where school_id = ${school.schoolId} and type = 'privacy.purged' order by id
    `.execute(database.db);
    expect(rows.at(-1)?.details).toMatchObject({ candidates: 2 });
    expect(JSON.stringify(rows)).not.toMatch(/DIALLO|GOFF/);
  });

  it("une activité repousse l'échéance : un import ou une correction récente garde le profil", async () => {
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([person("1", "DIALLO"), person("2", "LE GOFF")]));
    await age(school, 80);
    const [diallo] = await candidatesOf(database, school);
    await editCandidate(database, school.actor, diallo?.id ?? "", { city: "Limoges" }, () => new Date());
    expect(await purge(school, 0)).toMatchObject({ candidates: 1 });
    expect(await candidatesOf(database, school)).toMatchObject([{ lastName: "DIALLO" }]);
  });

  it("l'école raccourcit les durées ; elle purge alors plus tôt, et seulement chez elle", async () => {
    const [school, other] = [await createSchool(database), await createSchool(database)];
    for (const each of [school, other])
      await importContent(database, each, sampleExport([person("1", "DIALLO")]));
    await changeSettings(database, school.actor, {
      candidateActiveMonths: 6,
      candidateArchivedMonths: 0,
      recordMonths: 3,
    });
    expect(await purge(school, 4)).toMatchObject({ records: 1, candidates: 0 });
    // What was received is gone, its digest is not: the same file changes nobody, nor does another wish with it break.
    expect(await importContent(database, school, sampleExport([person("1", "DIALLO")]))).toMatchObject({
      unchanged: 1,
    });
    const elsewhere = sampleExport([person("1", "DIALLO")], { formationCode: 90_002 });
    expect(await importContent(database, school, elsewhere)).toMatchObject({
      status: "imported",
      updated: 1,
    });
    expect(await purge(school, 7)).toMatchObject({ candidates: 1 });
    expect(await candidatesOf(database, other)).toHaveLength(1);
  });

  it("les problèmes d'un fichier refusé, qui nomment des personnes, partent avec les traces", async () => {
    const school = await createSchool(database);
    const refused = sampleExport([person("1", "DIALLO", "pas une adresse")]);
    expect(await importContent(database, school, refused)).toMatchObject({ status: "rejected" });
    expect(await purge(school, 13)).toMatchObject({ imports: 1 });
    const { rows } = await sql`select * from import where school_id = ${school.schoolId}`.execute(
      database.db,
    );
    expect(JSON.stringify(rows)).not.toContain("DIALLO");
    expect(rows).toMatchObject([{ state: "rejected", problem_count: 1 }]);
  });

  it("qui revient après avoir été supprimé est créé de nouveau, et le compte rendu le dit", async () => {
    const school = await createSchool(database);
    const file = sampleExport([person("1", "DIALLO"), person("2", "LE GOFF")]);
    expect((await importContent(database, school, file)).impact).toMatchObject({ returned: 0 });
    await age(school, 80);
    await purge(school, 0);
    const again = await importContent(
      database,
      school,
      sampleExport([person("1", "DIALLO"), person("3", "NEUVE")]),
    );
    expect(again).toMatchObject({ created: 2, impact: { returned: 1 } });
    // The digests go in their turn.
    expect(await purge(school, 13)).toMatchObject({ forgottenFiles: 2 });
  });

  it("chaque jour, de plusieurs instances une seule purge chaque école", async () => {
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([person("1", "DIALLO")]));
    const clock = inMonths(73);
    const ours = (purged: Awaited<ReturnType<typeof purgeWhenDue>>) =>
      purged.filter(({ schoolId }) => schoolId === school.schoolId);
    const runs = await Promise.all([1, 2, 3].map(() => purgeWhenDue(database, clock)));
    expect(runs.flatMap(ours)).toMatchObject([{ report: { candidates: 1 } }]);
    expect(await purgeWhenDue(database, clock)).toEqual([]);
    const nextDay = () => new Date(clock().getTime() + 24 * 60 * 60 * 1000);
    expect(ours(await purgeWhenDue(database, nextDay))).toHaveLength(1);
  });

  const author = (school: TestSchool) => ({ schoolId: school.schoolId, accountId: null });
  const preview = (school: TestSchool, months: number) =>
    previewPurge(database.db, school.schoolId, inMonths(months));
  const purge = (school: TestSchool, months: number) =>
    purgeSchool(database, author(school), inMonths(months));

  /** Moves what the school holds into the past. */
  async function age(school: TestSchool, months: number): Promise<void> {
    const back = sql`make_interval(months => ${months}::int)`;
    await sql`update candidate set created_at = created_at - ${back} where school_id = ${school.schoolId}`.execute(
      database.db,
    );
    await sql`update import set started_at = started_at - ${back} where school_id = ${school.schoolId}`.execute(
      database.db,
    );
  }
});

describe("monthsBefore", () => {
  it.each([
    ["2026-06-05T08:30:00Z", 24, "2024-06-05T08:30:00.000Z"],
    ["2026-03-31T08:30:00Z", 1, "2026-02-28T08:30:00.000Z"],
    ["2026-01-15T00:00:00Z", 1, "2025-12-15T00:00:00.000Z"],
  ])("%s, %i months earlier", (moment, months, expected) => {
    expect(monthsBefore(new Date(moment), months).toISOString()).toBe(expected);
  });
});
