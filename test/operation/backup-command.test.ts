import { createWriteStream } from "node:fs";
import { cp, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { openEmbeddedDatabase } from "../../src/database/embedded-database.ts";
import { readRecordKey } from "../../src/database/record-keys.ts";
import { countSealedOtherwise } from "../../src/operation/sealed-content.repository.ts";
import { writeArchive } from "../../src/operation/write-archive.ts";
import { generateExport } from "../../src/parcoursup/sample/generate-export.ts";
import { runCli } from "../support/cli.ts";
import { importContent } from "../support/imports.ts";
import { databaseUrl, onServer } from "../support/prepare-databases.ts";
import {
  type RunningServer,
  sendImport,
  serverUai,
  signInAt,
  startServer,
} from "../support/running-server.ts";
import { createSchool } from "../support/schools.ts";

const template = inject("serverTemplate");
const name = `${template?.name}_backup`;

describe("backup et restore, la base embarquée en service", () => {
  let directory: string;
  let server: RunningServer;
  const place = (file: string) => join(directory, file);
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hub3e-backup-command-"));
    await cp(inject("embeddedTemplate"), place("data"), { recursive: true });
    server = await startServer({ DATA_DIR: place("data") });
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
    if (template !== null) await onServer(`drop database if exists ${name} with (force)`);
  });

  it("la commande demande la sauvegarde au service en marche, qui continue ; le fichier est à son seul propriétaire", async () => {
    const headers = await signInAt(server.address);
    const file = [...generateExport({ candidates: 40, bulletins: true, seed: 2 })].join("");
    expect((await sendImport(server.address, headers, file)).status).toBe(201);

    const saved = await runCli(["backup", "--out", place("copie.backup"), "--json"], {
      DATA_DIR: place("data"),
    });
    expect(saved).toMatchObject({ code: 0, json: [{ tables: { candidate: 40, school: 1 } }] });
    expect((await fetch(`${server.address}/api/candidates`, { headers })).status).toBe(200);
    expect((await stat(place("copie.backup"))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(place("data"), "incoming"))).toEqual([]);
    // Whoever could write to the lock's socket could ask for everything.
    const [lock = ""] = (await readdir(place("data"))).filter((entry) => entry.endsWith(".sock"));
    expect((await stat(join(place("data"), lock))).mode & 0o777).toBe(0o600);
  }, 120_000);

  it("restore refuse la base du service en marche, et un fichier qui n'est pas une sauvegarde", async () => {
    expect(
      await runCli(["restore", place("copie.backup"), "--force"], { DATA_DIR: place("data") }),
    ).toMatchObject({ code: 1, stderr: expect.stringContaining("déjà utilisée") });
    await writeFile(place("autre"), "bonjour");
    expect(await runCli(["restore", place("autre")], { DATA_DIR: place("neuf") })).toMatchObject({
      code: 1,
      stderr: "Ce fichier n'est pas une sauvegarde de ce programme.\n",
    });
  }, 120_000);

  it("restore dit ce qui restera illisible sans la clé de l'installation sauvegardée", async () => {
    const keyOf = (digit: string) => ({ current: readRecordKey(digit.repeat(64)), previous: null });
    for (const folder of ["chiffre", "autre-cle"])
      await cp(inject("embeddedTemplate"), place(folder), { recursive: true });
    const source = await openEmbeddedDatabase(place("chiffre"), keyOf("1"));
    const school = await createSchool(source);
    await importContent(source, school, [...generateExport({ candidates: 3, seed: 4 })].join(""));
    await writeArchive(source, createWriteStream(place("chiffre.backup")), systemClock);
    await source.close();
    const target = { DATA_DIR: place("autre-cle"), RECORD_KEY: "2".repeat(64) };
    expect(await runCli(["restore", place("chiffre.backup"), "--json"], target)).toMatchObject({
      code: 0,
      json: [{ unreadable: 3 }],
      stderr: expect.stringContaining("Attention : 3 éléments sont chiffrés"),
    });
    const rightful = await openEmbeddedDatabase(place("chiffre"), {
      ...keyOf("2"),
      previous: keyOf("1").current,
    });
    expect(await countSealedOtherwise(rightful.db)).toBe(0);
    await rightful.close();
  }, 120_000);

  it.skipIf(template === null)(
    "une école qui grandit passe de la base embarquée à un serveur, et en revient",
    async () => {
      if (template === null) return;
      await onServer(`create database ${name}`);
      const onPostgres = {
        DATABASE_URL: databaseUrl(template.serverUrl, name),
        DATA_DIR: place("autre-data"),
      };
      const list = ["candidates", "--establishment", serverUai, "--json"];
      expect(await runCli(["restore", place("copie.backup")], onPostgres)).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(
          new RegExp(`^Restauration dans la base ${name} du serveur PostgreSQL \\S+\\.\n`),
        ),
      });
      const onServerLines = (await runCli(list, onPostgres)).json;
      expect(onServerLines).toHaveLength(40);
      const again = await runCli(["restore", place("copie.backup")], onPostgres);
      expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("--force") });

      expect((await runCli(["backup", "--out", place("retour.backup")], onPostgres)).code).toBe(0);
      await cp(inject("embeddedTemplate"), place("retour"), { recursive: true });
      expect((await runCli(["restore", place("retour.backup")], { DATA_DIR: place("retour") })).code).toBe(0);
      expect((await runCli(list, { DATA_DIR: place("retour") })).json).toEqual(onServerLines);
    },
    120_000,
  );

  it("un dossier d'un autre PostgreSQL dit comment en sortir", async () => {
    await cp(place("data"), place("ancien"), { recursive: true, filter: (path) => !path.endsWith(".sock") });
    await writeFile(join(place("ancien"), "postgres", "PG_VERSION"), "17\n");
    for (const command of [
      ["restore", place("copie.backup")],
      ["backup", "--out", place("x")],
    ])
      expect(await runCli(command, { DATA_DIR: place("ancien") })).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("restaurez la sauvegarde"),
      });
  }, 120_000);
});
