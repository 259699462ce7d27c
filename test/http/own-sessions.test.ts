import { beforeAll, expect, it } from "vitest";
import { OwnSession } from "../../src/accounts/account.schema.ts";
import { recentFor } from "../../src/accounts/caller.ts";
import { sessionLifetime } from "../../src/accounts/session-lifetime.ts";
import { minute } from "../../src/clock.ts";
import { list } from "../../src/schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { goodPassword } from "../support/schools.ts";

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

describeEachDatabase("ses sessions", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });
  const sessionsOf = async (client: Client) =>
    (await client.get("/api/me/sessions")).read(list(OwnSession)).items;

  it("on voit où l'on est connecté, depuis quand, et d'où l'on regarde (ASVS 7.5.2)", async () => {
    const { credentials, admin } = await test.school();
    test.advance(5 * minute);
    const elsewhere = test.visitor();
    await elsewhere.post("/api/session", credentials, { "user-agent": firefox });
    const seen = await sessionsOf(elsewhere);
    expect(seen).toMatchObject([
      { browser: "Firefox sous Windows", current: true, createdAt: test.clock().toISOString() },
      { browser: "Programme ou navigateur inconnu", current: false },
    ]);
    expect((await sessionsOf(admin)).filter(({ current }) => current)).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain(elsewhere.cookies.get("session"));

    test.advance(sessionLifetime.idle - minute);
    await elsewhere.get("/api/me");
    test.advance(2 * minute);
    expect(await sessionsOf(elsewhere)).toHaveLength(1);
  });

  it("on ferme une session, ou toutes les autres ; celle d'autrui n'existe pas", async () => {
    const { credentials, admin } = await test.school();
    const [one, two] = [await test.signedIn(credentials), await test.signedIn(credentials)];
    const [{ id = "" } = {}] = (await sessionsOf(one)).filter(({ current }) => current);
    expect((await admin.delete(`/api/me/sessions/${id}`)).status).toBe(204);
    expect((await one.get("/api/me")).status).toBe(401);
    expect((await two.get("/api/me")).status).toBe(200);
    expect(await admin.delete(`/api/me/sessions/${id}`)).toMatchObject({
      status: 404,
      body: { code: "session.not_found" },
    });

    const other = await test.school();
    const [theirs] = await sessionsOf(other.admin);
    expect((await admin.delete(`/api/me/sessions/${theirs?.id}`)).status).toBe(404);
    expect((await other.admin.get("/api/me")).status).toBe(200);

    expect((await admin.delete("/api/me/sessions")).status).toBe(204);
    expect((await two.get("/api/me")).status).toBe(401);
    expect(await sessionsOf(admin)).toHaveLength(1);
  });

  it("le mot de passe redonné rouvre les actes dangereux, sous un nouveau jeton (ASVS 7.2.4, 7.5.1)", async () => {
    const school = await test.school();
    const { admin } = school;
    const { actor } = await test.user(school, "recruiter");
    const promote = () => admin.patch(`/api/users/${actor.accountId}`, { role: "school_admin" });
    test.advance(recentFor);
    const refused = { status: 403, body: { code: "session.recent_authentication_required" } };
    expect(await promote()).toMatchObject(refused);
    expect((await admin.get("/api/users")).status).toBe(200);

    const before = new Map(admin.cookies);
    const wrong = await admin.post("/api/session/authentication", { password: "raté" });
    expect(wrong).toMatchObject({ status: 422, body: { code: "account.wrong_password" } });
    expect(await promote()).toMatchObject(refused);
    expect((await admin.post("/api/session/authentication", { password: goodPassword })).status).toBe(204);
    expect((await promote()).status).toBe(200);
    const former = test.visitor();
    for (const [name, value] of before) former.cookies.set(name, value);
    expect((await former.get("/api/me")).status).toBe(401);
    test.advance(recentFor - 1);
    expect((await promote()).status).toBe(200);
    test.advance(1);
    expect(await promote()).toMatchObject(refused);
  });

  it("une session volée ne sert pas à chercher le mot de passe par là non plus (ASVS 6.3.1)", async () => {
    const { admin } = await test.school();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      statuses.push((await admin.post("/api/session/authentication", { password: "essai" })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});
