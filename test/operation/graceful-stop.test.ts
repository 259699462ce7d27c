import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { generateCandidates, generateExport } from "../../src/parcoursup/sample/generate-export.ts";
import { databaseUrl, onServer } from "../support/prepare-databases.ts";
import { sendImport, signInAt, startServer } from "../support/running-server.ts";

const template = inject("serverTemplate");
const name = `${template?.name}_stop`;
const candidates = 1_500;
const options = { candidates, bulletins: false, seed: 5 };
const file = [...generateExport(options)].join("");

const kinds = [
  { kind: "base embarquée", isServer: false, skip: false },
  { kind: "serveur PostgreSQL", isServer: true, skip: template === null },
];

for (const { kind, isServer, skip } of kinds)
  describe.skipIf(skip)(`le service s'arrête pendant un import (${kind})`, () => {
    let directory: string;
    let environment: Record<string, string>;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), "hub3e-stop-"));
      environment = { DATA_DIR: join(directory, "data"), LOG_LEVEL: "trace" };
      if (isServer && template !== null) {
        await onServer(`create database ${name} template ${template.name}`);
        environment.DATABASE_URL = databaseUrl(template.serverUrl, name);
      } else await cp(inject("embeddedTemplate"), join(directory, "data"), { recursive: true });
    });
    afterAll(async () => {
      await rm(directory, { recursive: true, force: true });
      if (isServer && template !== null) await onServer(`drop database ${name} with (force)`);
    });

    it("le temps est écoulé : l'import est annulé et le dit, rien n'est écrit, la sortie est normale", async () => {
      const { code, events } = await stopDuringImport({ ...environment, STOP_TIMEOUT: "0" });
      expect(code).toBe(0);
      expect(events).toMatch(/\nevent: error\ndata: \{[^\n]*"code":"import\.program_stops"[^\n]*\}\n\n$/);
      expect(await content()).toEqual({ candidates: 0, states: ["interrupted"] });
      expect(await readdir(join(directory, "data", "incoming"))).toEqual([]);
    }, 120_000);

    it("le temps suffit : l'import finit, sa réponse part, puis le service s'arrête ; ses journaux ne nomment personne", async () => {
      const { code, events, log } = await stopDuringImport({ ...environment, STOP_TIMEOUT: "60" });
      expect(code).toBe(0);
      expect(events).toContain('"status":"imported"');
      expect(log).not.toContain("the time is over");
      expect(await content()).toEqual({ candidates, states: ["interrupted", "imported"] });
      expect(peopleIn(log)).toEqual([]);
      expect(log).toContain('"route":"/api/candidates"');
    }, 120_000);

    async function content() {
      const database = await openDatabase(
        { databaseUrl: environment.DATABASE_URL ?? null, dataDirectory: join(directory, "data") },
        "refuse",
      );
      try {
        const people = await database.db.selectFrom("candidate").select("id").execute();
        const imports = await database.db.selectFrom("import").select("state").orderBy("id").execute();
        return { candidates: people.length, states: imports.map(({ state }) => state) };
      } finally {
        await database.close();
      }
    }
  });

/** Asks the service to stop once it has begun to work on a file; gives what the client received, and the log. */
async function stopDuringImport(environment: Record<string, string>) {
  const server = await startServer(environment);
  const headers = await signInAt(server.address);
  await askForPeople(server.address, headers);
  const answer = await sendImport(server.address, { ...headers, accept: "text/event-stream" }, file);
  let events = "";
  let ended: Promise<number | null> | null = null;
  for await (const chunk of answer.body ?? []) {
    events += Buffer.from(chunk).toString("utf8");
    if (events.includes('"step":"checking"')) ended ??= server.stop();
  }
  const code = await (ended ?? server.stop());
  return { code, events, log: server.log.join("\n") };
}

/** Requests that hold personal data in their address and body, right and wrong. */
async function askForPeople(address: string, headers: Record<string, string>): Promise<void> {
  const [person] = people;
  const filter = new URLSearchParams({ lastName: person.lastName, email: person.email, sort: "nowhere" });
  for (const query of [`stage=sas&${filter}`, "stage=sas", `stage=${person.lastName}`])
    await fetch(`${address}/api/candidates?${query}`, { headers });
  await fetch(`${address}/api/${person.lastName}/${person.email}`, { headers });
  const json = { ...headers, "content-type": "application/json" };
  const guess = JSON.stringify({ email: person.email, password: person.lastName });
  await fetch(`${address}/api/session`, { method: "POST", headers: json, body: guess });
  await fetch(`${address}/api/session`, { method: "POST", headers: json, body: guess.slice(0, -5) });
}

interface Person {
  readonly lastName: string;
  readonly email: string;
  readonly birthDate: string;
}

/** Everybody in the file; more than one, so that the first is there. */
const people = readPeople();

function readPeople(): [Person, ...Person[]] {
  const [first, ...others] = [...generateCandidates(options)].map((entry): Person => {
    const text = JSON.stringify(entry);
    const read = (key: RegExp) => key.exec(text)?.[1] ?? "";
    return {
      lastName: read(/"NomCandidat":"([^"]+)"/),
      email: read(/"CoordonneesAdressemail":"([^"]+)"/),
      birthDate: read(/"DateNaissance":"([^"]+)"/),
    };
  });
  if (first === undefined || first.lastName === "" || first.email === "" || first.birthDate === "")
    throw new Error("the sample names nobody");
  return [first, ...others];
}

/** What of these people the log tells: names as words, addresses, birth dates in both notations. */
function peopleIn(log: string): string[] {
  const words = new Set(log.split(/[^\p{L}\p{N}@._/-]+/u));
  return people.flatMap(({ lastName, email, birthDate }) => {
    const iso = birthDate.split("/").reverse().join("-");
    return [lastName, email, birthDate, iso].filter((text) => words.has(text));
  });
}
