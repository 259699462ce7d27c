import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { knownMigrations, migrateUpTo } from "../../src/database/migrate.ts";
import { verifyArchive } from "../../src/operation/read-archive.ts";
import { dropEverything } from "../../src/operation/reload.repository.ts";
import { openArchive, restore as restoreArchive } from "../../src/operation/restore.ts";
import { writeArchive } from "../../src/operation/write-archive.ts";
import { generateCandidates } from "../../src/parcoursup/sample/generate-export.ts";
import { wrapExport } from "../../src/parcoursup/sample/wrap-export.ts";
import {
  describeEachDatabase,
  describeEmbeddedDatabase,
  describeServerDatabase,
  type OpenDatabase,
  openEmbedded,
  openOnServer,
} from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { allRows, columnsByTable, fillEveryTable, rowsOf, structureOf } from "../support/filled-tables.ts";
import { importContent } from "../support/imports.ts";
import { createSchool } from "../support/schools.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hub3e-backup-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

let archives = 0;
async function save(database: Database): Promise<string> {
  archives += 1;
  const path = join(directory, `${archives}.backup`);
  await writeArchive(database, createWriteStream(path), systemClock);
  return path;
}

const restore = async (database: Database, path: string, options: { force: boolean }) =>
  restoreArchive(database, await openArchive(path), options);

function inflated(bytes: Buffer): string | null {
  try {
    return gunzipSync(bytes).toString("utf8");
  } catch {
    return null;
  }
}

const force = { force: true };
const politely = { force: false };

/** Sessions are not saved: everybody signs in again. */
const withoutSessions = (rows: Record<string, readonly string[]>) => ({ ...rows, session: [] });

describeEachDatabase("une sauvegarde, restaurée ailleurs", (open) => {
  it("donne les mêmes lignes dans toutes les tables, et la même structure, sur l'autre sorte de base", async () => {
    const source = await open();
    const school = await createSchool(source);
    const file = exportOf(150);
    await importContent(source, school, file);
    await fillEveryTable(source);
    const path = await save(source);

    const hasServer = inject("serverTemplate") !== null;
    const target = source.kind === "embedded" && hasServer ? await openOnServer() : await openEmbedded();
    const structure = await structureOf(target);
    const summary = await restore(target, path, politely);
    expect(summary.tables).toMatchObject({ candidate: 152, school: 3, parcoursup_record: 152 });
    expect(await allRows(target)).toEqual(withoutSessions(await allRows(source)));
    expect(await structureOf(target)).toEqual(structure);
    // Numbering goes on, and the program works on it: the same file changes nobody.
    expect(await importContent(target, school, file)).toMatchObject({ status: "imported", unchanged: 150 });
  });

  it("refuse une base qui n'est pas vide ; avec --force, remplace tout ; une sauvegarde abîmée ne touche à rien", async () => {
    const source = await open();
    await createSchool(source);
    const path = await save(source);
    await createSchool(source);
    const before = await allRows(source);
    expect(await codeOf(restore(source, path, politely))).toBe("backup.target_not_empty");
    const bytes = await readFile(path);
    const cut = await variant(bytes.subarray(0, bytes.length - 20));
    expect(await codeOf(restore(source, cut, force))).toBe("backup.damaged");
    expect(await allRows(source)).toEqual(before);
    await restore(source, path, force);
    const schools = (await allRows(source)).school;
    expect(schools).toHaveLength(1);
    expect(before.school).toEqual(expect.arrayContaining([...(schools ?? [])]));
  });
});

describeEmbeddedDatabase("une sauvegarde qui ne peut pas servir est refusée", (open) => {
  let path: string;
  let lines: string[];
  let target: Database;
  beforeAll(async () => {
    const database = await open();
    await createSchool(database);
    path = await save(database);
    lines = gunzipSync(await readFile(path))
      .toString("utf8")
      .split("\n");
    target = await open();
  });

  const altered = (change: (lines: string[]) => string[]) => variant(gzipSync(change([...lines]).join("\n")));
  const header = (changes: object) => JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...changes });

  it.each<[string, string, () => Promise<string>]>([
    ["un fichier absent", "file.not_found", async () => join(directory, "absent")],
    ["un dossier", "file.unreadable", async () => directory],
    ["un fichier JSON", "backup.not_a_backup", () => variant(Buffer.from('{"a":1}'))],
    ["un fichier vide", "backup.not_a_backup", () => variant(Buffer.alloc(0))],
    ["un autre gzip", "backup.not_a_backup", () => variant(gzipSync("bonjour\n"))],
    ["une fin manquante", "backup.damaged", async () => variant((await readFile(path)).subarray(0, -9))],
    ["sans son bordereau", "backup.damaged", () => altered((all) => [...all.slice(0, -2), ""])],
    ["une ligne en moins", "backup.damaged", () => altered((all) => without(all, /^\["1","École/))],
    [
      "une valeur changée",
      "backup.damaged",
      () => altered((all) => all.map((one) => one.replace(/^\["1","École/, '["1","Ecole'))),
    ],
    ["une suite", "backup.damaged", () => altered((all) => [...all, '["1"]', ""])],
    ["un format d'après", "backup.newer", () => altered((all) => [header({ version: 2 }), ...all.slice(1)])],
    [
      "des migrations inconnues",
      "backup.newer",
      () => altered((all) => [header({ migrations: [...knownMigrations, "9999-future"] }), ...all.slice(1)]),
    ],
  ])("%s", async (_name, code, make) => {
    expect(await codeOf(restore(target, await make(), force))).toBe(code);
    expect((await allRows(target)).school).toEqual([]);
  });

  it("chaque octet qui dit quelque chose compte : changé n'importe où dans le fichier, il se voit", async () => {
    const bytes = await readFile(path);
    const text = lines.join("\n");
    for (let at = 12; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      // Some bits only fill up a byte, or describe a symbol that is not used.
      if (inflated(changed) === text) continue;
      expect(await codeOf(verifyArchive(await variant(changed)))).toMatch(/^backup\.(damaged|not_a_backup)$/);
    }
  });

  it("une base qui n'a jamais servi n'a rien à sauvegarder", async () => {
    await dropEverything(target.db);
    expect(await codeOf(save(target))).toBe("database.not_set_up");
  });
});

describeServerDatabase("pendant que d'autres écrivent", (open) => {
  it("la sauvegarde est celle d'un seul instant", async () => {
    const database = await open();
    await createSchool(database);
    const before = await allRows(database);
    const pieces: Buffer[] = [];
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        pieces.push(chunk);
        // The archive has begun: what comes now is not of its moment.
        if (pieces.length > 1) return done();
        createSchool(database).then(() => done(), done);
      },
    });
    await writeArchive(database, sink, systemClock);
    const target = await open();
    await restore(target, await variant(Buffer.concat(pieces)), politely);
    expect(await allRows(target)).toEqual(before);
    expect((await allRows(database)).school).toHaveLength(2);
  });
});

/** Columns that a migration rewrites on purpose: `table.column`, by migration. */
const rewritten: Readonly<Record<string, readonly string[]>> = {};

const upgradesFrom = (versions: readonly string[]) => (open: OpenDatabase) => {
  let target: Database;
  let source: Database;
  beforeAll(async () => {
    [target, source] = [await openEmbedded(), await open()];
  });
  beforeEach(async () => {
    await dropEverything(source.db);
  });

  it.each(versions)(
    "%s : aucune donnée ne se perd, et une sauvegarde de cette version se restaure",
    async (version) => {
      await migrateUpTo(source.db, version);
      await fillEveryTable(source);
      const tables = await columnsByTable(source);
      const path = await save(source);
      const before: Record<string, unknown[]> = {};
      for (const [table, columns] of Object.entries(tables))
        before[table] = await rowsOf(source, table, keptColumns(version, table, columns));

      await migrateUpTo(source.db, knownMigrations.at(-1) ?? "");
      for (const [table, columns] of Object.entries(tables)) {
        if (table === "kysely_migration") continue;
        const after = await rowsOf(source, table, keptColumns(version, table, columns));
        expect(after, table).toEqual(before[table]);
      }
      await restore(target, path, force);
      expect(await allRows(target)).toEqual(withoutSessions(await allRows(source)));
      expect(await structureOf(target)).toEqual(await structureOf(source));
    },
  );
};

describeServerDatabase("mise à niveau depuis chaque version", upgradesFrom(knownMigrations));
// The statements are the same, the engine alone is another.
describeEmbeddedDatabase(
  "mise à niveau depuis une version sur quatre (base embarquée)",
  upgradesFrom(knownMigrations.filter((_, index) => index % 4 === 0)),
);

function keptColumns(version: string, table: string, columns: readonly string[]): string[] {
  const changed = Object.entries(rewritten).flatMap(([migration, names]) =>
    migration > version ? names : [],
  );
  return columns.filter((column) => !changed.includes(`${table}.${column}`));
}

async function variant(bytes: Uint8Array): Promise<string> {
  archives += 1;
  const path = join(directory, `${archives}.backup`);
  await writeFile(path, bytes);
  return path;
}

function without(lines: readonly string[], pattern: RegExp): string[] {
  return lines.filter((line) => !pattern.test(line));
}

function exportOf(count: number): object {
  return wrapExport([
    {
      formationCode: 90_001,
      candidats: [...generateCandidates({ candidates: count, bulletins: true, seed: 4 })],
    },
  ]);
}
