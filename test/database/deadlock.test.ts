import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { lockUntilCommit } from "../../src/database/lock-until-commit.ts";
import type { ImportProgress } from "../../src/imports/import.schema.ts";
import { writeArchive } from "../../src/operation/write-archive.ts";
import { changeSchool } from "../../src/school/change-school.ts";
import { describeEachDatabase, describeServerDatabase } from "../support/databases.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool } from "../support/schools.ts";

const deadlock = sql`do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`;

describeEachDatabase("Une transaction arrêtée par un interblocage", (open) => {
  it("recommence, et rien ne reste de l'essai arrêté", async () => {
    const database = await open();
    const { schoolId, actor } = await createSchool(database);
    let attempts = 0;
    const name = await database.transaction(async ({ db }) => {
      attempts += 1;
      await sql`update school set name = name || ${` ${attempts}`} where id = ${schoolId}`.execute(db);
      if (attempts < 3) await deadlock.execute(db);
      const { rows } = await sql<{ name: string }>`select name from school where id = ${schoolId}`.execute(
        db,
      );
      return rows[0]?.name;
    });
    expect(name).toMatch(/^École \d+ 3$/);
    // The connection serves on.
    expect(await changeSchool(database, actor, { name: "Lycée du Parc" })).toMatchObject({
      name: "Lycée du Parc",
    });
  });

  it("s'arrête après trois essais, avec l'erreur telle qu'elle est venue", async () => {
    const database = await open();
    let attempts = 0;
    const stubborn = database.transaction(async ({ db }) => {
      attempts += 1;
      await deadlock.execute(db);
    });
    await expect(stubborn).rejects.toMatchObject({ code: "40P01" });
    expect(attempts).toBe(3);
  });

  it.each(["division_by_zero", "serialization_failure", "unique_violation"])(
    "n'essaie pas de nouveau après %s",
    async (condition) => {
      const database = await open();
      let attempts = 0;
      const failing = database.transaction(async ({ db }) => {
        attempts += 1;
        await sql.raw(`do $$ begin raise exception 'x' using errcode = '${condition}'; end $$`).execute(db);
      });
      await expect(failing).rejects.toThrow("x");
      expect(attempts).toBe(1);
    },
  );

  it("n'essaie qu'une fois ce qui ne peut pas recommencer : une sauvegarde n'écrit jamais deux débuts", async () => {
    const database = await open();
    await createSchool(database);
    let attempts = 0;
    const failing: Database = {
      ...database,
      transaction: (work, options) =>
        database.transaction(async (transaction) => {
          attempts += 1;
          const written = await work(transaction);
          await deadlock.execute(transaction.db);
          return written;
        }, options),
    };
    const sink = new PassThrough().resume();
    await expect(writeArchive(failing, sink, systemClock)).rejects.toMatchObject({ code: "40P01" });
    expect(attempts).toBe(1);
  });
});

describeServerDatabase("Deux transactions qui s'attendent l'une l'autre", (open) => {
  it("aboutissent toutes les deux", async () => {
    const database = await open();
    const started = { "A then B": 0, "B then A": 0 };
    const both = new Meeting(2);
    const lockInOrder = (order: keyof typeof started, locks: readonly [string, string]) =>
      database.transaction(async ({ db }) => {
        started[order] += 1;
        await lockUntilCommit(db, locks[0]);
        if (started[order] === 1) await both.arrive();
        await lockUntilCommit(db, locks[1]);
        return order;
      });
    const orders = await Promise.all([
      lockInOrder("A then B", ["A", "B"]),
      lockInOrder("B then A", ["B", "A"]),
    ]);
    expect(orders).toEqual(["A then B", "B then A"]);
    expect(Object.values(started).sort()).toEqual([1, 2]);
  });

  it("un import arrêté par l'autre relit son fichier depuis le début et n'ajoute chacun qu'une fois", async () => {
    const database = await open();
    const school = await createSchool(database);
    const steps: ImportProgress["step"][] = [];
    const locked = new Meeting(1);
    const other = database.transaction(
      async ({ db }) => {
        // Never the one that is ended: it looks for deadlocks long after the import did.
        await sql`set local deadlock_timeout = '60s'`.execute(db);
        await sql`lock table wish in share mode`.execute(db);
        locked.arrive();
        await untilSomebodyWaits(database);
        await sql`select from establishment where school_id = ${school.schoolId} for update`.execute(db);
      },
      { once: true },
    );
    await locked.met;
    const report = await importContent(
      database,
      school,
      sampleExport([person("1", "LE GOFF"), person("2", "MARTIN")]),
      {
        onProgress: ({ step }) => steps.at(-1) === step || steps.push(step),
      },
    );
    await other;
    expect(steps).toEqual(["checking", "writing", "checking", "writing"]);
    expect(report).toMatchObject({ status: "imported", candidates: 2, created: 2, updated: 0 });
    expect((await candidatesOf(database, school)).map(({ lastName }) => lastName)).toEqual([
      "LE GOFF",
      "MARTIN",
    ]);
  });
});

const person = (number: string, lastName: string) =>
  sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: number, NomCandidat: lastName } });

/** Everybody waits for the others. */
class Meeting {
  readonly met: Promise<void>;
  #expected: number;
  #meet = () => {};

  constructor(expected: number) {
    this.#expected = expected;
    this.met = new Promise((resolve) => {
      this.#meet = resolve;
    });
  }

  arrive(): Promise<void> {
    this.#expected -= 1;
    if (this.#expected === 0) this.#meet();
    return this.met;
  }
}

async function untilSomebodyWaits({ db }: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(db);
    if (rows.length > 0) return;
    await wait(20);
  }
}
