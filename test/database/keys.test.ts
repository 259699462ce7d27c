import { sql } from "kysely";
import { expect, it } from "vitest";
import { describeEachDatabase } from "../support/databases.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool } from "../support/schools.ts";

const violation = { code: "23503" };

describeEachDatabase("Ce que les clés étrangères refusent encore", (open) => {
  it("un candidat dans l'établissement d'une autre école", async () => {
    const database = await open();
    const [school, other] = [await createSchool(database), await createSchool(database)];
    await importContent(database, school, sampleExport([sampleCandidate()]));
    const move = sql`update candidate set establishment_id =
      (select max(id) from establishment where school_id = ${other.schoolId}) where school_id = ${school.schoolId}`;
    await expect(move.execute(database.db)).rejects.toMatchObject(violation);
  });

  it("qu'un import disparaisse tant que des candidats en viennent", async () => {
    const database = await open();
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([sampleCandidate()]));
    await expect(sql`delete from import`.execute(database.db)).rejects.toMatchObject(violation);
  });

  it("un objet reçu sans son vœu, à la fin de la transaction au plus tard", async () => {
    const database = await open();
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([sampleCandidate()]));
    const copy = (deferred: boolean) =>
      database.transaction(async ({ db }) => {
        if (deferred) await sql`set constraints parcoursup_record_wish_id_fkey deferred`.execute(db);
        await sql`
          insert into parcoursup_record (import_id, ordinal, wish_id, content)
          select import_id, ordinal + 1, wish_id + 1000, content from parcoursup_record
        `.execute(db);
      });
    for (const deferred of [false, true]) await expect(copy(deferred)).rejects.toMatchObject(violation);
    const { rows } = await sql`select from parcoursup_record`.execute(database.db);
    expect(rows).toHaveLength(1);
  });
});
