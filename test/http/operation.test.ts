import { beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";

const local = "127.0.0.1";
/** What `trustProxy` and the token do not decide: who connects. */
const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({
  method: "GET" as const,
  url: "/metrics",
  remoteAddress,
  headers,
});

describeEmbeddedDatabase("surveillance", (open) => {
  let test: TestApp;
  let withToken: TestApp;
  let behindProxy: TestApp;
  beforeAll(async () => {
    const database = await open();
    test = await openTestApp(database);
    withToken = await openTestApp(database, { metricsToken: "jeton-de-mesure" });
    behindProxy = await openTestApp(database, { publicUrl: new URL("https://parcoursup.ecole.example") });
  });

  it("/metrics : des requêtes par route, des imports par issue, jamais d'adresse ni de nom", async () => {
    const { admin } = await test.school();
    const file = JSON.stringify(sampleExport([sampleCandidate()]));
    expect((await upload(admin, "0870015U", file)).status).toBe(201);
    await admin.get("/api/candidates?stage=sas&lastName=MARTIN");
    const { statusCode, headers, body } = await test.app.inject(from(local));
    expect(statusCode).toBe(200);
    expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(body).toContain('hub3e_imports_total{status="imported"} 1');
    expect(body).toContain("hub3e_import_candidates_total 1");
    expect(body).toMatch(
      /hub3e_http_request_seconds_count\{method="GET",route="\/api\/candidates",status="2xx"\} 1/,
    );
    expect(body).toMatch(/process_resident_memory_bytes \d{7,}/);
    expect(body).not.toMatch(/MARTIN|0870015U/);
    for (const line of body.trimEnd().split("\n"))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\n]*",?)+\})? [-+.\de]+)$/);
  });

  it.each([
    ["d'une autre machine", () => test.app.inject(from("192.0.2.1"))],
    ["à travers un proxy", () => test.app.inject(from(local, { "x-forwarded-for": "192.0.2.1" }))],
    ["derrière PUBLIC_URL, sans jeton", () => behindProxy.app.inject(from(local))],
    ["sans le jeton", () => withToken.app.inject(from(local))],
    ["avec un autre jeton", () => withToken.app.inject(from(local, { authorization: "Bearer autre" }))],
  ])("/metrics est refusé %s (ASVS 13.4.5)", async (_name, ask) => {
    const { statusCode, body } = await ask();
    expect(statusCode).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ code: "metrics.forbidden" });
  });

  it("/metrics s'ouvre de partout avec son jeton", async () => {
    const headers = { authorization: "Bearer jeton-de-mesure" };
    expect((await withToken.app.inject(from("192.0.2.1", headers))).statusCode).toBe(200);
  });

  it("chaque réponse porte son numéro ; celui d'un proxy est repris s'il en a la forme", async () => {
    const id = async ({ app }: TestApp, given: string) =>
      (await app.inject({ url: "/health", headers: { "x-request-id": given } })).headers["x-request-id"];
    expect(await id(test, "numero-du-client")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await id(behindProxy, "numero-du-proxy")).toBe("numero-du-proxy");
    expect(await id(behindProxy, "Camille Durand")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("/ready : non quand la base est d'une autre version, ni pendant l'arrêt ; /health reste", async () => {
    const ready = async () => (await test.app.inject({ url: "/ready" })).json();
    expect(await ready()).toEqual({ status: "ok" });
    const migrations = test.database.db.withTables<{
      kysely_migration: { name: string; timestamp: string };
    }>();
    const future = { name: "9999-future", timestamp: "2099-01-01" };
    await migrations.insertInto("kysely_migration").values(future).execute();
    expect(await ready()).toEqual({ status: "other-version" });
    await migrations.deleteFrom("kysely_migration").where("name", "=", future.name).execute();
    expect(await ready()).toEqual({ status: "ok" });
    test.stopping.ask();
    expect(await ready()).toEqual({ status: "stopping" });
    expect((await test.app.inject({ url: "/health" })).statusCode).toBe(200);
  });
});
