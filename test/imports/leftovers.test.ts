import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiveFile, removeLeftovers } from "../../src/imports/received-file.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hub3e-incoming-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
const uuid = "7b0b1f3c-0000-4000-8000-000000000000";

async function leave(name: string, secondsAgo = 0): Promise<string> {
  await writeFile(join(directory, name), "{}");
  const then = Date.now() / 1000 - secondsAgo;
  await utimes(join(directory, name), then, then);
  return name;
}

/** The number of a process that has ended. */
function goneProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

describe("ce qu'un programme tué laisse derrière lui", () => {
  it("disparaît au démarrage suivant quand le dossier est à lui seul", async () => {
    await leave(`1-${uuid}.upload`);
    await leave(`${process.ppid}-${machine}-${uuid}.upload`);
    await leave(`${uuid}.spool`);
    const other = await leave("autre.txt");
    await removeLeftovers(directory, true);
    expect(await readdir(directory)).toEqual([other]);
  });

  it("avec un serveur PostgreSQL, seulement ce qu'a écrit un processus qui n'est plus", async () => {
    const kept = [
      // Of a process that lives; of another machine; of this process.
      await leave(`${process.ppid}-${machine}-${uuid}.upload`),
      await leave(`${goneProcess()}-${"0".repeat(12)}-${uuid}.upload`),
      await leave(`${process.pid}-${machine}-${uuid}.upload`),
    ];
    await leave(`${goneProcess()}-${machine}-${uuid}.upload`);
    await removeLeftovers(directory, false);
    expect((await readdir(directory)).sort()).toEqual(kept.sort());
  });

  it("un numéro de processus qui revient ne protège pas le fichier de celui d'avant", async () => {
    await leave(`${process.pid}-${machine}-${uuid}.upload`, process.uptime() + 60);
    await removeLeftovers(directory, false);
    expect(await readdir(directory)).toEqual([]);
  });

  it("rien ne dure plus d'un jour", async () => {
    await leave(`${process.ppid}-${machine}-${uuid}.upload`, 25 * 3600);
    await removeLeftovers(directory, false);
    expect(await readdir(directory)).toEqual([]);
  });

  it("un fichier reçu porte le nom auquel son processus se reconnaît", async () => {
    const { path } = await receiveFile(Readable.from([Buffer.from("{}")]), "export.json", directory);
    expect(path).toContain(`/${process.pid}-${machine}-`);
    await removeLeftovers(directory, false);
    expect(await readdir(directory)).toHaveLength(1);
  });
});
