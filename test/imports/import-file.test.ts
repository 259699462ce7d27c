import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { unpackRecord } from "../../src/parcoursup/received-record.ts";
import { generateCandidates, generateExport } from "../../src/parcoursup/sample/generate-export.ts";
import type { JsonObject } from "../../src/parcoursup/sample/json.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { candidatesOf, countRows, importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const identity = (number: string | undefined, lastName: string, firstName: string, more: object = {}) =>
  sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: number,
      NomCandidat: lastName,
      PrenomCandidat: firstName,
      ...more,
    },
  });

describeEachDatabase("importer un fichier Parcoursup", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  it("chaque candidat devient un profil dans le SAS d'admission", async () => {
    const eva = sampleCandidate({
      DonneesCandidats: {
        NumeroDossierCandidat: 9000001,
        NomCandidat: "D S",
        PrenomCandidat: "Eva",
        Civilite: "Mme",
        DateNaissance: "12/10/2003",
        CoordonneesAdressemail: " Test@Example.com ",
      },
      Baccalaureat: {
        TypeDiplomeLibelle: "Baccalauréat obtenu",
        SerieDiplomeLibelle: "Série Générale",
        DateObtentionAnnee: "2021",
      },
    });

    const report = await importContent(
      database,
      school,
      sampleExport([eva, identity("2", "LE GOFF", "Yann")]),
    );

    expect(report).toMatchObject({
      status: "imported",
      candidates: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      problemCount: 0,
    });
    expect(await candidatesOf(database, school)).toMatchObject([
      {
        civility: "F",
        lastName: "D S",
        firstName: "Eva",
        birthDate: "2003-10-12",
        email: "test@example.com",
        diplomas: ["Baccalauréat obtenu (Série Générale) (2021)"],
        campaign: null,
        fileNumber: "9000001",
        establishment: "0870015U",
      },
      { lastName: "LE GOFF", fileNumber: "2" },
    ]);
  });

  it("le même fichier importé deux fois ne double personne", async () => {
    const file = sampleExport([identity("1", "MARTIN", "Ana"), identity("2", "MARTIN", "Léo")]);
    await importContent(database, school, file);
    const before = await countRows(database, school);

    expect(await importContent(database, school, file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    expect({ ...(await countRows(database, school)), import_candidate: 0 }).toEqual({
      ...before,
      import_candidate: 0,
    });
  });

  it("deux personnes importent le même fichier au même moment : personne n'est doublé", async () => {
    const file = sampleExport([identity("1", "MARTIN", "Ana"), identity("2", "DIALLO", "Léo")]);
    const reports = await Promise.all([1, 2, 3].map(() => importContent(database, school, file)));
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 0, 2]);
    expect(await candidatesOf(database, school)).toHaveLength(2);
    expect((await countRows(database, school)).parcoursup_record).toBe(2);
  });

  it("un seul problème, et rien n'est écrit ; le refus reste dans l'historique", async () => {
    const before = await countRows(database, school);
    const candidates = Array.from({ length: 250 }, (_, index) =>
      identity(String(index + 1), `NOM ${index}`, "Ana"),
    );

    const report = await importContent(
      database,
      school,
      sampleExport([...candidates, identity("999", "DURAND", "Noé", { DateNaissance: "31/02/2007" })]),
    );

    expect(report).toMatchObject({ status: "rejected", candidates: 251, created: 0, problemCount: 1 });
    expect(report.problems).toMatchObject([
      {
        path: "exportDeDonnees.exportCandidats[0].candidats[250].DonneesCandidats.DateNaissance",
        candidate: { index: 251, fileNumber: "999", lastName: "DURAND", firstName: "Noé" },
      },
    ]);
    expect(await countRows(database, school)).toEqual(before);
    const { state, problem_count } = await database.db
      .selectFrom("import")
      .where("school_id", "=", school.schoolId)
      .select(["state", "problem_count"])
      .executeTakeFirstOrThrow();
    expect({ state, problem_count }).toEqual({ state: "rejected", problem_count: 1 });
  });

  it("la vérification sans import compte, et ne garde rien", async () => {
    const before = await countRows(database, school);
    const report = await importContent(database, school, sampleExport([identity("1", "MARTIN", "Ana")]), {
      dryRun: true,
    });
    expect(report).toMatchObject({ status: "dry-run", importId: null, created: 1 });
    expect(await countRows(database, school)).toEqual(before);
    expect(
      await database.db.selectFrom("import").where("school_id", "=", school.schoolId).selectAll().execute(),
    ).toEqual([]);
  });

  it("un fichier plus récent complète et corrige ; un blanc n'efface rien", async () => {
    const with_ = (fields: object) => sampleExport([identity("1", "MARTIN", "Ana", fields)]);
    await importContent(
      database,
      school,
      with_({ CoordonneesTelephonemobile: "0639980000", CoordonneesLibellecommune: "Limoges" }),
    );

    const report = await importContent(
      database,
      school,
      with_({
        CoordonneesAdressemail: "nouvelle@example.com",
        CoordonneesLibellecommune: " ",
        TypeNationalite: "FR",
      }),
    );

    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    const row = await database.db
      .selectFrom("candidate")
      .where("school_id", "=", school.schoolId)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      email: "nouvelle@example.com",
      mobile_phone: "0639980000",
      city: "Limoges",
      nationality: "FR",
    });
    const { changes } = await database.db
      .selectFrom("import_candidate")
      .select("changes")
      .where("import_id", "=", report.importId)
      .executeTakeFirstOrThrow();
    expect(changes).toContainEqual({
      field: "email",
      before: "camille.martin@example.com",
      after: "nouvelle@example.com",
    });
  });

  it("le bac préparé devient obtenu à l'import suivant", async () => {
    const bac = (Baccalaureat: Record<string, string>) => sampleExport([sampleCandidate({ Baccalaureat })]);
    await importContent(
      database,
      school,
      bac({ TypeDiplomeLibelle: "Baccalauréat en préparation", SerieDiplomeLibelle: "Série Générale" }),
    );
    await importContent(
      database,
      school,
      bac({
        TypeDiplomeLibelle: "Baccalauréat obtenu",
        DateObtentionAnnee: "2026",
        TypeDiplomeCode: "1",
        SerieDiplomeLibelle: "Série Générale",
      }),
    );
    expect((await candidatesOf(database, school)).map(({ diplomas }) => diplomas)).toEqual([
      ["Baccalauréat obtenu (Série Générale) (2026)"],
    ]);
  });

  it("un candidat à deux formations du même fichier : un profil, deux vœux", async () => {
    const ana = identity("1", "MARTIN", "Ana");
    const report = await importContent(
      database,
      school,
      wrapExport([
        { formationCode: 90001, candidats: [ana] },
        {
          formationCode: 90002,
          candidats: [
            { ...ana, DonneesVoeux: { GroupeLibelle: "Tous les candidats" } },
            identity("2", "DIALLO", "Léo"),
          ],
        },
      ]),
    );
    expect(report).toMatchObject({ candidates: 3, created: 2 });
    expect((await countRows(database, school)).wish).toBe(3);
    expect(await candidatesOf(database, school)).toHaveLength(2);
  });

  it("le code de la formation écrit après les candidats leur revient", async () => {
    await importContent(
      database,
      school,
      `{"exportDeDonnees":{"exportCandidats":[{"candidats":[${JSON.stringify(sampleCandidate())}],"formationCode":"777"}]}}`,
    );
    const wish = await database.db
      .selectFrom("wish")
      .innerJoin("import", "import.id", "wish.import_id")
      .where("school_id", "=", school.schoolId)
      .select("programme_code")
      .executeTakeFirstOrThrow();
    expect(wish.programme_code).toBe("777");
  });

  it("la même personne dans deux établissements ou deux sessions : deux profils", async () => {
    const file = sampleExport([identity("1", "MARTIN", "Ana")]);
    await importContent(database, school, file);
    expect(
      await importContent(database, school, file, { uai: "0750654D", confirmed: ["other_establishment"] }),
    ).toMatchObject({ created: 1 });
    const nextYear = () => new Date("2027-05-20T08:00:00Z");
    expect(await importContent(database, school, file, { clock: nextYear })).toMatchObject({
      created: 1,
      unchanged: 0,
    });
    expect(await candidatesOf(database, school)).toHaveLength(3);
  });

  it("sans numéro de dossier, l'INE puis l'identité retrouvent le candidat ; un homonyme n'est pas deviné", async () => {
    await importContent(
      database,
      school,
      sampleExport([
        identity("1", "MARTIN", "Ana", { INECandidat: "123456789AB" }),
        identity("2", "LE GOFF", "Yann"),
        identity("3", "DURAND", "Zoé"),
        identity("4", "DURAND", "Zoé"),
      ]),
    );
    const report = await importContent(
      database,
      school,
      sampleExport([
        identity(undefined, "MARTIN-PETIT", "Ana", { INECandidat: "123456789AB" }),
        identity(undefined, "Le Goff", "YANN"),
        identity(undefined, "DURAND", "Zoé"),
      ]),
    );
    expect(report).toMatchObject({ created: 1, updated: 2 });
    expect(await candidatesOf(database, school)).toHaveLength(5);
  });

  it("un numéro qui arrive après coup rejoint le profil qui n'en avait pas", async () => {
    await importContent(database, school, sampleExport([identity(undefined, "MARTIN", "Ana")]));
    expect(
      await importContent(database, school, sampleExport([identity("55", "MARTIN", "Ana")])),
    ).toMatchObject({
      created: 0,
      updated: 1,
    });
    expect(await candidatesOf(database, school)).toMatchObject([{ fileNumber: "55" }]);
  });

  it("un candidat supprimé puis réimporté est créé de nouveau", async () => {
    const file = sampleExport([identity("1", "MARTIN", "Ana")]);
    await importContent(database, school, file);
    await database.db.deleteFrom("candidate").where("school_id", "=", school.schoolId).execute();
    expect(await countRows(database, school)).toMatchObject({
      wish: 0,
      parcoursup_record: 0,
      import_candidate: 0,
    });
    expect(await importContent(database, school, file)).toMatchObject({ created: 1, unchanged: 0 });
  });

  it("ce qui a été reçu est gardé octet pour octet", async () => {
    const odd = `{ "DonneesCandidats" : {"NumeroDossierCandidat":"7","NomCandidat":"N\\u00c9","PrenomCandidat":"A","Civilite":"M.",\t"DateNaissance":"01/02/2008","CoordonneesAdressemail":"a@example.com"}, "Inconnue": [1.50, 12345678901234567890, 1e400, "\\ud800", {"__proto__": {"x": null}}] }`;
    await importContent(
      database,
      school,
      `{"exportDeDonnees":{"exportCandidats":[{"candidats":[ ${odd} ]}]}}`,
    );
    const { content } = await database.db
      .selectFrom("parcoursup_record")
      .innerJoin("import", "import.id", "import_id")
      .where("school_id", "=", school.schoolId)
      .select("content")
      .executeTakeFirstOrThrow();
    expect(unpackRecord(content).toString()).toBe(odd);
  });

  it("un export complet avec bulletins de plusieurs centaines de candidats entre en entier", async () => {
    const options = { candidates: 300, bulletins: true, programmes: 2, seed: 7 };
    const steps = new Set<string>();
    const report = await importContent(database, school, [...generateExport(options)].join(""), {
      onProgress: ({ step }) => steps.add(step),
    });
    expect(report).toMatchObject({ status: "imported", created: 300 });
    expect(report.candidates).toBe(
      [...generateCandidates(options, 0), ...generateCandidates(options, 1)].length,
    );
    expect([...steps]).toEqual(["checking", "writing"]);
    expect(await countRows(database, school)).toMatchObject({
      candidate: 300,
      wish: report.candidates,
      parcoursup_record: report.candidates,
    });
  });

  describe("la même personne deux fois dans une formation, quand rien ne permettait de le voir dans le fichier", () => {
    const a = { CoordonneesAdressemail: "a@example.com" };
    const b = { CoordonneesAdressemail: "b@example.com" };
    const ine = { INECandidat: "123456789AB" };
    const programme = (candidats: JsonObject[], formationCode?: string) =>
      formationCode === undefined ? { candidats } : { formationCode, candidats };
    const delivery = (...exportCandidats: object[]) => ({ exportDeDonnees: { exportCandidats } });
    it.each([
      [
        "deux formations sans code",
        delivery(
          programme([identity("1", "MARTIN", "Ana", a)]),
          programme([identity("1", "MARTIN", "Ana", b)]),
        ),
      ],
      [
        "les mêmes, identiques",
        delivery(programme([identity("1", "MARTIN", "Ana")]), programme([identity("1", "MARTIN", "Ana")])),
      ],
      [
        "des homonymes sans numéro",
        delivery(
          programme([identity(undefined, "MARTIN", "Ana", a), identity(undefined, "MARTIN", "Ana", b)], "1"),
        ),
      ],
      [
        "le même INE, sans numéro",
        delivery(
          programme(
            [identity(undefined, "MARTIN", "Ana", ine), identity(undefined, "PETIT", "Ana", ine)],
            "1",
          ),
        ),
      ],
      [
        "un numéro d'un seul côté",
        delivery(
          programme([identity("5", "MARTIN", "Ana", a), identity(undefined, "MARTIN", "Ana", b)], "1"),
        ),
      ],
    ])("%s : un profil, un vœu, et tout ce qui a été reçu", async (_name, file) => {
      expect(await importContent(database, school, file)).toMatchObject({
        status: "imported",
        candidates: 2,
        created: 1,
      });
      expect(await countRows(database, school)).toMatchObject({
        candidate: 1,
        wish: 1,
        parcoursup_record: 2,
      });
      expect(await importContent(database, school, file)).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: 1,
      });
      expect(await countRows(database, school)).toMatchObject({
        candidate: 1,
        wish: 1,
        parcoursup_record: 2,
      });
    });
  });

  it("une panne au milieu ne laisse rien, et l'historique dit que l'import a été interrompu", async () => {
    const before = await countRows(database, school);
    const failing = {
      ...database,
      transaction: <Result>(work: Parameters<typeof database.transaction<Result>>[0]) =>
        database.transaction<Result>(async (transaction) => {
          await work(transaction);
          throw new Error("the database went away");
        }),
    };
    await expect(importContent(failing, school, sampleExport([sampleCandidate()]))).rejects.toThrow(
      "went away",
    );
    expect(await countRows(database, school)).toEqual(before);
    const { state } = await database.db
      .selectFrom("import")
      .where("school_id", "=", school.schoolId)
      .select("state")
      .executeTakeFirstOrThrow();
    expect(state).toBe("interrupted");
    expect(await importContent(database, school, sampleExport([sampleCandidate()]))).toMatchObject({
      created: 1,
    });
  });
});
