import { describe, expect, it } from "vitest";
import { defaultRateLimits, readRateLimits } from "../../src/accounts/rate-limits.ts";
import { minute, second } from "../../src/clock.ts";
import { RequestBuckets } from "../../src/http/request-buckets.ts";
import { openTestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";

/** What counts as more than one request more; a route that costs much and is missing here fails nothing, one that is added fails. */
const costly = {
  imports: [
    "POST /api/establishments/:uai/imports",
    "POST /api/establishments/:uai/table-imports",
    "POST /api/imports/:id/undo",
  ],
  exports: [
    "GET /api/candidates/export",
    "POST /api/candidates/exports",
    "GET /api/candidates/:id/personal-data.zip",
    "GET /api/candidates/:id/wishes/:wishId/parcoursup.json",
    "GET /api/imports/:id/export.csv",
    "GET /api/journal/export.csv",
    "GET /api/journal/export.xlsx",
  ],
  accounts: [
    "POST /api/session/authentication",
    "POST /api/me/password",
    "POST /api/me/second-factor",
    "POST /api/me/second-factor/confirmation",
    "POST /api/me/second-factor/recovery-codes",
    "DELETE /api/me/second-factor",
    "DELETE /api/users/:id/second-factor",
    "POST /api/users",
    "PATCH /api/users/:id",
    "POST /api/users/:id/password",
    "POST /api/users/:id/password-link",
  ],
};
const throttled = { status: 429, body: { code: "request.throttled", title: "Trop de demandes" } };

describe("RATE_LIMITS", () => {
  it("ce qui n'est pas nommé garde sa valeur", () => {
    expect(readRateLimits(null)).toEqual(defaultRateLimits);
    expect(readRateLimits(" imports = 60,exports=30 ")).toEqual({
      ...defaultRateLimits,
      imports: 60,
      exports: 30,
    });
  });

  it.each(["imports", "imports=0", "imports=-1", "imports=1.5", "everything=3", "", "imports=60,"])(
    "« %s » est refusé",
    (text) => {
      expect(() => readRateLimits(text)).toThrow("RATE_LIMITS");
    },
  );
});

describe("les demandes qui restent", () => {
  it("reviennent au fil de la minute, jamais plus que le compte ; chacun a les siennes", () => {
    const buckets = new RequestBuckets(6);
    let now = 1_000_000;
    const take = (caller: string) => buckets.take(caller, now);
    expect(Array.from({ length: 7 }, () => take("a"))).toEqual([0, 0, 0, 0, 0, 0, 10]);
    expect(take("b")).toBe(0);
    now += 9 * second;
    expect(take("a")).toBe(1);
    now += second;
    expect([take("a"), take("a")]).toEqual([0, 10]);
    now += 60 * minute;
    expect(Array.from({ length: 7 }, () => take("a"))).toEqual([0, 0, 0, 0, 0, 0, 10]);
    // An hour later nobody else is remembered.
    expect(buckets.size).toBe(1);
  });

  it("deux cents personnes qui partagent un compte et une session, une page toutes les quatre secondes, n'en manquent jamais", () => {
    const buckets = new RequestBuckets(defaultRateLimits.requests);
    const every = (4 * second) / 200;
    const waits = Array.from({ length: 15_000 }, (_page, number) => buckets.take("tous", number * every));
    expect(waits.filter((wait) => wait > 0)).toEqual([]);
  });

  it("une horloge qui recule n'en donne ni n'en prend", () => {
    const buckets = new RequestBuckets(2);
    expect([buckets.take("a", 100_000), buckets.take("a", 50_000), buckets.take("a", 50_000)]).toEqual([
      0, 0, 30,
    ]);
  });
});

describeEachDatabase("des demandes trop nombreuses de quelqu'un de connecté (ASVS 2.4.1)", (open) => {
  const limits = (given: Partial<typeof defaultRateLimits>) => ({ ...defaultRateLimits, ...given });

  it("les routes qui coûtent sont celles-ci", async () => {
    const test = await openTestApp(await open());
    const registered = (cost: string) =>
      test.app.guardedRoutes
        .filter(({ method, costs }) => method !== "HEAD" && costs === cost)
        .map(({ method, url }) => `${method} ${url}`);
    for (const [cost, routes] of Object.entries(costly))
      expect(registered(cost).sort()).toEqual(routes.sort());
  });

  it("une session est freinée sans que les autres le soient, en disant quand revenir", async () => {
    const test = await openTestApp(await open(), { rateLimits: limits({ requests: 6 }) });
    const { admin, credentials } = await test.school();
    const colleague = await test.signedIn(credentials);
    for (let time = 0; time < 6; time += 1) expect((await admin.get("/api/me")).status).toBe(200);
    const refused = await admin.get("/api/candidates?stage=sas");
    expect(refused).toMatchObject(throttled);
    expect(refused.headers["retry-after"]).toBe("10");
    expect(refused.body).toMatchObject({
      message: "Trop de demandes en peu de temps : celle-ci n'a pas été traitée. Réessayez dans 10 s.",
    });
    expect((await colleague.get("/api/me")).status).toBe(200);
    test.advance(10 * second);
    expect((await admin.get("/api/me")).status).toBe(200);
  });

  it("qui n'a pas de session est compté par réseau ; la page et ses fichiers ne le sont pas", async () => {
    const test = await openTestApp(await open(), { rateLimits: limits({ requests: 3 }) });
    const stranger = test.visitor("198.51.100.20");
    for (let time = 0; time < 3; time += 1) expect((await stranger.get("/api/me")).status).toBe(401);
    expect(await stranger.get("/api/sign-in")).toMatchObject(throttled);
    expect((await stranger.get("/health")).status).toBe(200);
    expect((await test.visitor("198.51.100.21").get("/api/sign-in")).status).toBe(200);
  });

  it("imports : comptés par compte, pour toutes les instances et toutes les sessions ; un envoi mal formé ne compte pas", async () => {
    const database = await open();
    const rateLimits = limits({ imports: 2 });
    const [one, another] = [
      await openTestApp(database, { rateLimits }),
      await openTestApp(database, { rateLimits }),
    ];
    const { admin, credentials } = await one.school();
    const elsewhere = await another.signedIn(credentials);
    const file = JSON.stringify(sampleExport([sampleCandidate()]));
    expect((await admin.post("/api/imports/x/undo")).status).toBe(404);
    expect((await upload(admin, "0870015U", file)).status).toBe(201);
    expect((await upload(elsewhere, "0870015U", file, { query: "?dryRun=true" })).status).toBe(201);
    for (const client of [admin, elsewhere]) {
      const refused = await upload(client, "0870015U", file);
      expect(refused).toMatchObject(throttled);
      expect(refused.headers["retry-after"]).toBe("900");
    }
    expect((await admin.get("/api/candidates?stage=sas")).status).toBe(200);
    one.advance(15 * minute);
    expect((await upload(admin, "0870015U", file)).status).toBe(201);
  });

  it("exports et droit d'accès ensemble ; mots de passe et liens ensemble, justes ou faux", async () => {
    const test = await openTestApp(await open(), { rateLimits: limits({ exports: 2, accounts: 3 }) });
    const school = await test.school();
    const { actor } = await test.user(school, "recruiter");
    const { admin } = school;
    expect((await admin.get("/api/candidates/export?stage=sas&format=csv&columns=lastName")).status).toBe(
      200,
    );
    expect((await admin.get("/api/candidates/999/personal-data.zip")).status).toBe(404);
    expect(await admin.get("/api/journal/export.csv")).toMatchObject(throttled);

    const link = () => admin.post(`/api/users/${actor.accountId}/password-link`);
    expect((await link()).status).toBe(201);
    expect((await link()).status).toBe(201);
    const wrong = { currentPassword: "raté", newPassword: "tiroir lagune pinceau hibou" };
    expect((await admin.post("/api/me/password", wrong)).status).toBe(422);
    expect(await link()).toMatchObject(throttled);
    // Somebody else's are their own.
    const other = (await test.school()).admin;
    expect((await other.get("/api/journal/export.csv")).status).toBe(200);
  });
});
