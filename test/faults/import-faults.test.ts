import { sql } from "kysely";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { generateCandidates } from "../../src/parcoursup/sample/generate-export.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import { describeEachDatabase, describeServerDatabase } from "../support/databases.ts";
import { countRows, importContent } from "../support/imports.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";
import { failingAt, InjectedFault } from "./failing-database.ts";
import { isThorough } from "./rounds.ts";

const candidates = 120;
const file = exportOf(candidates);

/** `design.md` §6: a fault in the middle leaves nothing, and the next import works. */
describeEachDatabase("une panne pendant un import", (open) => {
  let database: Database;
  let school: TestSchool;
  let empty: Record<string, number>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
    empty = await countRows(database, school);
  });

  it("à n'importe quelle instruction SQL : rien n'est écrit, l'historique le dit, l'import suivant réussit", async () => {
    const whole = failingAt(database, Number.POSITIVE_INFINITY);
    await importContent(whole.database, await createSchool(database), file);
    const total = whole.statements();
    expect(total).toBeGreaterThan(10);

    const step = isThorough ? 1 : Math.ceil(total / 6);
    for (let at = 1; at <= total; at += step) {
      const failing = failingAt(database, at);
      await expect(importContent(failing.database, school, file)).rejects.toThrow(InjectedFault);
      expect(await countRows(database, school), `statement ${at}`).toEqual(empty);
      expect(await statesOf(database, school)).toEqual(new Set(["interrupted"]));
    }
    expect(await importContent(database, school, file)).toMatchObject({ created: candidates });
  });
});

/** The embedded database lives and dies with the program: that is the test of the killed process. */
describeServerDatabase("la base s'en va pendant un import", (open) => {
  it("rien n'est écrit, et l'import suivant réussit", async () => {
    const database = await open();
    const school = await createSchool(database);
    const empty = await countRows(database, school);
    for (const at of [2, 5, 12]) {
      const failing = failingAt(database, at, async ({ client }) => {
        const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
      });
      await expect(importContent(failing.database, school, file)).rejects.toThrow();
      expect(await countRows(database, school), `statement ${at}`).toEqual(empty);
      expect(await statesOf(database, school)).toEqual(new Set(["interrupted"]));
    }
    expect(await importContent(database, school, file)).toMatchObject({ created: candidates });
  });
});

async function statesOf(database: Database, { schoolId }: TestSchool): Promise<Set<string>> {
  const rows = await database.db
    .selectFrom("import")
    .select("state")
    .where("school_id", "=", schoolId)
    .execute();
  return new Set(rows.map(({ state }) => state));
}

function exportOf(count: number): object {
  return wrapExport([
    {
      formationCode: 90_001,
      candidats: [...generateCandidates({ candidates: count, bulletins: false, seed: 1 })],
    },
  ]);
}
