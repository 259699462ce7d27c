import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { openServerDatabase } from "../../src/database/server-database.ts";
import { generateExport } from "../../src/parcoursup/sample/generate-export.ts";
import { purgeWhenDue } from "../../src/privacy/purge-when-due.ts";
import { databaseUrl, onServer } from "../support/prepare-databases.ts";
import { instanceHeader, type RoundRobin, startRoundRobin } from "../support/round-robin.ts";
import { type RunningServer, sendImport, signInAt, startServer } from "../support/running-server.ts";

const template = inject("serverTemplate");
const name = `${template?.name}_instances`;
const count = 3;
const exportOf = (candidates: number, seed: number) =>
  [...generateExport({ candidates, bulletins: false, seed })].join("");

/** The built program three times on one server, behind a proxy that gives each request to the next one. */
describe.skipIf(template === null)("trois instances derrière un répartiteur sans affinité", () => {
  let directory: string;
  let instances: RunningServer[];
  let proxy: RoundRobin;
  let database: Database;
  let headers: Record<string, string>;
  let started: PromiseSettledResult<RunningServer>[];

  beforeAll(async () => {
    if (template === null) return;
    directory = await mkdtemp(join(tmpdir(), "hub3e-instances-"));
    await onServer(`create database ${name}`);
    const url = databaseUrl(template.serverUrl, name);
    // Together, on an empty database: each one wants to create everything.
    started = await Promise.allSettled(
      Array.from({ length: count }, (_each, place) =>
        startServer({ DATABASE_URL: url, DATA_DIR: join(directory, String(place)) }),
      ),
    );
    instances = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    database = await openServerDatabase(url);
    proxy = await startRoundRobin(instances.map(({ address }) => address));
    headers = await signInAt(proxy.address);
  }, 180_000);
  afterAll(async () => {
    await proxy?.close();
    await Promise.all(instances.map((instance) => instance.stop()));
    await database?.close();
    await onServer(`drop database if exists ${name} with (force)`);
    await rm(directory, { recursive: true, force: true });
  });

  const get = (path: string, sent = headers) => fetch(`${proxy.address}${path}`, { headers: sent });
  const candidates = async () =>
    Number((await database.db.selectFrom("candidate").select(sql<string>`count(*)`.as("n")).execute())[0]?.n);

  it("parties ensemble d'une base vide, elles la créent une fois", async () => {
    expect(started.map(({ status }) => status)).toEqual(Array(count).fill("fulfilled"));
    expect(await database.db.selectFrom("school").select("id").execute()).toHaveLength(1);
    expect(await database.db.selectFrom("account").select("id").execute()).toHaveLength(1);
  });

  it("une session vaut partout, et sa fin aussi", async () => {
    const other = await signInAt(proxy.address);
    const ask = async () => {
      const answers = await Promise.all(Array.from({ length: 2 * count }, () => get("/api/me", other)));
      const places = new Set(answers.map((answer) => answer.headers.get(instanceHeader)));
      expect(places.size).toBe(count);
      return new Set(answers.map(({ status }) => status));
    };
    expect(await ask()).toEqual(new Set([200]));
    await fetch(`${proxy.address}/api/session`, { method: "DELETE", headers: other });
    expect(await ask()).toEqual(new Set([401]));
  });

  it("les essais de mot de passe se comptent ensemble", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const body = JSON.stringify({ email: "quelqu.un@ecole.example", password: "un mauvais mot de passe" });
      const sent = { origin: proxy.address, "content-type": "application/json" };
      const options = { method: "POST", headers: sent, body };
      statuses.push((await fetch(`${proxy.address}/api/session`, options)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  }, 60_000);

  it("le même fichier, envoyé à toutes en même temps : chacun n'est créé qu'une fois", async () => {
    const file = exportOf(60, 7);
    const answers = await Promise.all(instances.map(() => sendImport(proxy.address, headers, file)));
    expect(new Set(answers.map((answer) => answer.headers.get(instanceHeader))).size).toBe(count);
    const reports = await Promise.all(answers.map((answer) => answer.json()));
    const created = reports.map((report) => Number(Object(report).created)).sort((a, b) => a - b);
    expect(created).toEqual([0, 0, 60]);
    expect(await candidates()).toBe(60);
  }, 60_000);

  it("la purge quotidienne d'une école n'est faite que par l'une d'elles", async () => {
    const purges = await Promise.all(
      Array.from({ length: count }, () => purgeWhenDue(database, systemClock, () => true)),
    );
    expect(purges.flat()).toHaveLength(1);
  });

  it("l'une est tuée pendant un import : seules ses propres requêtes échouent, rien n'est à moitié écrit, une autre le dit", async () => {
    const before = await candidates();
    const file = exportOf(1_500, 8);
    const answer = await sendImport(proxy.address, { ...headers, accept: "text/event-stream" }, file);
    const place = Number(answer.headers.get(instanceHeader));
    const killed = instances[place];
    let isOver = false;
    let isKilled = false;
    const others: { place: string | null; status: number }[] = [];
    const readers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const read = await get("/api/candidates?stage=sas").catch(() => null);
        others.push({ place: read?.headers.get(instanceHeader) ?? null, status: read?.status ?? 0 });
      }
    });
    const broken = (async () => {
      let events = "";
      for await (const chunk of answer.body ?? []) {
        events += Buffer.from(chunk).toString("utf8");
        if (!isKilled && events.includes('"step":"checking"')) {
          isKilled = true;
          await killed?.stop("SIGKILL");
        }
      }
    })();
    await expect(broken).rejects.toThrow();
    expect(isKilled).toBe(true);
    for (let more = 0; more < 3 * count; more++) expect((await get("/api/me")).status).toBe(200);
    isOver = true;
    await Promise.all(readers);
    const failed = others.filter(({ status }) => status !== 200);
    expect(others.length - failed.length).toBeGreaterThan(0);
    // Each reader may have had one request at the killed instance; nobody else noticed.
    expect(failed.length).toBeLessThanOrEqual(readers.length);
    expect(failed.filter(({ place: at }) => at !== null && at !== String(place))).toEqual([]);
    expect(await candidates()).toBe(before);

    // Its silence is taken for long, instead of waiting for it.
    await sql`update import set alive_at = now() - interval '1 hour' where finished_at is null`.execute(
      database.db,
    );
    await vi.waitFor(
      async () => {
        const [latest] = await database.db
          .selectFrom("import")
          .select("state")
          .orderBy("id", "desc")
          .limit(1)
          .execute();
        expect(latest?.state).toBe("interrupted");
      },
      { timeout: 20_000, interval: 200 },
    );
    const again = await sendImport(proxy.address, headers, file, ["many_missing"]);
    expect(again.status).toBe(201);
    expect(await candidates()).toBe(before + 1_500);
  }, 120_000);

  it("les autres s'arrêtent proprement, et l'administrateur n'y a rien perdu", async () => {
    expect((await signInAt(proxy.address)).cookie).not.toBe("");
    const living = instances.filter(({ process }) => process.signalCode === null);
    expect(await Promise.all(living.map((instance) => instance.stop()))).toEqual([0, 0]);
  }, 60_000);
});
