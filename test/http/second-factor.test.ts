import { beforeAll, expect, it } from "vitest";
import {
  Me,
  OwnSecondFactor,
  RecoveryCodes,
  SecondFactorKey,
  User,
} from "../../src/accounts/account.schema.ts";
import { recentFor } from "../../src/accounts/caller.ts";
import { throttleWindow } from "../../src/accounts/throttle.ts";
import { hour } from "../../src/clock.ts";
import { list } from "../../src/schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { eventsOf } from "../support/journal.ts";
import { type Credentials, goodPassword, nextNumber } from "../support/schools.ts";
import { codeOf, nextCode, setUpSecondFactor } from "../support/second-factor.ts";

const codeRequired = { status: 401, body: { code: "session.code_required", field: "code" } };
const invalidCode = { status: 401, body: { code: "session.invalid_code", field: "code" } };

describeEachDatabase("second facteur", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });
  /** From a place of its own. */
  const signIn = (credentials: Credentials, code?: string) => {
    const visitor = test.visitor(`2001:db8:${nextNumber().toString(16)}::1`);
    return visitor.post("/api/session", { ...credentials, ...(code === undefined ? {} : { code }) });
  };
  const signedInWith = async (credentials: Credentials, code: string) => {
    const client = test.visitor();
    expect((await client.post("/api/session", { ...credentials, code })).status).toBe(200);
    return client;
  };
  const stateOf = async (client: Client) => (await client.get("/api/me/second-factor")).read(OwnSecondFactor);

  it("se met en place avec un premier code, puis la connexion le demande (ASVS 6.3.3)", async () => {
    const { admin, credentials, schoolId } = await test.school();
    expect((await admin.get("/api/me")).read(Me).secondFactor).toBe(false);
    expect(await stateOf(admin)).toEqual({ confirmedAt: null, recoveryCodesLeft: 0, required: false });
    const elsewhere = await test.signedIn(credentials);

    const { key, address } = (await admin.post("/api/me/second-factor")).read(SecondFactorKey);
    expect(new URL(address).searchParams.get("secret")).toBe(key);
    // Nothing has changed yet.
    expect((await signIn(credentials)).status).toBe(200);
    const confirm = (code: string) => admin.post("/api/me/second-factor/confirmation", { code });
    expect(await confirm("000000")).toMatchObject(invalidCode);
    const { codes } = (await confirm(codeOf(key, test.clock))).read(RecoveryCodes);
    expect(codes).toHaveLength(10);
    expect(await stateOf(admin)).toEqual({
      confirmedAt: test.clock().toISOString(),
      recoveryCodesLeft: 10,
      required: false,
    });
    expect((await admin.get("/api/me")).read(Me).secondFactor).toBe(true);
    expect((await elsewhere.get("/api/me")).status).toBe(401);

    test.advance(nextCode);
    expect(await signIn(credentials)).toMatchObject(codeRequired);
    expect(await signIn(credentials, "000000")).toMatchObject(invalidCode);
    expect((await signIn(credentials, ` ${codeOf(key, test.clock).replace(/(...)/, "$1 ")}`)).status).toBe(
      200,
    );
    expect(await eventsOf(test.database, schoolId)).toContain("account.second_factor_added");
    const journal = await (await signedInWith(credentials, codeOf(key, test.clock, 1))).get("/api/journal");
    expect(journal.text).toContain(
      "Mot de passe juste, mais code incorrect, pour le compte de Administrateur École.",
    );
  });

  it("un code ne sert qu'une fois, ni un plus ancien après lui (ASVS 6.5.1)", async () => {
    const { admin, credentials } = await test.school();
    const { key } = await setUpSecondFactor(admin, test.clock);
    expect(await signIn(credentials, codeOf(key, test.clock))).toMatchObject(invalidCode);
    expect((await signIn(credentials, codeOf(key, test.clock, 1))).status).toBe(200);
    for (const shift of [-1, 0, 1])
      expect(await signIn(credentials, codeOf(key, test.clock, shift))).toMatchObject(invalidCode);
    test.advance(2 * nextCode);
    const code = codeOf(key, test.clock);
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(credentials, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it("un mauvais mot de passe ne dit pas qu'il y a un second facteur (ASVS 6.3.8)", async () => {
    const { admin, credentials } = await test.school();
    const { key } = await setUpSecondFactor(admin, test.clock);
    test.advance(nextCode);
    const wrong = { ...credentials, password: "ce n'est pas celui-là" };
    for (const code of [undefined, codeOf(key, test.clock)])
      expect(await signIn(wrong, code)).toMatchObject({
        status: 401,
        body: { code: "session.invalid_credentials" },
      });
    expect((await signIn(credentials, codeOf(key, test.clock))).status).toBe(200);
  });

  it("dix codes essayés, d'où que ce soit, et c'est fini pour un quart d'heure (ASVS 6.6.3)", async () => {
    const { admin, credentials } = await test.school();
    const { key } = await setUpSecondFactor(admin, test.clock);
    test.advance(nextCode);
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await signIn(credentials, "000000")).toMatchObject(invalidCode);
    expect(await signIn(credentials, codeOf(key, test.clock))).toMatchObject({
      status: 429,
      body: { code: "session.throttled" },
    });
    test.advance(throttleWindow);
    expect((await signIn(credentials, codeOf(key, test.clock))).status).toBe(200);
  });

  it("d'un même endroit, cinq codes faux ; le mot de passe seul ne remet rien à zéro", async () => {
    const { admin, credentials } = await test.school();
    await setUpSecondFactor(admin, test.clock);
    const visitor = test.visitor(`2001:db8:${nextNumber().toString(16)}::1`);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await visitor.post("/api/session", { ...credentials, code: "000000" })).status);
      await visitor.post("/api/session", credentials);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("un code de secours remplace l'application, une seule fois ; de nouveaux remplacent tous les anciens (ASVS 6.5.1)", async () => {
    const { admin, credentials, schoolId } = await test.school();
    const { codes } = await setUpSecondFactor(admin, test.clock);
    const [first = "", second = ""] = codes;
    expect((await signIn(credentials, first.toUpperCase().replace("-", " "))).status).toBe(200);
    expect(await signIn(credentials, first)).toMatchObject(invalidCode);
    expect((await stateOf(admin)).recoveryCodesLeft).toBe(9);
    const answer = await admin.post("/api/me/second-factor/recovery-codes");
    const renewed = answer.read(RecoveryCodes).codes;
    expect(await signIn(credentials, second)).toMatchObject(invalidCode);
    expect((await signIn(credentials, renewed[0])).status).toBe(200);
    expect(await eventsOf(test.database, schoolId)).toEqual(
      expect.arrayContaining(["account.recovery_code_used", "account.recovery_codes_renewed"]),
    );
  });

  it("la base ne garde aucun code de secours, seulement leurs empreintes (ASVS 6.5.2)", async () => {
    const { admin, actor } = await test.school();
    const { codes } = await setUpSecondFactor(admin, test.clock);
    const stored = await test.database.db
      .selectFrom("recovery_code")
      .where("account_id", "=", actor.accountId)
      .selectAll()
      .execute();
    expect(stored).toHaveLength(10);
    for (const code of codes) expect(stored.map(({ digest }) => digest.toString())).not.toContain(code);
  });

  it("une clé montrée n'attend son premier code qu'une heure", async () => {
    const { admin } = await test.school();
    const { key } = (await admin.post("/api/me/second-factor")).read(SecondFactorKey);
    test.advance(hour);
    const code = codeOf(key, test.clock);
    expect(await admin.post("/api/me/second-factor/confirmation", { code })).toMatchObject({
      status: 409,
      body: { code: "second_factor.not_begun" },
    });
  });

  it("changer de téléphone : la nouvelle clé ne vaut qu'une fois confirmée, l'ancienne plus ensuite", async () => {
    const { admin, credentials } = await test.school();
    const former = await setUpSecondFactor(admin, test.clock);
    await admin.post("/api/me/second-factor");
    test.advance(nextCode);
    expect((await signIn(credentials, codeOf(former.key, test.clock))).status).toBe(200);
    const { key } = await setUpSecondFactor(admin, test.clock);
    test.advance(nextCode);
    expect(await signIn(credentials, codeOf(former.key, test.clock))).toMatchObject(invalidCode);
    expect(await signIn(credentials, former.codes[0])).toMatchObject(invalidCode);
    expect((await signIn(credentials, codeOf(key, test.clock))).status).toBe(200);
  });

  it("la preuve d'identité d'un acte dangereux demande le code aussi", async () => {
    const { admin } = await test.school();
    const { key } = await setUpSecondFactor(admin, test.clock);
    test.advance(recentFor);
    const remove = () => admin.delete("/api/me/second-factor");
    expect(await remove()).toMatchObject({
      status: 403,
      body: { code: "session.recent_authentication_required" },
    });
    const prove = (code?: string) =>
      admin.post("/api/session/authentication", {
        password: goodPassword,
        ...(code === undefined ? {} : { code }),
      });
    expect(await prove()).toMatchObject(codeRequired);
    expect(await prove("000000")).toMatchObject(invalidCode);
    expect((await prove(codeOf(key, test.clock))).status).toBe(204);
    expect((await remove()).status).toBe(204);
    expect(await remove()).toMatchObject({ status: 409, body: { code: "second_factor.none" } });
  });

  it("changer de mot de passe n'est pas une preuve récente : le code n'y est pas demandé", async () => {
    const { admin } = await test.school();
    await setUpSecondFactor(admin, test.clock);
    test.advance(recentFor);
    const change = { currentPassword: goodPassword, newPassword: "tiroir lagune pinceau hibou" };
    expect((await admin.post("/api/me/password", change)).status).toBe(204);
    expect(await admin.delete("/api/me/second-factor")).toMatchObject({
      status: 403,
      body: { code: "session.recent_authentication_required" },
    });
  });

  it("un administrateur retire celui de quelqu'un qui l'a perdu, pas le sien ; c'est écrit (ASVS 6.4.4)", async () => {
    const school = await test.school();
    const { actor, credentials } = await test.user(school, "recruiter");
    const person = await test.signedIn(credentials);
    await setUpSecondFactor(person, test.clock);
    const users = async () => (await school.admin.get("/api/users")).read(list(User)).items;
    expect((await users()).map(({ secondFactor }) => secondFactor)).toEqual([true, false]);
    const reset = (id: string) => school.admin.delete(`/api/users/${id}/second-factor`);
    expect(await reset(school.actor.accountId)).toMatchObject({
      status: 422,
      body: { code: "second_factor.own" },
    });
    expect((await reset(actor.accountId)).read(User).secondFactor).toBe(false);
    expect((await person.get("/api/me")).status).toBe(401);
    expect((await signIn(credentials)).status).toBe(200);
    expect(await reset(actor.accountId)).toMatchObject({ status: 409, body: { code: "second_factor.none" } });
    expect(await eventsOf(test.database, school.schoolId)).toContain("account.second_factor_reset");
  });

  it("une école l'exige : rien d'autre avant de l'avoir mis en place, et personne ne le retire", async () => {
    const school = await test.school();
    const { credentials } = await test.user(school, "recruiter");
    const person = await test.signedIn(credentials);
    expect((await school.admin.patch("/api/school", { secondFactorRequired: true })).status).toBe(200);
    // The administrator too.
    const refused = { status: 403, body: { code: "account.second_factor_set_up_required" } };
    for (const client of [person, school.admin]) {
      expect(await client.get("/api/campaigns")).toMatchObject(refused);
      expect((await client.get("/api/me")).read(Me).mustSetUpSecondFactor).toBe(true);
      await setUpSecondFactor(client, test.clock);
      expect((await client.get("/api/campaigns")).status).toBe(200);
      expect((await client.get("/api/me")).read(Me).mustSetUpSecondFactor).toBe(false);
      expect(await client.delete("/api/me/second-factor")).toMatchObject({
        status: 403,
        body: { code: "second_factor.required" },
      });
    }
    const other = await test.school();
    expect((await other.admin.get("/api/campaigns")).status).toBe(200);
    expect((await other.admin.patch("/api/school", { secondFactorRequired: false })).status).toBe(200);
    expect((await stateOf(person)).required).toBe(true);
    test.advance(recentFor);
    expect(await school.admin.patch("/api/school", { secondFactorRequired: false })).toMatchObject({
      status: 403,
      body: { code: "session.recent_authentication_required" },
    });
    expect((await school.admin.patch("/api/school", { name: `École ${nextNumber()} bis` })).status).toBe(200);
  });
});
