import { beforeAll, expect, it } from "vitest";
import { Me, PasswordLink } from "../../src/accounts/account.schema.ts";
import { hour } from "../../src/clock.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { eventsOf } from "../support/journal.ts";
import { goodPassword } from "../support/schools.ts";
import { setUpSecondFactor } from "../support/second-factor.ts";

const newPassword = "tiroir lagune pinceau hibou";
const invalid = { status: 404, body: { code: "password_link.invalid" } };

describeEachDatabase("lien pour choisir un mot de passe (ASVS 6.4.3)", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });

  async function somebody() {
    const school = await test.school();
    const person = await test.user(school, "recruiter");
    return { school, ...person, link: () => linkFor(school.admin, person.actor.accountId) };
  }
  async function linkFor(admin: Client, accountId: string): Promise<string> {
    const answer = await admin.post(`/api/users/${accountId}/password-link`);
    expect(answer.status).toBe(201);
    const { path, expiresAt } = answer.read(PasswordLink);
    expect(Date.parse(expiresAt) - test.clock().getTime()).toBe(24 * hour);
    return path.split("#")[1] ?? "";
  }
  const choose = (token: string, chosen = newPassword) =>
    test.visitor().post("/api/password-links/password", { token, newPassword: chosen });
  const read = (token: string) => test.visitor().post("/api/password-links/reading", { token });

  it("la personne choisit elle-même ; ses sessions se ferment, l'ancien mot de passe ne vaut plus rien", async () => {
    const { school, credentials, link } = await somebody();
    const session = await test.signedIn(credentials);
    const token = await link();
    expect((await session.get("/api/me")).status).toBe(200);
    expect((await read(token)).body).toEqual({ email: credentials.email });
    expect((await choose(token)).status).toBe(204);
    expect((await session.get("/api/me")).status).toBe(401);
    await expect(test.signedIn(credentials)).rejects.toThrow("401");
    const again = await test.signedIn({ ...credentials, password: newPassword });
    expect((await again.get("/api/me")).read(Me).mustChangePassword).toBe(false);
    expect((await eventsOf(test.database, school.schoolId)).slice(-2)).toEqual([
      "account.password_link_created",
      "account.password_link_used",
    ]);
  });

  it("un autre mot de passe, choisi ou reçu entre-temps, ou un compte désactivé le périment", async () => {
    const { school, actor, credentials, link } = await somebody();
    const user = `/api/users/${actor.accountId}`;
    const own = await test.signedIn(credentials);
    const beforeChange = await link();
    const change = { currentPassword: credentials.password, newPassword };
    expect((await own.post("/api/me/password", change)).status).toBe(204);
    expect(await read(beforeChange)).toMatchObject(invalid);

    const beforeReset = await link();
    expect((await school.admin.post(`${user}/password`)).status).toBe(200);
    expect(await choose(beforeReset)).toMatchObject(invalid);

    const beforeDisabling = await link();
    await school.admin.patch(user, { disabled: true });
    await school.admin.patch(user, { disabled: false });
    expect(await choose(beforeDisabling)).toMatchObject(invalid);
  });

  it("il sert une fois, même demandé par plusieurs ensemble", async () => {
    const { link } = await somebody();
    const token = await link();
    const answers = await Promise.all([choose(token), choose(token), choose(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    expect(await choose(token)).toMatchObject(invalid);
    expect(await read(token)).toMatchObject(invalid);
  });

  it("il expire après 24 heures, et un nouveau remplace l'ancien", async () => {
    const { link, school, actor } = await somebody();
    const former = await link();
    const token = await link();
    expect(await choose(former)).toMatchObject(invalid);
    test.advance(24 * hour - 1);
    expect((await read(token)).status).toBe(200);
    test.advance(1);
    expect(await read(token)).toMatchObject(invalid);
    expect(await choose(token)).toMatchObject(invalid);
    const admin = await test.signedIn(school.credentials);
    expect((await choose(await linkFor(admin, actor.accountId))).status).toBe(204);
  });

  it("un mot de passe refusé ne le dépense pas", async () => {
    const { credentials, link } = await somebody();
    const token = await link();
    for (const weak of ["court", "Parcoursup2026", credentials.email])
      expect(await choose(token, weak)).toMatchObject({
        status: 422,
        body: { code: "account.weak_password", field: "newPassword" },
      });
    expect((await choose(token)).status).toBe(204);
  });

  it("un changement de mot de passe ou un compte désactivé le rendent sans valeur", async () => {
    const { credentials, link, school, actor } = await somebody();
    const [session, token] = [await test.signedIn(credentials), await link()];
    await session.post("/api/me/password", { currentPassword: goodPassword, newPassword });
    expect(await choose(token)).toMatchObject(invalid);
    const other = await link();
    await school.admin.patch(`/api/users/${actor.accountId}`, { disabled: true });
    expect(await choose(other)).toMatchObject(invalid);
  });

  it("il n'ouvre pas de session et laisse le second facteur en place", async () => {
    const { credentials, link } = await somebody();
    await setUpSecondFactor(await test.signedIn(credentials), test.clock);
    const visitor = test.visitor();
    const token = await link();
    await visitor.post("/api/password-links/password", { token, newPassword });
    expect((await visitor.get("/api/me")).status).toBe(401);
    expect(await visitor.post("/api/session", { ...credentials, password: newPassword })).toMatchObject({
      status: 401,
      body: { code: "session.code_required" },
    });
  });

  it("la base ne garde que son empreinte ; personne ne s'en donne un à soi-même", async () => {
    const { link, school } = await somebody();
    const token = await link();
    const stored = await test.database.db.selectFrom("password_link").select("digest").execute();
    expect(stored.map(({ digest }) => digest.toString("base64url"))).not.toContain(token);
    expect(await school.admin.post(`/api/users/${school.actor.accountId}/password-link`)).toMatchObject({
      status: 422,
      body: { code: "account.own_password_reset" },
    });
  });
});
