import { beforeAll, describe, expect, it } from "vitest";
import { Me } from "../../src/accounts/account.schema.ts";
import { sessionLifetime } from "../../src/accounts/session-lifetime.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";

describeEachDatabase("session", (open) => {
  let test: TestApp;
  let secure: TestApp;
  beforeAll(async () => {
    const database = await open();
    test = await openTestApp(database);
    secure = await openTestApp(database, { publicUrl: new URL("https://parcoursup.ecole.example") });
  });

  it("connecte, reconnaît, déconnecte (ASVS 7.4.1)", async () => {
    const { credentials, name } = await test.school();
    const client = test.visitor();
    const answer = await client.post("/api/session", credentials);
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.read(Me)).toMatchObject({
      email: credentials.email,
      role: "school_admin",
      school: { name },
    });
    expect((await client.get("/api/me")).body).toEqual(answer.body);

    const stolen = new Map(client.cookies);
    expect((await client.delete("/api/session")).status).toBe(204);
    expect(client.cookies.size).toBe(0);
    const thief = test.visitor();
    for (const [cookie, value] of stolen) thief.cookies.set(cookie, value);
    expect((await thief.get("/api/me")).status).toBe(401);
  });

  it("se déconnecter sans session, ou en annonçant du JSON qui n'y est pas, n'est pas une erreur", async () => {
    const client = test.visitor();
    expect((await client.delete("/api/session")).status).toBe(204);
    expect((await client.delete("/api/session", { "content-type": "application/json" })).status).toBe(204);
  });

  it("le cookie : HttpOnly, SameSite=Strict, sans durée ; Secure et __Host- en https (ASVS 3.3.1 à 3.3.4)", async () => {
    const { credentials } = await test.school();
    const plain = await test.visitor().post("/api/session", credentials);
    expect(plain.headers["set-cookie"]).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);

    const origin = { origin: "https://parcoursup.ecole.example" };
    const https = await secure.visitor().post("/api/session", credentials, origin);
    expect(https.headers["set-cookie"]).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it("un jeton choisi par un autre ne devient jamais une session (ASVS 7.2.4)", async () => {
    const { credentials } = await test.school();
    const planted = "A".repeat(43);
    const client = test.visitor();
    client.cookies.set("session", planted);
    await client.post("/api/session", credentials);
    expect(client.cookies.get("session")).not.toBe(planted);
    const attacker = test.visitor();
    attacker.cookies.set("session", planted);
    expect((await attacker.get("/api/me")).status).toBe(401);
  });

  it("expire, et le dit comme une session absente", async () => {
    const { admin } = await test.school();
    test.advance(sessionLifetime.idle + 1);
    expect(await admin.get("/api/me")).toMatchObject({ status: 401, body: { code: "session.required" } });
  });

  it("freine : 429 avec Retry-After", async () => {
    const { credentials } = await test.school();
    const client = test.visitor("198.51.100.7");
    const wrong = { ...credentials, password: "raté" };
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await client.post("/api/session", wrong)).toMatchObject({
        status: 401,
        body: { code: "session.invalid_credentials" },
      });
    const answer = await client.post("/api/session", credentials);
    expect(answer).toMatchObject({ status: 429, body: { code: "session.throttled", retryAfter: 900 } });
    expect(answer.headers["retry-after"]).toBe("900");
  });

  it("sans proxy annoncé, X-Forwarded-For ne fait pas changer de place", async () => {
    const client = test.visitor("198.51.100.8");
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const forged = { "x-forwarded-for": `203.0.113.${attempt}` };
      const body = { email: "cible@ecole.example", password: "x" };
      statuses.push((await client.post("/api/session", body, forged)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it.each([[{}], [{ email: "a@ecole.example" }], [{ email: "a@ecole.example", password: "x".repeat(201) }]])(
    "%j est refusé en nommant le champ",
    async (body) => {
      const answer = await test.visitor().post("/api/session", body);
      expect(answer).toMatchObject({
        status: 422,
        body: { code: "request.invalid", field: expect.any(String) },
      });
    },
  );

  describe("demandes venues d'un autre site (ASVS 3.5.1)", () => {
    it.each([
      { origin: "https://mechant.example" },
      { origin: "null" },
      { origin: "http://parcoursup.ecole.example.mechant.example" },
      { origin: "http://parcoursup.ecole.example:8080" },
    ])("%j est refusée, même avec le bon cookie", async (headers) => {
      const { admin } = await test.school();
      const refused = { status: 403, body: { code: "request.foreign_origin" } };
      expect(await admin.patch("/api/school", { name: "Piratée" }, headers)).toMatchObject(refused);
      expect(await admin.delete("/api/session", headers)).toMatchObject(refused);
      expect((await admin.get("/api/me")).status).toBe(200);
    });

    it("derrière un proxy, c'est PUBLIC_URL qui fait foi", async () => {
      const { credentials } = await test.school();
      const client = secure.visitor();
      expect((await client.post("/api/session", credentials)).status).toBe(403);
      const origin = { origin: "https://parcoursup.ecole.example" };
      expect((await client.post("/api/session", credentials, origin)).status).toBe(200);
    });
  });
});
