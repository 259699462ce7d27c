import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Connection, Database } from "../../src/database/database.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import { deleteCandidates } from "../../src/sas/delete-candidates.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { addPeople, type Person } from "../support/candidates.ts";
import { describeEachDatabase, describeServerDatabase } from "../support/databases.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

/** The names that are kept of a school: « last:martin ». */
async function keptNames({ db }: Database, { schoolId }: TestSchool): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select kind || ':' || folded as name from candidate_name where school_id = ${schoolId} order by 1
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** Those that its candidates have. */
async function bornNames({ db }: Database, { schoolId }: TestSchool): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select 'first:' || first_name_folded as name from candidate where school_id = ${schoolId}
    union select 'last:' || last_name_folded from candidate where school_id = ${schoolId} order by 1
  `.execute(db);
  return rows.map(({ name }) => name);
}

const remove = (db: Connection, { schoolId }: TestSchool, lastName: string, most = 1_000) =>
  sql`
    delete from candidate where id in (
      select id from candidate where school_id = ${schoolId} and last_name_folded = ${lastName} order by id limit ${most}
    )
  `.execute(db);

describeEachDatabase("les noms parmi lesquels on cherche", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  it("suivent un import, une modification, une suppression et une annulation ; rien ne reste de qui est parti (ASVS 14.2.1)", async () => {
    const stranger = await createSchool(database);
    await addPeople(database, stranger, [["LE GOFF", "Yann"]]);
    const person = (NumeroDossierCandidat: string, NomCandidat: string, PrenomCandidat: string) =>
      sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat, NomCandidat, PrenomCandidat } });
    const report = await importContent(
      database,
      school,
      sampleExport([
        person("1", "LE GOFF", "Zoé"),
        person("2", "D'ALMÉIDA", "Zoé"),
        person("3", "ROUX", "Ana"),
      ]),
    );
    expect(await keptNames(database, school)).toEqual([
      "first:ana",
      "first:zoe",
      "last:d almeida",
      "last:le goff",
      "last:roux",
    ]);
    const [goff, almeida] = await candidatesOf(database, school);
    await editCandidate(database, school.actor, goff?.id ?? "", { lastName: "LEGOFF" }, () => new Date());
    await deleteCandidates(database, school.actor, { ids: [almeida?.id ?? ""] }, { dryRun: false });
    expect(await keptNames(database, school)).toEqual(["first:ana", "first:zoe", "last:legoff", "last:roux"]);
    await undoImport(database, school.actor, report.importId ?? "", { dryRun: false });
    expect(await keptNames(database, school)).toEqual(await bornNames(database, school));
    expect(await keptNames(database, stranger)).toEqual(["first:yann", "last:le goff"]);
  });

  it("sont toujours ceux des candidats, quoi que l'on écrive par ensembles", async () => {
    const name = fc.constantFrom("a", "b", "c", "d", "ab", "");
    const people = fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 6 });
    const step = fc.oneof(
      people.map((several) => ({ add: several }) as const),
      fc
        .record({ from: name, lastName: name, firstName: name })
        .map((change) => ({ rename: change }) as const),
      fc.tuple(name, fc.integer({ min: 1, max: 3 })).map((gone) => ({ remove: gone }) as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const other = await createSchool(database);
        for (const one of steps) {
          if ("add" in one) await addPeople(database, other, one.add satisfies Person[]);
          else if ("remove" in one) await remove(database.db, other, ...one.remove);
          else
            await sql`
              update candidate set last_name_folded = ${one.rename.lastName}, first_name_folded = ${one.rename.firstName}
              where school_id = ${other.schoolId} and last_name_folded = ${one.rename.from}
            `.execute(database.db);
          expect(await keptNames(database, other)).toEqual(await bornNames(database, other));
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describeServerDatabase("les noms, quand deux transactions se croisent", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  /** The second begins when the first has written, and the first ends when the second waits for it, or is done. */
  const together = async (
    first: (db: Connection) => Promise<unknown>,
    second: (db: Connection) => Promise<unknown>,
  ) => {
    let isWritten = () => {};
    const written = new Promise<void>((resolve) => {
      isWritten = resolve;
    });
    let isDone = false;
    await Promise.all([
      database.transaction(async ({ db }) => {
        await first(db);
        isWritten();
        while (!isDone && !(await somebodyWaits(database))) await wait(10);
      }),
      written
        .then(() => database.transaction(({ db }) => second(db)))
        .finally(() => {
          isDone = true;
        }),
    ]);
    return keptNames(database, school);
  };
  const arrive = (...people: Person[]) => addPeople(database, school, people);
  const add = (db: Connection, ...people: Person[]) => addPeople({ ...database, db }, school, people);

  it("les deux derniers du même nom partent en même temps : le nom part avec eux", async () => {
    await arrive(["ROUX", "Ana"], ["ROUX", "Zoé"]);
    const one = (db: Connection, firstName: string) =>
      sql`delete from candidate where school_id = ${school.schoolId} and first_name_folded = ${firstName}`.execute(
        db,
      );
    expect(
      await together(
        (db) => one(db, "ana"),
        (db) => one(db, "zoe"),
      ),
    ).toEqual([]);
  });

  it("quelqu'un arrive pendant que le dernier du même nom part, et l'inverse : le nom reste", async () => {
    await arrive(["ROUX", "Ana"]);
    const leaves = (db: Connection) => remove(db, school, "roux", 1);
    const arrives = (db: Connection) => add(db, ["ROUX", "Ana"]);
    expect(await together(leaves, arrives)).toEqual(["first:ana", "last:roux"]);
    expect(await together(arrives, leaves)).toEqual(["first:ana", "last:roux"]);
    expect(await bornNames(database, school)).toEqual(["first:ana", "last:roux"]);
  });

  it("deux imports apportent le même nom", async () => {
    const brings =
      (...people: Person[]) =>
      (db: Connection) =>
        add(db, ...people);
    expect(await together(brings(["ROUX", "Ana"], ["B", "C"]), brings(["B", "D"], ["ROUX", "Zoé"]))).toEqual([
      ...["first:ana", "first:c", "first:d", "first:zoe"],
      ...["last:b", "last:roux"],
    ]);
  });
});

async function somebodyWaits({ db }: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(db);
  return rows.length > 0;
}
