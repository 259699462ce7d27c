import { type Migration, sql } from "kysely";
import { expect, it } from "vitest";
import * as wishChanges from "../../src/database/migrations/0025-wish-changes.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool } from "../support/schools.ts";

const migration: Migration = wishChanges;

const file = (...numbers: readonly number[]) =>
  sampleExport(
    numbers.map((number) =>
      sampleCandidate({
        DonneesCandidats: { NumeroDossierCandidat: String(number), NomCandidat: `NOM ${number}` },
      }),
    ),
  );

describeEachDatabase("la mise à jour d'une base d'avant la liste des vœux absents", (open) => {
  it("retrouve quels vœux chaque import a signalés, qu'ils soient revenus depuis ou non", async () => {
    const database = await open();
    const school = await createSchool(database);
    for (const content of [file(1, 2, 3), file(1, 2), file(1, 2, 3), file(1, 3)])
      await importContent(database, school, content);
    const newlyAbsent = async () => {
      const { rows } = await sql`
        select import_id, wish_id from import_wish where newly_absent order by import_id, wish_id
      `.execute(database.db);
      return rows;
    };
    const told = await newlyAbsent();
    expect(told).toHaveLength(2);
    await sql`alter table import_wish drop column changes, drop column newly_absent`.execute(database.db);
    await migration.up(database.db);
    expect(await newlyAbsent()).toEqual(told);
  });
});
