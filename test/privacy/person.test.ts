import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addComment } from "../../src/journal/add-comment.ts";
import { erasePerson, previewErasure } from "../../src/privacy/erase-person.ts";
import { exportPerson } from "../../src/privacy/export-person.ts";
import { mentions } from "../../src/privacy/person-marks.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { readZip } from "../support/read-zip.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");

/** What nobody else in the database has. */
const marks = {
  lastName: "ZIRCONIUM",
  firstName: "Quetzalia",
  email: "quetzalia.zirconium@example.com",
  formerEmail: "ancienne.adresse.qz@example.com",
  ine: "987654321ZQ",
  number: "7654321",
  letter: "Je rêve de cristallographie",
};

const quetzalia = (more: object = {}) =>
  sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: marks.number,
      NomCandidat: marks.lastName,
      PrenomCandidat: marks.firstName,
      INECandidat: marks.ine,
      CoordonneesAdressemail: marks.email,
      ...more,
    },
    DonneesVoeux: { LettreDeMotivation: `${marks.letter} <b>&</b>` },
  });
const other = (number = "1234567") =>
  sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: number } });

describeEachDatabase("droits de la personne", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it("effacer une personne : aucune table ne garde son nom, son adresse, son INE ni son numéro (RGPD, art. 17)", async () => {
    const school = await createSchool(database);
    const id = await liveThrough(school);
    const before = await tablesHolding(Object.values(marks));
    expect(before).toEqual(
      expect.arrayContaining(["candidate", "import", "import_candidate", "journal_entry", "parcoursup_file"]),
    );

    expect(await codeOf(erasePerson(database, school.actor, id, { confirmation: "MARTIN Camille" }))).toBe(
      "privacy.wrong_confirmation",
    );
    await erasePerson(database, school.actor, id, { confirmation: " zirconium  QUETZALIA" });

    expect(await tablesHolding(Object.values(marks))).toEqual([]);
    expect(await candidatesOf(database, school)).toMatchObject([{ lastName: "MARTIN" }]);
    const { rows } = await sql<{ details: object; type: string }>`
      select type, details from journal_entry where school_id = ${school.schoolId} order by id
    `.execute(database.db);
    expect(rows.at(-1)).toEqual({ type: "privacy.person_erased", details: {} });
    expect(rows.filter(({ type }) => type === "candidate.edited")).toEqual([
      { type: "candidate.edited", details: { fields: ["city"] } },
    ]);
    expect(await codeOf(erasePerson(database, school.actor, id, { confirmation: "x" }))).toBe(
      "candidate.not_found",
    );

    // What is about others stays; who comes again is created anew, and the report says so.
    const { rows: imports } = await sql<{ problems: { candidate: object }[] }>`
      select problems from import where school_id = ${school.schoolId} and state = 'rejected'
    `.execute(database.db);
    expect(imports[0]?.problems).toMatchObject([
      { candidate: { index: 1, lastName: null, fileNumber: null }, value: null },
      { candidate: { index: 2, lastName: "MARTIN" }, value: "encore une erreur" },
    ]);
    const again = await importContent(database, school, sampleExport([quetzalia(), other()]), {
      confirmed: all,
    });
    expect(again).toMatchObject({ created: 1, impact: { returned: 1 } });
  });

  it("exporter tout ce qui concerne une personne : lisible, réutilisable, octet pour octet (RGPD, art. 15)", async () => {
    const school = await createSchool(database);
    const id = await liveThrough(school);
    const { fileName, content } = await exportPerson(database, school.actor, id, clock);
    expect(fileName).toBe(`donnees-personnelles-${id}.zip`);
    const files = await readZip(content);
    expect([...files.keys()].slice(0, 2)).toEqual(["lisez-moi.html", "donnees.json"]);
    const received = [...files].filter(([name]) => name.startsWith("dossiers/")).map(([, text]) => text);
    expect(received).toContain(JSON.stringify(quetzalia()));

    const html = files.get("lisez-moi.html") ?? "";
    for (const mark of Object.values(marks)) expect(html).toContain(mark);
    expect(html).toContain("&lt;b&gt;&amp;&lt;/b&gt;");
    expect(html).not.toMatch(/<script|https?:\/\/|src=|url\(/);
    expect(html).not.toContain("MARTIN");

    const data = JSON.parse(files.get("donnees.json") ?? "");
    const tables = data.tables.map(({ table }: { table: string }) => table);
    expect(tables).toEqual(
      expect.arrayContaining([
        "candidate",
        "diploma",
        "parcoursup_file",
        "wish",
        "candidate_edit",
        "import_candidate",
      ]),
    );
    expect(data.problems).toHaveLength(2);
    expect(data.events).toMatchObject([{ label: "Candidat modifié" }]);
    const { rows } = await sql<{ details: object }>`
      select details from journal_entry where school_id = ${school.schoolId} and type = 'privacy.person_exported'
    `.execute(database.db);
    expect(rows).toEqual([{ details: { candidateId: id } }]);
  });

  it("ce qui est à un candidat part avec lui : toute table qui le désigne le fait en cascade", async () => {
    const { rows } = await sql<{ table: string }>`
      select conrelid::regclass::text as "table" from pg_constraint
      where contype = 'f' and confrelid in ('candidate'::regclass, 'wish'::regclass, 'parcoursup_file'::regclass)
        and confdeltype not in ('c', 'n')
    `.execute(database.db);
    expect(rows).toEqual([]);
  });

  it("avant d'effacer, les autres profils de même identité sont annoncés", async () => {
    const school = await createSchool(database);
    const id = await liveThrough(school);
    expect(await previewErasure(database.db, school.actor, id)).toEqual({ sameIdentity: 0 });
    await importContent(database, school, sampleExport([quetzalia()]), { uai: "0750654D", confirmed: all });
    expect(await previewErasure(database.db, school.actor, id)).toEqual({ sameIdentity: 1 });
  });

  const all = ["other_establishment", "other_session", "many_missing"];

  /** A refused file, an import, another that changes things, one that asks, an edit, a comment: names everywhere. */
  async function liveThrough(school: TestSchool): Promise<string> {
    const refused = [
      quetzalia({ CoordonneesAdressemail: "pas une adresse" }),
      sampleCandidate({ DonneesCandidats: { CoordonneesAdressemail: "encore une erreur" } }),
    ];
    expect(await importContent(database, school, sampleExport(refused))).toMatchObject({
      status: "rejected",
    });
    await importContent(
      database,
      school,
      sampleExport([quetzalia({ CoordonneesAdressemail: marks.formerEmail }), other()]),
    );
    await importContent(database, school, sampleExport([quetzalia(), other()]));
    const somebodyElse = quetzalia({
      NomCandidat: "AUTRE",
      PrenomCandidat: "Zed",
      DateNaissance: "01/09/2005",
    });
    expect(await importContent(database, school, sampleExport([somebodyElse, other()]))).toMatchObject({
      status: "needs-confirmation",
      guards: [{ code: "other_person", message: expect.stringContaining(marks.number) }],
    });
    const [found] = (await candidatesOf(database, school)).filter(
      ({ lastName }) => lastName === marks.lastName,
    );
    const id = found?.id ?? "";
    await editCandidate(database, school.actor, id, { city: "Limoges" }, clock);
    await addComment(database, school.actor, {
      text: `Appelé ${marks.firstName} ${marks.lastName} ce matin.`,
    });
    return id;
  }

  /** The tables of which a row, as text or packed bytes, holds one of these texts. */
  async function tablesHolding(texts: readonly string[]): Promise<string[]> {
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = current_schema() order by 1
    `.execute(database.db);
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const patterns = texts.flatMap((text) => [`%${text}%`, `%${Buffer.from(text).toString("hex")}%`]);
      const { rows } = await sql`
        select 1 from ${sql.table(name)} t where t::text ilike any(${patterns}) limit 1
      `.execute(database.db);
      if (rows.length > 0) holding.push(name);
    }
    return holding;
  }
});

describe("reconnaître une personne dans un texte", () => {
  const person = {
    candidateId: "1",
    names: [{ lastName: "LE GOFF", firstName: "Anne-Lise" }],
    fileNumbers: ["123456"],
    identifiers: ["a.legoff@example.com"],
  };

  it.each([
    ["« le goff », Anne-Lise", true],
    ["Écrire à A.LeGoff@example.com", true],
    ["le dossier 123456 est en double", true],
    ["le dossier 1123456, ou 1234567", false],
    ["Yann LE GOFF", false],
    ["LE GOFFIC Anne-Lise", false],
  ])("%s : %s", (text, expected) => {
    expect(mentions(text, person)).toBe(expected);
  });
});
