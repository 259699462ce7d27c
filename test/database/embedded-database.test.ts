import { once } from "node:events";
import { existsSync } from "node:fs";
import { access, chmod, chown, cp, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, inject, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { refuseForbiddenFiles } from "../../src/database/data-directory.ts";
import { lockDirectory } from "../../src/database/directory-lock.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { runCli, startCli } from "../support/cli.ts";

const nobody = 65_534;

const directories: string[] = [];
async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hub3e-lock-"));
  directories.push(directory);
  return directory;
}
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

async function newDatabaseDirectory(): Promise<string> {
  const directory = await newDirectory();
  await cp(inject("embeddedTemplate"), directory, { recursive: true });
  return directory;
}

/** Starts the server on a directory and waits until it says that it is ready. */
async function startServer(directory: string) {
  const server = startCli(["serve"], {
    DATA_DIR: directory,
    PORT: "0",
    ADMIN_PASSWORD: "gare cadran mouette velours",
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("est prêt")) resolve();
    });
    server.on("exit", () => reject(new Error(said)));
  });
  return server;
}

describe("le verrou du dossier de données", () => {
  it("un second processus est refusé d'une phrase qui nomme le premier ; SIGKILL libère aussitôt", async () => {
    const directory = await newDatabaseDirectory();
    const server = await startServer(directory);
    const refused = await runCli(["candidates", "--establishment", "0000000A"], { DATA_DIR: directory });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain(`La base est déjà utilisée par le processus ${server.pid}.`);
    expect(refused.stderr.trim().split("\n")).toHaveLength(1);

    server.kill("SIGKILL");
    await once(server, "exit");
    expect(
      await runCli(["candidates", "--establishment", "0000000A"], { DATA_DIR: directory }),
    ).toMatchObject({ code: 0 });
  });

  it("un arrêt demandé ferme la base et rend le dossier", async () => {
    const directory = await newDatabaseDirectory();
    const server = await startServer(directory);
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
    await (await lockDirectory(directory)).release();
  });

  it("de vingt qui le veulent à la fois, un seul l'obtient, même s'il en traînait un mort", async () => {
    const directory = await newDirectory();
    await writeFile(join(directory, "lock-1.sock"), "");
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));
    const held = outcomes.filter(({ status }) => status === "fulfilled");
    expect(held).toHaveLength(1);
    const [lock] = held;
    if (lock?.status === "fulfilled") await lock.value.release();
    await (await lockDirectory(directory)).release();
  });

  it("un chemin plus long que n'en admet un socket se verrouille aussi", async () => {
    const directory = join(await newDirectory(), "x".repeat(150));
    await mkdir(directory);
    const lock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow("déjà utilisée");
    await lock.release();
  });
});

describe("ce qu'un serveur fait de lui-même", () => {
  it("vide et analyse les tables qui ont beaucoup changé, et elles seules", async () => {
    const database = await openDatabase(
      { databaseUrl: null, dataDirectory: await newDatabaseDirectory() },
      "create",
    );
    expect(await database.tidy()).toEqual([]);
    const guards = () =>
      sql<{ rows: number; indexOnly: boolean }>`
      select reltuples::integer as rows, relallvisible = relpages as "indexOnly" from pg_class where relname = 'identity_guard'
    `.execute(database.db);
    await sql`insert into identity_guard select generate_series(1, 20000)`.execute(database.db);
    expect(await database.tidy()).toEqual(["identity_guard"]);
    expect((await guards()).rows).toEqual([{ rows: 20_000, indexOnly: true }]);
    await sql`update identity_guard set digest = -digest where digest <= 500`.execute(database.db);
    expect(await database.tidy()).toEqual([]);
    await sql`update identity_guard set digest = -digest where digest > 500`.execute(database.db);
    expect(await database.tidy()).toEqual(["identity_guard"]);
    await database.close();
  });
});

describe("une base inutilisable se dit en une phrase", () => {
  it.each([
    ["postgres://postgres@127.0.0.1:1/x", "rien n'écoute à cette adresse"],
    ["postgres://postgres@nulle-part.invalid/x", "ne répond pas"],
  ])("%s", async (databaseUrl, sentence) => {
    const { code, stderr } = await runCli(["setup"], { DATABASE_URL: databaseUrl });
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("postgres@");
  });

  it("DATABASE_URL mal formée, PORT impossible", async () => {
    expect(() => readConfig({ DATABASE_URL: "mysql://x" })).toThrow("DATABASE_URL");
    expect(() => readConfig({ PORT: "99999" })).toThrow("PORT");
    expect(() => readConfig({ PUBLIC_URL: "parcoursup" })).toThrow("PUBLIC_URL");
  });

  it("un fichier à la place du dossier de données", async () => {
    const path = join(await newDirectory(), "fichier");
    await writeFile(path, "");
    await expect(openDatabase({ databaseUrl: null, dataDirectory: path }, "create")).rejects.toMatchObject({
      code: "database.directory_unusable",
    });
  });

  it("un dossier qui ne peut pas être créé, sans tourner sans fin", async () => {
    for (const environment of [
      { DATA_DIR: "/proc/nope/plus/bas" },
      { DATA_DIR: "/proc/nope", DATABASE_URL: "postgres://postgres@127.0.0.1:1/x" },
    ])
      expect(await runCli(["serve"], environment)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^Le dossier de données \/proc\/nope.* est inutilisable : .*\n$/),
      });
  });

  it("aucun autre compte n'entre dans les fichiers de la base, neuve ou déjà là", async () => {
    for (const directory of [await newDirectory(), await newDatabaseDirectory()]) {
      await mkdir(join(directory, "postgres"), { recursive: true, mode: 0o755 });
      await chmod(join(directory, "postgres"), 0o755);
      const database = await openDatabase({ databaseUrl: null, dataDirectory: directory }, "create");
      expect((await stat(join(directory, "postgres"))).mode & 0o777).toBe(0o700);
      await database.close();
    }
  });

  it("des fichiers d'un autre compte ne passent pas pour une base abîmée", async () => {
    const directory = await newDatabaseDirectory();
    const forbidden = join(directory, "postgres", "global", "pg_control");
    const reach: typeof access = (path, mode) =>
      path === forbidden ? Promise.reject(new Error("EACCES")) : access(path, mode);
    const refusal = { code: "database.files_forbidden", message: expect.stringContaining(`chown -R`) };
    const files = join(directory, "postgres");
    await expect(refuseForbiddenFiles(directory, files, reach)).rejects.toMatchObject(refusal);
    await expect(refuseForbiddenFiles(directory, files, reach)).rejects.toThrow(forbidden);
    await refuseForbiddenFiles(directory, files);
  });

  it.runIf(process.getuid?.() === 0)("root n'ouvre pas le dossier d'un autre compte", async () => {
    const directory = await newDatabaseDirectory();
    await chown(directory, nobody, nobody);
    const { code, stderr } = await runCli(["users", "list", "--school", "x"], { DATA_DIR: directory });
    expect(code).toBe(1);
    expect(stderr).toMatch(/appartient au compte numéro 65534/);
  });

  it("seuls setup, serve et restore créent une base", async () => {
    const directory = join(await newDirectory(), "neuf");
    for (const command of [
      ["users", "list", "--school", "x"],
      ["candidates", "--establishment", "0000000A"],
      ["import", "samples/parcoursup-2026-bts-sio.json", "--establishment", "0000000A"],
      ["purge"],
      ["rotate-key"],
      ["backup", "--out", `${directory}.backup`],
    ])
      expect(await runCli(command, { DATA_DIR: directory }), command[0]).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^La base est vide : lancez d'abord .*\n$/),
      });
    expect(existsSync(directory)).toBe(false);
  }, 60_000);

  it("un dossier d'un autre PostgreSQL", async () => {
    const directory = await newDatabaseDirectory();
    await writeFile(join(directory, "postgres", "PG_VERSION"), "17\n");
    await expect(
      openDatabase({ databaseUrl: null, dataDirectory: directory }, "create"),
    ).rejects.toMatchObject({
      code: "database.major_mismatch",
    });
  });

  it("une base d'une version plus récente du programme", async () => {
    const dataDirectory = await newDatabaseDirectory();
    const database = await openDatabase({ databaseUrl: null, dataDirectory }, "create");
    await database.db
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto("kysely_migration")
      .values({ name: "9999-from-the-future", timestamp: "2099-01-01" })
      .execute();
    await database.close();
    await expect(openDatabase({ databaseUrl: null, dataDirectory }, "create")).rejects.toMatchObject({
      code: "database.newer",
    });
    // And the lock is free again.
    await (await lockDirectory(dataDirectory)).release();
  });
});
