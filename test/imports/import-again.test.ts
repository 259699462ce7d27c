import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import type { ImportProgress, ImportReport } from "../../src/imports/import.schema.ts";
import { importCsv } from "../../src/imports/import-csv.ts";
import { findImport } from "../../src/imports/import-history.repository.ts";
import { listImportedCandidates } from "../../src/imports/imported-candidates.repository.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import type { JsonObject } from "../../src/parcoursup/sample/json.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import type { CandidateProfilePage } from "../../src/sas/candidate.schema.ts";
import type { CandidateChange } from "../../src/sas/candidate-change.schema.ts";
import { viewCandidateHistory } from "../../src/sas/candidate-history.ts";
import { downloadRecord } from "../../src/sas/download-record.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { candidatesOf, countRows, importContent } from "../support/imports.ts";
import { sampleCandidate } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");

const person = (number: number, fields: Record<string, string> = {}) =>
  sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: String(number),
      NomCandidat: `NOM ${number}`,
      CoordonneesAdressemail: `candidat.${number}@example.com`,
      ...fields,
    },
  });
const people = (count: number) => Array.from({ length: count }, (_, index) => person(index + 1));
function unnumbered(candidate: JsonObject): JsonObject {
  const { NumeroDossierCandidat: _, ...others } = candidate.DonneesCandidats as JsonObject;
  return { ...candidate, DonneesCandidats: others };
}
const file = (candidats: JsonObject[], formationCode = "90001") => wrapExport([{ formationCode, candidats }]);

describeEachDatabase("importer à nouveau", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  const all = { page: 1, pageSize: 25 } as const;
  const run = (content: object | string, options = {}): Promise<ImportReport> =>
    importContent(database, school, content, options);
  const idOf = async (lastName: string): Promise<string> => {
    const found = (await candidatesOf(database, school)).find((candidate) => candidate.lastName === lastName);
    if (found === undefined) throw new Error(`${lastName} is not there`);
    return found.id;
  };
  const view = async (lastName: string): Promise<CandidateProfilePage> =>
    viewCandidate(database.db, school.actor, await idOf(lastName));
  const edit = async (lastName: string, change: CandidateChange) =>
    editCandidate(database, school.actor, await idOf(lastName), change, clock);
  const csvOf = async ({ importId }: ImportReport) => {
    let csv = "";
    for await (const lines of importCsv(database.db, school.actor, importId ?? "")) csv += lines;
    return csv;
  };
  const everything = async () => {
    const ids = (await candidatesOf(database, school)).map(({ id }) => id);
    return Promise.all(ids.map((id) => viewCandidate(database.db, school.actor, id)));
  };

  describe("ce que l'école a saisi", () => {
    it("reste, et le compte rendu dit les deux valeurs ; l'origine de chaque champ se voit", async () => {
      await run(file([person(1)]));
      await edit("NOM 1", { email: " Parent@Example.com ", city: "Limoges" });
      const report = await run(
        file([
          person(1, {
            CoordonneesAdressemail: "autre@example.com",
            CoordonneesTelephonemobile: "0639980000",
          }),
        ]),
      );

      expect(report).toMatchObject({
        updated: 1,
        impact: { kept: 1, changedFields: [{ field: "mobilePhone", count: 1 }] },
      });
      const page = await view("NOM 1");
      expect(page.contact).toMatchObject({
        email: "parent@example.com",
        city: "Limoges",
        mobilePhone: "0639980000",
      });
      expect(page.edits.map(({ field }) => field)).toEqual(["city", "email"]);
      const kept = await listImportedCandidates(database.db, school.actor, report.importId ?? "", {
        ...all,
        show: "kept",
      });
      expect(kept.items).toMatchObject([
        { kept: [{ field: "email", current: "parent@example.com", received: "autre@example.com" }] },
      ]);
    });

    it("reste aussi quand revient le même fichier, où tout le monde est inchangé", async () => {
      await run(file([person(1)]));
      await edit("NOM 1", { email: "parent@example.com" });
      expect(await run(file([person(1)]))).toMatchObject({ updated: 0, unchanged: 1, impact: { kept: 1 } });
      expect((await view("NOM 1")).contact.email).toBe("parent@example.com");
    });

    it("n'est pas une saisie quand rien ne change ; une date ou une adresse impossibles sont refusées", async () => {
      await run(file([person(1)]));
      await edit("NOM 1", { lastName: "NOM 1" });
      expect((await view("NOM 1")).edits).toEqual([]);
      await expect(edit("NOM 1", { email: "sans arobase" })).rejects.toMatchObject({
        code: "candidate.invalid_email",
      });
      await expect(edit("NOM 1", { birthDate: "2999-01-01" })).rejects.toMatchObject({
        code: "candidate.impossible_birth_date",
      });
    });
  });

  describe("les garde-fous contre le mauvais fichier", () => {
    it("une formation importée auparavant pour un autre établissement : demandé, rien d'écrit, puis confirmé", async () => {
      await run(file([person(1)]), { uai: "0750654D" });
      const before = await countRows(database, school);
      const asked = await run(file([person(2)]));
      expect(asked).toMatchObject({
        status: "needs-confirmation",
        created: 0,
        guards: [{ code: "other_establishment" }],
      });
      expect(asked.guards[0]?.message).toContain("Site de Paris");
      expect(await countRows(database, school)).toEqual(before);
      const told = await findImport(database.db, school.actor, asked.importId ?? "");
      expect(told).toMatchObject({ state: "to_confirm", guards: asked.guards });
      const { rows } = await sql<{ id: string }>`
        select id::text from establishment where school_id = ${school.schoolId} and uai = '0870015U'
      `.execute(database.db);
      const limited = { ...school.actor, establishmentIds: rows.map(({ id }) => id) };
      const withoutNames = await findImport(database.db, limited, asked.importId ?? "");
      expect(withoutNames?.guards).toMatchObject([
        { code: "other_establishment", message: expect.not.stringContaining("Paris") },
      ]);
      expect(await run(file([person(2)]), { confirmed: ["other_establishment"] })).toMatchObject({
        status: "imported",
        created: 1,
      });
    });

    it("une autre session que les imports de cette année", async () => {
      const ofSession = (number: number, year: string) =>
        file(
          [{ ...person(number), Scolarite: [{ AnneeScolaireCode: 0, AnneeScolaireLibelle: year }] }],
          String(number),
        );
      await run(ofSession(1, "2025-2026"));
      expect(await run(ofSession(2, "2024-2025"))).toMatchObject({
        status: "needs-confirmation",
        guards: [{ code: "other_session" }],
      });
      await run(ofSession(2, "2024-2025"), { confirmed: ["other_session"] });
      // Both are sessions of this year's imports now.
      expect(await run(ofSession(3, "2025-2026"))).toMatchObject({ guards: [], created: 1 });
    });

    it("à qui n'a répondu qu'à une question, toutes sont dites : les répéter toutes suffit", async () => {
      await run(file([person(1)]), { uai: "0750654D" });
      await run(file([person(2)], "90002"));
      const strange = file([
        { ...person(3), Scolarite: [{ AnneeScolaireCode: 0, AnneeScolaireLibelle: "2024-2025" }] },
      ]);
      const codes = ["other_establishment", "other_session"];
      const asked = await run(strange, { confirmed: codes.slice(0, 1) });
      expect(asked.guards.map(({ code }) => code)).toEqual(codes);
      expect(await run(strange, { confirmed: codes })).toMatchObject({ status: "imported" });
    });

    it("moins de la moitié des candidats connus de la formation ; la moitié suffit", async () => {
      await run(file(people(4)));
      expect(await run(file([person(1), person(9)]))).toMatchObject({
        status: "needs-confirmation",
        guards: [{ code: "many_missing", message: expect.stringContaining("1 sur 4") }],
      });
      expect(await run(file([person(1), person(2)]))).toMatchObject({ status: "imported" });
    });

    it("une formation exportée sans candidat compte aussi : demandé, puis ses vœux sont marqués", async () => {
      await run(file(people(4)));
      const emptied = wrapExport([
        { formationCode: "90001", candidats: [] },
        { formationCode: "90002", candidats: [person(9)] },
      ]);
      expect(await run(emptied)).toMatchObject({
        status: "needs-confirmation",
        guards: [{ code: "many_missing", message: expect.stringContaining("0 sur 4") }],
      });
      expect(await run(emptied, { confirmed: ["many_missing"] })).toMatchObject({
        status: "imported",
        created: 1,
        impact: { absent: 4 },
      });
    });

    it("le numéro de dossier d'une autre personne ; qui a seulement changé de nom n'en est pas une", async () => {
      await run(file(people(2)));
      const renamed = person(1, { NomCandidat: "AUTRE", PrenomCandidat: "Prénom" });
      const other = person(2, {
        NomCandidat: "INCONNU",
        PrenomCandidat: "Zed",
        DateNaissance: "01/09/2005",
      });
      expect(await run(file([renamed, other]))).toMatchObject({
        status: "needs-confirmation",
        guards: [{ code: "other_person", message: expect.stringMatching(/\(\d+\)/) }],
      });
      expect(await run(file([renamed, other]), { confirmed: ["other_person"] })).toMatchObject({
        updated: 2,
      });
      expect(await run(file([renamed, other]))).toMatchObject({ guards: [], unchanged: 2 });
    });

    it.each([
      [3, /\(\d+, \d+, \d+\)/],
      [4, /\(\d+, \d+, \d+ et 1 autre\)/],
      [5, /\(\d+, \d+, \d+ et 2 autres\)/],
    ])("%i numéros d'autres personnes se comptent en français", async (count, told) => {
      await run(file(people(count)));
      const others = Array.from({ length: count }, (_, index) =>
        person(index + 1, {
          NomCandidat: `INCONNU ${index}`,
          PrenomCandidat: "Zed",
          DateNaissance: "01/09/2005",
        }),
      );
      const { guards } = await run(file(others));
      expect(guards.find(({ code }) => code === "other_person")?.message).toMatch(told);
    });

    it("le tout même fichier ne demande jamais rien, et dit quand il est venu", async () => {
      const first = await run(file(people(4)));
      await run(file(people(3), "90002"), { uai: "0750654D" });
      await run(file([person(1), person(2)]));
      expect(await run(file(people(4)))).toMatchObject({
        status: "imported",
        guards: [],
        unchanged: 4,
        previousImport: { id: first.importId },
      });
    });

    it("une vérification sans importer les montre sans les demander", async () => {
      await run(file(people(4)));
      expect(await run(file([person(9)]), { dryRun: true })).toMatchObject({
        status: "dry-run",
        guards: [{ code: "many_missing" }],
        impact: { absent: 4 },
      });
    });
  });

  it("un vœu qui n'est plus dans le fichier de sa formation est marqué, jamais supprimé ; il revient, la marque part", async () => {
    await run(file(people(3)));
    expect(await run(file(people(2)))).toMatchObject({ impact: { absent: 1 } });
    expect((await view("NOM 3")).wishes).toMatchObject([
      { absentSince: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
    ]);
    expect((await view("NOM 1")).wishes).toMatchObject([{ absentSince: null }]);
    await run(file([...people(3), person(4)]));
    expect((await view("NOM 3")).wishes).toMatchObject([{ absentSince: null }]);
  });

  it("un vœu absent l'est du dernier fichier : il n'est compté qu'au premier, dont la page et le CSV disent de qui", async () => {
    const two = (first: JsonObject[]) =>
      wrapExport([
        { formationCode: "90001", candidats: first },
        { formationCode: "90002", candidats: [person(2)] },
      ]);
    await run(two(people(4)));
    const first = await run(two([person(1), person(4)]));
    const absentOf = async ({ importId }: ImportReport) => {
      const query = { ...all, show: "absent" } as const;
      return listImportedCandidates(database.db, school.actor, importId ?? "", query);
    };
    expect(first).toMatchObject({ unchanged: 3, impact: { absent: 2 } });
    const absentWishes = ["Formation 90001"];
    expect(await absentOf(first)).toMatchObject({
      total: 2,
      items: [
        { lastName: "NOM 2", outcome: "unchanged", fileNumber: "2", absentWishes },
        { lastName: "NOM 3", outcome: "absent", fileNumber: "3", absentWishes },
      ],
    });
    const csv = await csvOf(first);
    expect(csv).toContain("NOM 2;Camille;2;inchangé;Vœu absent de ce fichier (Formation 90001);");
    expect(csv).toContain("NOM 3;Camille;3;absent;Vœu absent de ce fichier (Formation 90001);");

    await database.db
      .updateTable("import")
      .set({ started_at: new Date("2026-05-04T10:00:00Z") })
      .where("id", "=", first.importId ?? "")
      .execute();
    expect((await view("NOM 3")).wishes).toMatchObject([{ absentSince: "2026-05-04" }]);
    const second = await run(two([person(1, { CoordonneesAdressemail: "autre@example.com" }), person(4)]));
    expect(second).toMatchObject({ updated: 1, impact: { absent: 0 } });
    expect(await absentOf(second)).toMatchObject({ total: 0 });
    const [missed] = (await view("NOM 3")).wishes;
    expect(missed?.absentSince).not.toBe("2026-05-04");
    expect(missed?.absentSince).not.toBeNull();

    for (const [undone, marks, absentSince] of [
      [second, { restored: 1, marks: 2 }, "2026-05-04"],
      [first, { removed: 0, restored: 0, marks: 2, kept: [] }, null],
    ] as const) {
      const told = await undoImport(database, school.actor, undone.importId ?? "", { dryRun: false });
      expect(told).toMatchObject(marks);
      expect((await view("NOM 3")).wishes).toMatchObject([{ absentSince }]);
    }
  });

  describe("ce qui change d'un vœu est dit, de l'ancien au nouveau", () => {
    const ofWish = (fields: JsonObject) =>
      file([
        {
          ...person(1),
          DonneesVoeux: {
            CandidatureConfirmeeLibelle: "Non validée",
            FormationVoeuxLibelle: "BTS Tourisme",
            GroupeLibelle: "Tous les candidats",
            DateCandidature: "02/03/2026",
            ...fields,
          },
        },
      ]);
    const changesOf = async ({ importId }: ImportReport) => {
      const query = { ...all, show: "updated" } as const;
      const { items } = await listImportedCandidates(database.db, school.actor, importId ?? "", query);
      return items.flatMap(({ changes }) => changes);
    };

    it("champ par champ, avec le nom de la formation ; un blanc n'efface rien et n'est pas dit", async () => {
      await run(ofWish({}));
      const before = await everything();
      const next = ofWish({
        CandidatureConfirmeeLibelle: "Validée",
        GroupeLibelle: "",
        DateCandidature: "05/03/2026",
        ClassementOuEtatDossierInscriptionLibelle: "En attente",
        DemandeInternatLibelle: "Non",
      });
      const changedFields = ["confirmed", "appliedOn", "status", "boarding"].map((field) => ({
        field,
        count: 1,
      }));
      const verified = await run(next, { dryRun: true });
      expect(verified.impact?.changedFields).toEqual(expect.arrayContaining(changedFields));

      const report = await run(next);
      expect(report).toMatchObject({ updated: 1, unchanged: 0 });
      expect(report.impact?.changedFields).toHaveLength(changedFields.length);
      const programme = "BTS Tourisme";
      const changes = [
        { field: "confirmed", before: false, after: true, programme },
        { field: "appliedOn", before: "2026-03-02", after: "2026-03-05", programme },
        { field: "status", before: null, after: "En attente", programme },
        { field: "boarding", before: null, after: false, programme },
      ];
      expect(await changesOf(report)).toEqual(changes);
      const [history] = await viewCandidateHistory(database.db, school.actor, await idOf("NOM 1"));
      expect(history?.message).toContain("Vœu confirmé");
      expect(await csvOf(report)).toContain("Vœu confirmé (BTS Tourisme);non;oui;oui");

      await undoImport(database, school.actor, report.importId ?? "", { dryRun: false });
      expect(await everything()).toEqual(before);
      // What it had changed is told all the same.
      expect(await changesOf(report)).toEqual(changes);
    });

    it("le numéro de dossier qu'un fichier apporte à qui n'en avait pas", async () => {
      await run(file([unnumbered(person(1))]));
      const report = await run(file([person(1)]));
      expect(report).toMatchObject({
        updated: 1,
        impact: { changedFields: [{ field: "fileNumber", count: 1 }] },
      });
      expect(await changesOf(report)).toEqual([
        { field: "fileNumber", before: null, after: "1", programme: null },
      ]);
    });

    it("une annotation que personne ne montre ne change aucun champ", async () => {
      await run(ofWish({}));
      const report = await run(ofWish({ Autre: "x" }));
      expect(report).toMatchObject({ updated: 1, impact: { changedFields: [] } });
      expect(await changesOf(report)).toEqual([]);
    });
  });

  it("un fichier ouvert puis enregistré par un éditeur ne dit rien de nouveau : tout le monde est inchangé", async () => {
    const candidats = [person(1, { PrenomCandidat: "Élodie" }), person(2)];
    await run(file(candidats));
    const rows = await countRows(database, school);
    const indented = JSON.stringify(file(candidats), null, "\t");
    expect(await run(indented)).toMatchObject({ updated: 0, unchanged: 2 });
    const escaped = indented.replaceAll("É", "\\u00c9");
    expect(escaped).not.toBe(indented);
    expect(await run(escaped)).toMatchObject({ updated: 0, unchanged: 2 });
    // The Historique alone grows.
    expect(await countRows(database, school)).toEqual({ ...rows, import_candidate: 6 });
  });

  it("qui vient d'être ajouté n'a rien de modifié, même si ses deux vœux ne disent pas la même chose", async () => {
    const report = await run(
      wrapExport([
        { formationCode: "90001", candidats: [person(1)] },
        { formationCode: "90002", candidats: [person(1, { CoordonneesAdressemail: "autre@example.com" })] },
      ]),
    );
    expect(report).toMatchObject({ created: 1, updated: 0, impact: { changedFields: [], kept: 0 } });
    expect((await view("NOM 1")).contact.email).toBe("autre@example.com");
  });

  it("les doublons possibles sont comptés : même identité, autre dossier", async () => {
    await run(file([person(1)]));
    const twin = person(2, { NomCandidat: "Nom-1" });
    expect(await run(file([person(1), twin, person(3)]))).toMatchObject({
      created: 2,
      impact: { possibleDuplicates: 1 },
    });
  });

  it("ce qui a été reçu revient octet pour octet", async () => {
    const odd = JSON.stringify(person(1), null, 3).replace('"NOM 1"', '"NOM\\u00201"');
    await importContent(database, school, `{"exportDeDonnees":{"exportCandidats":[{"candidats":[${odd}]}]}}`);
    const [wish] = (await view("NOM 1")).wishes;
    const { content, fileName } = await downloadRecord(
      database.db,
      school.actor,
      await idOf("NOM 1"),
      wish?.id ?? "",
    );
    expect(content.toString()).toBe(odd);
    expect(fileName).toBe("dossier-parcoursup-2026-1.json");
  });

  describe("annuler un import", () => {
    const undo = (report: ImportReport, dryRun = false) =>
      undoImport(database, school.actor, report.importId ?? "", { dryRun });

    it("les candidats créés disparaissent, avec tout ce qui leur appartient", async () => {
      const before = await countRows(database, school);
      const report = await run(file(people(3)));
      expect(await undo(report, true)).toEqual({ removed: 3, restored: 0, marks: 0, kept: [] });
      expect(await candidatesOf(database, school)).toHaveLength(3);
      expect(await undo(report)).toEqual({ removed: 3, restored: 0, marks: 0, kept: [] });
      expect(await countRows(database, school)).toEqual(before);
      const detail = await findImport(database.db, school.actor, report.importId ?? "");
      expect(detail).toMatchObject({ state: "undone", undoable: false, undo: { report: { removed: 3 } } });
    });

    it("les candidats modifiés retrouvent leurs valeurs : importer puis annuler ne change rien", async () => {
      await run(file([...people(3), { ...person(4), Baccalaureat: {} }]));
      const before = await everything();
      const report = await run(
        file([
          person(1, { CoordonneesAdressemail: "autre@example.com", NomCandidat: "NOUVEAU NOM" }),
          {
            ...person(2),
            Baccalaureat: { TypeDiplomeLibelle: "Baccalauréat obtenu", DateObtentionAnnee: "2026" },
          },
          { ...person(4), Baccalaureat: { TypeDiplomeLibelle: "DAEU obtenu" } },
          person(5),
        ]),
      );
      expect(report).toMatchObject({ created: 1, updated: 3, impact: { absent: 1 } });
      expect(await undo(report)).toEqual({ removed: 1, restored: 3, marks: 1, kept: [] });
      expect(await everything()).toEqual(before);
    });

    it("un numéro de dossier que l'import avait apporté repart, puis revient avec le même fichier", async () => {
      await run(file([unnumbered(person(1)), person(2)]));
      const before = await everything();
      const numbered = file([person(1), person(2)]);
      const report = await run(numbered);
      expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
      expect((await candidatesOf(database, school)).map(({ fileNumber }) => fileNumber)).toEqual(["1", "2"]);
      await undo(report);
      expect(await everything()).toEqual(before);
      expect((await candidatesOf(database, school)).map(({ fileNumber }) => fileNumber)).toEqual([null, "2"]);
      expect(await run(numbered)).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    });

    it("qui a été modifié ou sorti du SAS depuis reste, et la raison est dite ; un champ saisi reste", async () => {
      await run(file([person(1)]));
      const report = await run(
        file([
          person(1, { CoordonneesAdressemail: "a@example.com", CoordonneesLibellecommune: "Tulle" }),
          person(2),
          person(3),
          person(4),
        ]),
      );
      await edit("NOM 1", { email: "saisi@example.com" });
      await edit("NOM 2", { city: "Limoges" });
      const { target_campaign_id } = await database.db
        .selectFrom("account")
        .select("target_campaign_id")
        .where("school_id", "=", school.schoolId)
        .executeTakeFirstOrThrow();
      await database.db
        .updateTable("candidate")
        .set({ campaign_id: target_campaign_id, admitted_at: new Date() })
        .where("id", "=", await idOf("NOM 3"))
        .execute();

      expect(await undo(report)).toMatchObject({
        removed: 1,
        restored: 1,
        kept: [
          { lastName: "NOM 2", reason: "edited" },
          { lastName: "NOM 3", reason: "admitted" },
          { lastName: "NOM 1", reason: "edited_fields" },
        ],
      });
      expect((await view("NOM 1")).contact).toMatchObject({ email: "saisi@example.com", city: null });
      expect((await view("NOM 2")).wishes).toHaveLength(1);
    });

    it("qui n'a que des champs saisis depuis n'est pas compté comme revenu, et il est nommé", async () => {
      await run(file([person(1), person(2)]));
      const report = await run(
        file([person(1, { CoordonneesAdressemail: "a@example.com" }), person(2, { NomCandidat: "NOM 22" })]),
      );
      await edit("NOM 1", { email: "saisi@example.com" });
      expect(await undo(report)).toMatchObject({
        removed: 0,
        restored: 1,
        kept: [{ lastName: "NOM 1", reason: "edited_fields" }],
      });
    });

    it("deux annulations demandées en même temps : une seule a lieu", async () => {
      const report = await run(file(people(3)));
      const outcomes = await Promise.allSettled([undo(report), undo(report)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes).toContainEqual({
        status: "rejected",
        reason: expect.objectContaining({ code: "import.not_latest" }),
      });
      const detail = await findImport(database.db, school.actor, report.importId ?? "");
      expect(detail).toMatchObject({ undo: { report: { removed: 3 } } });
    });

    it("demandée pendant qu'un autre import s'écrit : refusée, et personne ne disparaît", async () => {
      const first = await run(file(people(10)));
      let undone: Promise<unknown> | undefined;
      const onProgress = ({ step }: ImportProgress) => {
        if (step === "writing") undone ??= undo(first).catch((error: unknown) => error);
      };
      expect(await run(file(people(12)), { onProgress })).toMatchObject({ created: 2, unchanged: 10 });
      expect(await undone).toMatchObject({ code: "import.not_latest" });
      expect(await candidatesOf(database, school)).toHaveLength(12);
    });

    it("le dernier d'abord : un plus ancien est refusé tant qu'un plus récent tient", async () => {
      const first = await run(file(people(2)));
      const second = await run(file(people(3)));
      await expect(undo(first)).rejects.toMatchObject({ code: "import.not_latest" });
      await undo(second);
      await undo(first);
      expect(await candidatesOf(database, school)).toEqual([]);
      await expect(undo(first)).rejects.toMatchObject({ code: "import.not_latest" });
    });

    it("après l'annulation, le même fichier s'importe comme au premier jour", async () => {
      await undo(await run(file(people(2))));
      expect(await run(file(people(2)))).toMatchObject({ created: 2, previousImport: null });
    });
  });
});
