import { afterAll, beforeAll, expect, it } from "vitest";
import { Me, SignInOptions, User } from "../../src/accounts/account.schema.ts";
import { recentFor } from "../../src/accounts/caller.ts";
import { list } from "../../src/schema.ts";
import { requireSecondFactor } from "../../src/school/school.repository.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import {
  type Person,
  providerClient,
  startIdentityProvider,
  type TestProvider,
} from "../support/identity-provider.ts";
import { createSchool, createUser, nextNumber, type TestSchool } from "../support/schools.ts";

const publicUrl = new URL("http://parcoursup.ecole.example");
const callback = `${publicUrl.origin}/api/session/provider/callback`;

describeEachDatabase("connexion par un fournisseur d'identité (OpenID Connect)", (open) => {
  let test: TestApp;
  let provider: TestProvider;
  let school: TestSchool;
  /** The same without a role claim. */
  let withoutRoles: TestApp;
  /** The same, whose provider always asks for a second factor. */
  let believed: TestApp;
  /** The same, whose provider tells it by a level. */
  let byLevel: TestApp;
  beforeAll(async () => {
    provider = await startIdentityProvider(callback);
    const database = await open();
    school = await createSchool(database);
    const settings = {
      issuer: provider.issuer,
      ...providerClient,
      name: "Mon compte école",
      scope: "openid email profile",
      school: school.name,
      roles: {
        claim: "groups",
        values: { school_admin: ["direction"], recruiter: ["commercial", "accueil"] },
      },
      secondFactor: { claim: "amr", values: ["mfa", "hwk"] },
    };
    believed = await openTestApp(database, {
      publicUrl,
      identityProvider: { ...settings, secondFactor: null },
    });
    byLevel = await openTestApp(database, {
      publicUrl,
      identityProvider: { ...settings, secondFactor: { claim: "acr", values: ["or", "argent"] } },
    });
    test = await openTestApp(database, { publicUrl, identityProvider: settings });
    withoutRoles = await openTestApp(database, { publicUrl, identityProvider: { ...settings, roles: null } });
  });
  afterAll(() => provider.close());

  /** Somebody whom the provider knows. */
  function person(claims: Person): string {
    const name = `personne-${nextNumber()}`;
    provider.people.set(name, { given_name: "Inès", family_name: "Aubert", email_verified: true, ...claims });
    return name;
  }
  const newEmail = () => `ines.${nextNumber()}@ecole.example`;

  /** The whole way, with the cookies of one browser; gives where it ends. */
  async function signIn(
    name: string,
    { app = test, query = "", client }: { app?: TestApp; query?: string; client?: Client } = {},
  ) {
    const browser = client ?? app.visitor();
    const left = await browser.get(`/api/session/provider${query}`);
    expect(left.status).toBe(302);
    const address = String(left.headers.location);
    const back = await provider.visit(address, name);
    const arrived = await browser.get(`${back.pathname}${back.search}`);
    expect(arrived.status).toBe(302);
    return { client: browser, address: new URL(address), back, end: String(arrived.headers.location) };
  }
  const refusalOf = async (end: string) => {
    const { searchParams } = new URL(end, publicUrl);
    const answer = await test.visitor().get(`/api/sign-in?refusal=${searchParams.get("refus")}`);
    return answer.read(SignInOptions).refusal;
  };

  it("un compte se crée au rôle que donne le fournisseur, puis se reconnaît même si l'adresse change", async () => {
    const email = newEmail();
    const name = person({ email, groups: ["accueil"] });
    const { client, end } = await signIn(name, { query: "?back=/ressources/candidats?x=1" });
    expect(end).toBe("/ressources/candidats?x=1");
    const me = (await client.get("/api/me")).read(Me);
    expect(me).toMatchObject({
      email,
      firstName: "Inès",
      lastName: "Aubert",
      role: "recruiter",
      byProvider: true,
    });
    expect(me.school.name).toBe(school.name);

    provider.people.set(name, { email: newEmail(), email_verified: true, groups: ["accueil", "direction"] });
    const again = await signIn(name);
    expect(again.end).toBe("/");
    expect((await again.client.get("/api/me")).read(Me)).toMatchObject({
      id: me.id,
      email,
      role: "school_admin",
    });
  });

  it("la demande porte état, nonce et PKCE, et rien d'autre ne les fait passer (ASVS 10.2.1)", async () => {
    const { address, back } = await signIn(person({ email: newEmail(), groups: ["accueil"] }));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      state: expect.stringMatching(/^.{20,}$/),
      nonce: expect.stringMatching(/^.{20,}$/),
      redirect_uri: callback,
    });
    // The same answer in another browser, and again in this one.
    const elsewhere = await test.visitor().get(`${back.pathname}${back.search}`);
    expect(elsewhere.headers.location).toBe("/?refus=provider.failed");
    expect(String(elsewhere.headers["set-cookie"])).not.toContain("session=");
    const victim = test.visitor();
    await victim.get("/api/session/provider");
    const forged = await victim.get(`${back.pathname}${back.search}`);
    expect(forged.headers.location).toBe("/?refus=provider.failed");
    expect((await victim.get("/api/me")).status).toBe(401);
  });

  it("un compte connu par son adresse vérifiée est relié ; une adresse non vérifiée ne suffit pas", async () => {
    const { actor, credentials } = await createUser(test.database, school, "recruiter", test.clock);
    const unverified = person({ email: credentials.email, email_verified: false, groups: ["accueil"] });
    const { end } = await signIn(unverified);
    expect(await refusalOf(end)).toContain("n'a pas vérifié votre adresse");

    const { client } = await signIn(person({ email: credentials.email.toUpperCase(), groups: ["accueil"] }));
    expect((await client.get("/api/me")).read(Me).id).toBe(actor.accountId);
    // It is somebody's from now on.
    const other = await signIn(person({ email: credentials.email, groups: ["accueil"] }));
    expect(await refusalOf(other.end)).toContain("déjà relié à une autre identité");
  });

  it("sans rôle, désactivé, ou d'une autre école : refusé en disant pourquoi", async () => {
    const noRole = await signIn(person({ email: newEmail(), groups: ["visiteurs"] }));
    expect(await refusalOf(noRole.end)).toContain("ne vous donne aucun rôle");

    const { actor, credentials } = await createUser(test.database, school, "recruiter", test.clock);
    const admin = await test.signedIn(school.credentials);
    await admin.patch(`/api/users/${actor.accountId}`, { disabled: true });
    const disabled = await signIn(person({ email: credentials.email, groups: ["accueil"] }));
    expect(await refusalOf(disabled.end)).toContain("Votre compte est désactivé");

    const stranger = await createSchool(test.database, test.clock);
    const foreign = await signIn(person({ email: stranger.credentials.email, groups: ["direction"] }));
    expect(await refusalOf(foreign.end)).toContain("autre école");
    expect((await foreign.client.get("/api/me")).status).toBe(401);
  });

  it("sans correspondance de rôles, le compte doit exister, et garde le sien", async () => {
    const unknown = await signIn(person({ email: newEmail() }), { app: withoutRoles });
    expect(await refusalOf(unknown.end)).toContain("Aucun compte n'a votre adresse");
    const { credentials } = await createUser(test.database, school, "recruiter", test.clock);
    const known = await signIn(person({ email: credentials.email, groups: ["direction"] }), {
      app: withoutRoles,
    });
    expect((await known.client.get("/api/me")).read(Me).role).toBe("recruiter");
  });

  it("le second facteur que l'école exige est l'affaire du fournisseur ; l'acte dangereux y demande une nouvelle preuve", async () => {
    const admin = await test.signedIn(school.credentials);
    await admin.patch("/api/school", { secondFactorRequired: true });
    const name = person({ email: newEmail(), groups: ["direction"], amr: ["pwd", "mfa"] });
    const { client } = await signIn(name);
    expect((await client.get("/api/me")).read(Me).mustSetUpSecondFactor).toBe(false);
    const users = (await client.get("/api/users")).read(list(User)).items;
    expect(users.length).toBeGreaterThan(1);

    // The moments of the provider are those of the real clock.
    test.advance(Date.now() - test.clock().getTime() + recentFor);
    const again = await signIn(name, { client: test.visitor() });
    test.advance(recentFor);
    const add = () =>
      again.client.post("/api/users", {
        email: newEmail(),
        firstName: "Malik",
        lastName: "Benoît",
        role: "recruiter",
      });
    expect(await add()).toMatchObject({
      status: 403,
      body: { code: "session.recent_authentication_required" },
    });
    const proof = await signIn(name, { client: again.client, query: "?proof=true&back=/ecole/utilisateurs" });
    expect(Object.fromEntries(proof.address.searchParams)).toMatchObject({ prompt: "login", max_age: "0" });
    expect(proof.end).toBe("/ecole/utilisateurs");
    test.advance(Date.now() - test.clock().getTime());
    expect((await add()).status).toBe(201);
    await again.client.patch("/api/school", { secondFactorRequired: false });
  });

  it("l'école exige un second facteur : le fournisseur doit dire qu'il en a demandé un (ASVS 6.8.4)", async () => {
    const admin = await test.signedIn(school.credentials);
    const name = person({ email: newEmail(), groups: ["accueil"], amr: ["pwd"] });
    const before = await signIn(name);
    expect((await before.client.get("/api/me")).status).toBe(200);

    expect((await admin.patch("/api/school", { secondFactorRequired: true })).status).toBe(200);
    try {
      // Nothing says what was asked for when that session began.
      expect((await before.client.get("/api/me")).status).toBe(401);
      const refused = await signIn(name);
      expect(await refusalOf(refused.end)).toContain("demande un second facteur");
      expect((await refused.client.get("/api/me")).status).toBe(401);
      for (const amr of [["mfa"], ["pwd", "hwk"], "mfa"]) {
        provider.people.set(name, { ...provider.people.get(name), amr });
        expect((await (await signIn(name)).client.get("/api/me")).status).toBe(200);
      }
      // What the person says of themselves elsewhere than in the signed token is no proof.
      const boasting = person({ email: newEmail(), groups: ["accueil"], acr: "or" });
      const bylevel = await signIn(boasting, { app: byLevel });
      expect(bylevel.address.searchParams.get("acr_values")).toBe("or argent");
      expect(await refusalOf(bylevel.end)).toContain("demande un second facteur");

      provider.people.set(name, { ...provider.people.get(name), amr: ["pwd"] });
      const trusted = await signIn(name, { app: believed });
      expect((await trusted.client.get("/api/me")).read(Me).mustSetUpSecondFactor).toBe(false);
    } finally {
      await requireSecondFactor(test.database.db, school.schoolId, false);
    }
  }, 60_000);

  it("une page d'un autre site n'envoie personne se connecter (ASVS 7.6.2)", async () => {
    const visitor = test.visitor();
    const sent = await visitor.get("/api/session/provider", { "sec-fetch-site": "cross-site" });
    expect(sent).toMatchObject({ status: 302, headers: { location: "/" } });
    expect(visitor.cookies.size).toBe(0);
  });

  it("une page où revenir peut avoir des accents : l'adresse est encodée", async () => {
    const query = `?back=${encodeURIComponent("/ressources/candidats?nom=Noël ☃")}`;
    const { end } = await signIn(person({ email: newEmail(), groups: ["accueil"] }), { query });
    expect(end).toBe("/ressources/candidats?nom=No%C3%ABl%20%E2%98%83");
  });

  it("la session d'avant se ferme, et l'Historique garde ce que le fournisseur a décidé", async () => {
    const name = person({ email: newEmail(), groups: ["accueil"] });
    const { client } = await signIn(name);
    const former = test.visitor();
    for (const [cookie, value] of client.cookies) former.cookies.set(cookie, value);
    await signIn(name, { client });
    expect((await client.get("/api/me")).status).toBe(200);
    expect((await former.get("/api/me")).status).toBe(401);
    const journal = (await (await test.signedIn(school.credentials)).get("/api/journal?pageSize=100")).text;
    expect(journal).toMatch(/Inès Aubert\s: recruteur-placeur/);
  });

  it.each(["//mechant.example", "/\\mechant.example", "https://mechant.example", "javascript:alert(1)"])(
    "« %s » n'est pas une page où revenir (ASVS 3.7.2)",
    async (back) => {
      const query = `?back=${encodeURIComponent(back)}`;
      const { end } = await signIn(person({ email: newEmail(), groups: ["accueil"] }), { query });
      expect(end).toBe("/");
    },
  );

  it("abandonner chez le fournisseur, ou un fournisseur muet : dit en français", async () => {
    const visitor = test.visitor();
    const { headers } = await visitor.get("/api/session/provider");
    const state = new URL(String(headers.location)).searchParams.get("state");
    const back = await visitor.get(
      `/api/session/provider/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer.origin)}`,
    );
    expect(await refusalOf(String(back.headers.location))).toContain("abandonnée");

    const silent = await openTestApp(test.database, {
      publicUrl,
      identityProvider: {
        issuer: new URL("http://127.0.0.1:1"),
        ...providerClient,
        name: "Muet",
        scope: "openid",
        school: null,
        roles: null,
        secondFactor: null,
      },
    });
    const answer = await silent.visitor().get("/api/session/provider");
    expect(await refusalOf(String(answer.headers.location))).toContain("ne répond pas");
  });

  it("sans fournisseur, ces routes n'existent pas ; un refus inventé ne dit rien", async () => {
    const plain = await openTestApp(test.database);
    for (const path of ["", "/callback"])
      expect((await plain.visitor().get(`/api/session/provider${path}`)).status).toBe(404);
    expect((await plain.visitor().get("/api/sign-in?refusal=appelez-le-0899")).body).toEqual({
      provider: null,
      refusal: null,
    });
  });
});
