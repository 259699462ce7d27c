import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { generateExport } from "../../src/parcoursup/sample/generate-export.ts";
import { runCli, startCli } from "../support/cli.ts";
import { databaseUrl, onServer } from "../support/prepare-databases.ts";
import { rounds } from "./rounds.ts";

const candidates = 600;
const establishment = "0870015U";
const template = inject("serverTemplate");
const name = `${template?.name}_stopped`;

const kinds = [
  { kind: "base embarquée", isServer: false, skip: false },
  { kind: "serveur PostgreSQL", isServer: true, skip: template === null },
];

for (const { kind, isServer, skip } of kinds)
  describe.skipIf(skip)(`le programme est tué pendant un import (${kind})`, () => {
    let directory: string;
    let file: string;
    let environment: Record<string, string>;
    const importArgs = () => ["import", file, "--establishment", establishment, "--json"];

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), "hub3e-stopped-"));
      file = join(directory, "export.json");
      await writeFile(file, [...generateExport({ candidates, bulletins: false, seed: 1 })].join(""));
      if (isServer && template !== null) await onServer(`create database ${name} template ${template.name}`);
      environment = {
        DATA_DIR: join(directory, "data"),
        ...(isServer && template !== null ? { DATABASE_URL: databaseUrl(template.serverUrl, name) } : {}),
        ADMIN_EMAIL: "direction@ecole.example",
        ADMIN_PASSWORD: "gare cadran mouette velours",
        ESTABLISHMENTS: `${establishment}=Lycée Gay-Lussac`,
      };
      await runCli(["setup"], environment);
    });
    afterAll(async () => {
      await rm(directory, { recursive: true, force: true });
      if (isServer && template !== null) await onServer(`drop database ${name} with (force)`);
    });

    it(
      "à un moment quelconque : personne ou tout le monde, et l'import suivant réussit",
      async () => {
        const started = performance.now();
        expect((await runCli([...importArgs(), "--dry-run"], environment)).code).toBe(0);
        const usual = performance.now() - started;

        let expected = 0;
        for (let round = 0; round < rounds; round++) {
          await killAfter(Math.random() * usual, importArgs(), environment);
          const { json } = await runCli(
            ["candidates", "--establishment", establishment, "--json"],
            environment,
          );
          expect([expected, candidates]).toContain(json.length);
          expected = json.length;
        }
        const { code, json } = await runCli(importArgs(), environment);
        expect(code).toBe(0);
        expect(json).toMatchObject([
          { status: "imported", candidates, created: candidates - expected, unchanged: expected },
        ]);
      },
      60_000 + rounds * 30_000,
    );
  });

describe("le disque est plein", () => {
  it("le fichier temporaire ne peut pas être écrit : rien n'est importé, et l'import suivant réussit", async () => {
    const directory = await mkdtemp(join(tmpdir(), "hub3e-full-"));
    const file = join(directory, "export.json");
    await writeFile(file, [...generateExport({ candidates, bulletins: false, seed: 1 })].join(""));
    const environment = {
      DATA_DIR: join(directory, "data"),
      ADMIN_EMAIL: "direction@ecole.example",
      ADMIN_PASSWORD: "gare cadran mouette velours",
      ESTABLISHMENTS: `${establishment}=Lycée Gay-Lussac`,
    };
    await runCli(["setup"], environment);
    const incoming = join(environment.DATA_DIR, "incoming");
    const fault = new URL("./full-disk.mjs", import.meta.url).href;
    const args = ["import", file, "--establishment", establishment, "--json"];

    const refused = await runCli(args, { ...environment, NODE_OPTIONS: `--import=${fault}` });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("ENOSPC");
    expect(await readdir(incoming)).toEqual([]);

    const { code, json } = await runCli(args, environment);
    expect(code).toBe(0);
    expect(json).toMatchObject([{ status: "imported", created: candidates }]);
    await rm(directory, { recursive: true, force: true });
  }, 120_000);
});

/** Starts the command and kills it after so many milliseconds, unless it ended before. */
async function killAfter(delay: number, args: readonly string[], environment: Record<string, string>) {
  const child = startCli(args, environment);
  child.stdout.resume();
  child.stderr.resume();
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const timer = setTimeout(() => child.kill("SIGKILL"), delay);
  await ended;
  clearTimeout(timer);
}
