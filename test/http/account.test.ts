import { beforeAll, expect, it } from "vitest";
import { GeneratedPassword, Me, User } from "../../src/accounts/account.schema.ts";
import { list } from "../../src/schema.ts";
import { Campaign } from "../../src/school/school.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { eventsOf } from "../support/journal.ts";
import { goodPassword, nextNumber } from "../support/schools.ts";

const otherPassword = "tiroir lagune pinceau hibou";

describeEachDatabase("comptes", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });

  const newUser = () => ({
    email: `nouveau.${nextNumber()}@ecole.example`,
    firstName: " Anne  Sophie ",
    lastName: "Martin",
    role: "recruiter",
  });

  it("un administrateur ouvre un compte ; la personne choisit son mot de passe puis travaille (ASVS 6.4.1)", async () => {
    const { admin, schoolId } = await test.school();
    const asked = newUser();
    const answer = await admin.post("/api/users", { ...asked, email: asked.email.toUpperCase() });
    expect(answer.status).toBe(201);
    const { user, password } = answer.read(GeneratedPassword);
    expect(user).toMatchObject({
      email: asked.email,
      firstName: "Anne Sophie",
      disabled: false,
      lastSignInAt: null,
    });
    expect(JSON.stringify((await admin.get("/api/users")).body)).not.toContain(password);

    const person = await test.signedIn({ email: asked.email, password });
    expect((await person.get("/api/campaigns")).status).toBe(403);
    const change = { currentPassword: password, newPassword: goodPassword };
    expect((await person.post("/api/me/password", change)).status).toBe(204);
    expect((await person.get("/api/campaigns")).status).toBe(200);
    expect((await person.get("/api/me")).read(Me).mustChangePassword).toBe(false);
    expect(await eventsOf(test.database, schoolId)).toEqual(["account.added", "account.password_changed"]);
  });

  it("changer son mot de passe met fin aux autres sessions et renouvelle celle-ci (ASVS 6.2.2, 7.4.3)", async () => {
    const { admin, credentials } = await test.school();
    const elsewhere = await test.signedIn(credentials);
    const before = admin.cookies.get("session");
    await admin.post("/api/me/password", { currentPassword: goodPassword, newPassword: otherPassword });
    expect(admin.cookies.get("session")).not.toBe(before);
    expect((await admin.get("/api/me")).status).toBe(200);
    expect((await elsewhere.get("/api/me")).status).toBe(401);
    await expect(test.signedIn(credentials)).rejects.toThrow("401");
    await test.signedIn({ ...credentials, password: otherPassword });
  });

  it.each([
    ["raté", otherPassword, "account.wrong_password", "currentPassword"],
    [goodPassword, "court", "account.weak_password", "newPassword"],
    [goodPassword, "Parcoursup2026", "account.weak_password", "newPassword"],
    [goodPassword, goodPassword, "account.same_password", "newPassword"],
  ])("%s → %s : %s (ASVS 6.2.3)", async (currentPassword, newPassword, code, field) => {
    const { admin } = await test.school();
    const answer = await admin.post("/api/me/password", { currentPassword, newPassword });
    expect(answer).toMatchObject({ status: 422, body: { code, field } });
    expect((await admin.get("/api/me")).status).toBe(200);
  });

  it("une session volée ne sert pas à chercher le mot de passe (ASVS 6.3.1)", async () => {
    const { admin } = await test.school();
    const guess = { currentPassword: "essai", newPassword: otherPassword };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      statuses.push((await admin.post("/api/me/password", guess)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it("la campagne ciblée est retenue par personne", async () => {
    const { admin, credentials } = await test.school();
    const campaign = (await admin.post("/api/campaigns", { name: "Rentrée décalée" })).read(Campaign);
    expect((await admin.patch("/api/me", { targetCampaignId: campaign.id })).status).toBe(200);
    const again = await test.signedIn(credentials);
    expect((await again.get("/api/me")).read(Me).targetCampaignId).toBe(campaign.id);
    expect((await admin.patch("/api/me", { targetCampaignId: null })).read(Me).targetCampaignId).toBeNull();
    for (const targetCampaignId of ["0", "999999999", "999999999999999999"])
      expect((await admin.patch("/api/me", { targetCampaignId })).status).toBe(404);
    expect(await admin.patch("/api/me", { targetCampaignId: "x" })).toMatchObject({
      status: 422,
      body: { field: "targetCampaignId" },
    });
  });

  it("une adresse email ne sert qu'une fois, toutes écoles confondues", async () => {
    const one = await test.school();
    const other = await test.school();
    for (const email of [one.credentials.email, other.credentials.email.toUpperCase()])
      expect(await one.admin.post("/api/users", { ...newUser(), email })).toMatchObject({
        status: 422,
        body: { code: "account.email_taken", field: "email" },
      });
  });

  it.each([
    [{ email: "pas une adresse" }, "email"],
    [{ email: "a\u0000@ecole.example" }, "email"],
    [{ firstName: "   " }, "firstName"],
    [{ lastName: "Nul\u0000" }, "lastName"],
    [{ lastName: "x".repeat(101) }, "lastName"],
    [{ role: "root" }, "role"],
  ])("%j est refusé en nommant le champ", async (wrong, field) => {
    const { admin } = await test.school();
    expect(await admin.post("/api/users", { ...newUser(), ...wrong })).toMatchObject({
      status: 422,
      body: { field },
    });
  });

  it("désactiver met fin aux sessions et ferme la porte ; réactiver la rouvre (ASVS 7.4.2)", async () => {
    const school = await test.school();
    const { actor, credentials } = await test.user(school, "recruiter");
    const person = await test.signedIn(credentials);
    const url = `/api/users/${actor.accountId}`;
    expect((await school.admin.patch(url, { disabled: true })).read(User).disabled).toBe(true);
    expect((await person.get("/api/me")).status).toBe(401);
    await expect(test.signedIn(credentials)).rejects.toThrow("401");
    await school.admin.patch(url, { disabled: false });
    expect((await person.get("/api/me")).status).toBe(401);
    await test.signedIn(credentials);
    expect((await eventsOf(test.database, school.schoolId)).slice(-2)).toEqual([
      "account.changed",
      "account.changed",
    ]);
  });

  it("un nouveau rôle vaut aussitôt", async () => {
    const school = await test.school();
    const { actor, credentials } = await test.user(school, "school_admin");
    const person = await test.signedIn(credentials);
    expect((await person.get("/api/users")).status).toBe(200);
    await school.admin.patch(`/api/users/${actor.accountId}`, { role: "recruiter" });
    expect((await person.get("/api/users")).status).toBe(403);
  });

  it("un mot de passe perdu est remplacé par un autre, à changer, et les sessions se ferment (ASVS 6.4.6)", async () => {
    const school = await test.school();
    const { actor, credentials } = await test.user(school, "recruiter");
    const person = await test.signedIn(credentials);
    const answer = await school.admin.post(`/api/users/${actor.accountId}/password`);
    const { password } = answer.read(GeneratedPassword);
    expect((await person.get("/api/me")).status).toBe(401);
    const back = await test.signedIn({ ...credentials, password });
    expect((await back.get("/api/me")).read(Me).mustChangePassword).toBe(true);
  });

  it("la liste est celle de l'école, sans rien des mots de passe", async () => {
    const school = await test.school();
    await test.user(school, "recruiter");
    const answer = await school.admin.get("/api/users");
    expect(answer.read(list(User)).items.map(({ lastName }) => lastName)).toEqual(["Durand", "École"]);
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|hash/i);
  });

  it.each(["0", "abc", "999999999999999999", "9999999999999999999999"])(
    "l'utilisateur %s n'existe pas",
    async (id) => {
      const { admin } = await test.school();
      expect((await admin.patch(`/api/users/${id}`, { disabled: true })).status).toBe(404);
    },
  );
});
