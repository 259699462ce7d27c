import { beforeAll, describe, expect, it } from "vitest";
import { GeneratedPassword, Me, User } from "../../src/accounts/account.schema.ts";
import type { Access } from "../../src/accounts/actor.ts";
import { ImportReport } from "../../src/imports/import.schema.ts";
import { CandidatePage, CandidateProfilePage } from "../../src/sas/candidate.schema.ts";
import { list } from "../../src/schema.ts";
import { Campaign } from "../../src/school/school.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword, nextNumber, type TestSchool } from "../support/schools.ts";
import { upload } from "../support/upload.ts";

/** An establishment with something of its own of every kind. */
interface Site {
  readonly uai: string;
  /** In the SAS. */
  readonly candidateId: string;
  readonly admittedId: string;
  readonly wishId: string;
  readonly importId: string;
  readonly accountId: string;
  /** What is written in everything of this site, and nowhere else. */
  readonly marks: readonly string[];
}

const nothing = "999999999";
const nowhere: Site = {
  uai: "0691775E",
  candidateId: nothing,
  admittedId: nothing,
  wishId: nothing,
  importId: nothing,
  accountId: nothing,
  marks: [],
};

/** What of a route belongs to an establishment. */
type Binding =
  /** The address names an object of a site; `payload` is a request that changes nothing that the others need. */
  | { readonly object: (site: Site) => string; readonly payload?: object }
  /** The answer shows things of several sites. */
  | { readonly lists: readonly string[] }
  /** Nothing; and why. */
  | { readonly none: string };

const ofTheSchool = { none: "belongs to the whole school" };
const ofTheCaller = { none: "reaches the caller's own account alone" };
const ofACandidate = {
  none: "reached through the candidate, as the notes are; attacked in isolation.test.ts",
};
const linked = {
  none: "two profiles, each looked up in the scope: told in test/liaison/link-candidates.test.ts",
};
const ofTheScope = {
  none: "candidates looked up in the scope, whoever is named: told in test/sas/duplicates.test.ts",
};
const openToAll = { none: "says the same to everybody" };

/** One decision a route; a route that is missing here fails. */
const bindings: Readonly<Record<string, Binding>> = {
  "GET /api/openapi.json": openToAll,
  "POST /api/session": ofTheCaller,
  "DELETE /api/session": ofTheCaller,
  "GET /api/journal": { lists: ["/api/journal"] },
  "GET /api/journal/export.xlsx": { none: "the entries of `export.csv`, of the same scope" },
  "GET /api/journal/export.csv": { lists: ["/api/journal/export.csv"] },
  "GET /api/journal/:id/candidates": {
    none: "an entry and candidates looked up in the scope: told in test/journal/journal.test.ts",
  },
  "GET /api/journal/types": openToAll,
  "POST /api/journal": ofTheSchool,
  "GET /api/me": ofTheCaller,
  "PATCH /api/me": ofTheCaller,
  "POST /api/me/password": ofTheCaller,
  "GET /api/me/sessions": ofTheCaller,
  "DELETE /api/me/sessions": ofTheCaller,
  "DELETE /api/me/sessions/:id": ofTheCaller,
  "POST /api/session/authentication": ofTheCaller,
  "GET /api/me/second-factor": ofTheCaller,
  "POST /api/me/second-factor": ofTheCaller,
  "POST /api/me/second-factor/confirmation": ofTheCaller,
  "POST /api/me/second-factor/recovery-codes": ofTheCaller,
  "DELETE /api/me/second-factor": ofTheCaller,
  "GET /api/users": { lists: ["/api/users"] },
  "POST /api/users": { none: "what may be granted is told below" },
  "PATCH /api/users/:id": { object: (site) => `/api/users/${site.accountId}`, payload: {} },
  "POST /api/users/:id/password": { object: (site) => `/api/users/${site.accountId}/password`, payload: {} },
  "DELETE /api/users/:id/second-factor": { object: (site) => `/api/users/${site.accountId}/second-factor` },
  "POST /api/users/:id/password-link": {
    object: (site) => `/api/users/${site.accountId}/password-link`,
    payload: {},
  },
  "GET /api/sign-in": openToAll,
  "GET /api/session/provider": { none: "does not exist without an identity provider" },
  "GET /api/session/provider/callback": { none: "does not exist without an identity provider" },
  "POST /api/password-links/reading": { none: "the secret of the link alone opens it" },
  "POST /api/password-links/password": { none: "the secret of the link alone opens it" },
  "GET /api/school": ofTheSchool,
  "PATCH /api/school": ofTheSchool,
  "GET /api/school/privacy": ofTheSchool,
  "PATCH /api/school/privacy": ofTheSchool,
  "GET /api/school/privacy/purge": ofTheSchool,
  "GET /api/establishments": { lists: ["/api/establishments"] },
  "POST /api/establishments": ofTheSchool,
  "PATCH /api/establishments/:uai": { object: (site) => `/api/establishments/${site.uai}`, payload: {} },
  "GET /api/campaigns": ofTheSchool,
  "POST /api/campaigns": ofTheSchool,
  "PATCH /api/campaigns/:id": ofTheSchool,
  "POST /api/establishments/:uai/imports": {
    object: (site) => `/api/establishments/${site.uai}/imports`,
    payload: {},
  },
  "POST /api/establishments/:uai/table-imports": {
    object: (site) => `/api/establishments/${site.uai}/table-imports`,
    payload: {},
  },
  "GET /api/import-limits": openToAll,
  "GET /api/imports": { lists: ["/api/imports"] },
  "GET /api/imports/:id": { object: (site) => `/api/imports/${site.importId}` },
  "GET /api/imports/:id/candidates": { object: (site) => `/api/imports/${site.importId}/candidates` },
  "GET /api/imports/:id/export.csv": { object: (site) => `/api/imports/${site.importId}/export.csv` },
  "POST /api/imports/:id/undo": {
    object: (site) => `/api/imports/${site.importId}/undo?dryRun=true`,
    payload: {},
  },
  "GET /api/candidates": { lists: ["/api/candidates?stage=admitted"] },
  "POST /api/candidates": { none: "the establishment of the body is looked up in the scope" },
  "GET /api/candidates/export": { lists: ["/api/candidates/export?stage=admitted&format=json"] },
  "POST /api/candidates/exports": ofTheScope,
  "GET /api/candidates/duplicates": ofTheScope,
  "GET /api/candidates/selectable": ofTheScope,
  "POST /api/candidates/selectable": ofTheScope,
  "POST /api/candidates/admissions": ofTheScope,
  "POST /api/candidates/deletions": ofTheScope,
  "POST /api/candidates/:id/admission": ofTheScope,
  "POST /api/candidates/:id/return": ofTheScope,
  "GET /api/candidates/:id/comparison": {
    object: (site) => `/api/candidates/${site.candidateId}/comparison`,
  },
  "GET /api/candidates/:id": { object: (site) => `/api/candidates/${site.admittedId}` },
  "PATCH /api/candidates/:id": {
    object: (site) => `/api/candidates/${site.candidateId}`,
    payload: { city: "Ailleurs" },
  },
  "GET /api/candidates/:id/history": { object: (site) => `/api/candidates/${site.admittedId}/history` },
  "GET /api/candidates/:id/notes": { object: (site) => `/api/candidates/${site.admittedId}/notes` },
  "POST /api/candidates/:id/notes": {
    object: (site) => `/api/candidates/${site.admittedId}/notes`,
    payload: { text: "Rappeler lundi." },
  },
  "PATCH /api/candidates/:id/notes/:noteId": ofACandidate,
  "DELETE /api/candidates/:id/notes/:noteId": ofACandidate,
  "POST /api/candidates/:id/diplomas": ofACandidate,
  "PATCH /api/candidates/:id/diplomas/:diplomaId": ofACandidate,
  "DELETE /api/candidates/:id/diplomas/:diplomaId": ofACandidate,
  "GET /api/candidates/:id/personal-data.zip": {
    object: (site) => `/api/candidates/${site.candidateId}/personal-data.zip`,
  },
  "GET /api/candidates/:id/erasure": {
    object: (site) => `/api/candidates/${site.candidateId}/erasure`,
  },
  "POST /api/candidates/:id/erasure": { none: "erases: told in test/privacy" },
  // Answers an empty list for a candidate outside of the scope as for an unknown one.
  "GET /api/candidates/:id/links": linked,
  "DELETE /api/link-batches/:id": linked,
  "GET /api/link-proposals": linked,
  "GET /api/link-proposals/badges": linked,
  "GET /api/link-proposals/comparison": linked,
  "POST /api/link-refusals": linked,
  "POST /api/link-refusals/withdraw": linked,
  "POST /api/links/certain": linked,
  "POST /api/links": linked,
  "DELETE /api/links/:id": linked,
  "GET /api/candidates/:id/wishes/:wishId/parcoursup.json": {
    object: (site) => `/api/candidates/${site.candidateId}/wishes/${site.wishId}/parcoursup.json`,
  },
};

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
const methodOf = (route: string) => methods.find((method) => route.startsWith(`${method} `)) ?? "GET";

function call(client: Client, route: string, url: string, payload?: object) {
  return client.send({ method: methodOf(route), url, ...(payload === undefined ? {} : { payload }) });
}

/** Who calls: their role, and whether they are limited to Limoges. */
interface Caller {
  readonly client: Client;
  readonly role: "school_admin" | "recruiter";
  readonly limited: boolean;
}

/** The refusal that a route owes to a caller whatever it is asked about, or null. */
function refusalOf({ role, limited }: Caller, access: Access): string | null {
  if (access === "public" || access === "signed-in") return null;
  if (role !== "school_admin") return "rights.school_admin_only";
  return access === "whole_school" && limited ? "rights.whole_school_only" : null;
}

describeEachDatabase("droits par rôle et par établissement (ASVS 8.2.2, 8.3.1, 8.4.1)", (open) => {
  let test: TestApp;
  let school: TestSchool & { readonly admin: Client };
  let limoges: Site;
  let paris: Site;
  let callers: Readonly<Record<string, Caller>>;
  let stranger: Client;

  const newUser = (role: User["role"], establishments: string[] | null) => ({
    email: `droits.${nextNumber()}@ecole.example`,
    firstName: "Camille",
    lastName: "Durand",
    role,
    establishments,
  });

  /** Somebody of the school with these rights, signed in, with a password of their own. */
  async function enter(role: User["role"], establishments: string[] | null) {
    const asked = newUser(role, establishments);
    const { user, password } = (await school.admin.post("/api/users", asked)).read(GeneratedPassword);
    const client = await test.signedIn({ email: asked.email, password });
    await client.post("/api/me/password", { currentPassword: password, newPassword: goodPassword });
    return { client, id: user.id };
  }

  async function fillSite(uai: string, name: string, campaignId: string): Promise<Site> {
    const { admin } = school;
    const person = (lastName: string, NumeroDossierCandidat: string) =>
      sampleCandidate({ DonneesCandidats: { NomCandidat: lastName, NumeroDossierCandidat } });
    const content = JSON.stringify(
      sampleExport([person(`${name} SAS`, "1000001"), person(`${name} ADMIS`, "1000002")], {
        formationCode: `9${uai.slice(0, 4)}`,
      }),
    );
    const report = (await upload(admin, uai, content)).read(ImportReport);
    const { items } = (await admin.get(`/api/candidates?stage=sas&establishment=${uai}`)).read(CandidatePage);
    const idOf = (lastName: string) => items.find((item) => item.lastName === lastName)?.id ?? "";
    const [candidateId, admittedId] = [idOf(`${name} SAS`), idOf(`${name} ADMIS`)];
    await test.database.db
      .updateTable("candidate")
      .set({ campaign_id: campaignId, admitted_at: new Date() })
      .where("id", "=", admittedId)
      .execute();
    const page = (await admin.get(`/api/candidates/${candidateId}`)).read(CandidateProfilePage);
    const lastName = `Compte ${name}`;
    const asked = { ...newUser("recruiter", [uai]), lastName };
    const { user } = (await admin.post("/api/users", asked)).read(GeneratedPassword);
    return {
      uai,
      candidateId,
      admittedId,
      importId: report.importId ?? "",
      wishId: page.wishes[0]?.id ?? "",
      accountId: user.id,
      marks: [uai, name, asked.email],
    };
  }

  beforeAll(async () => {
    test = await openTestApp(await open());
    school = await test.school();
    const campaigns = (await school.admin.get("/api/campaigns")).read(list(Campaign));
    const campaignId = campaigns.items[0]?.id ?? "";
    await school.admin.patch("/api/establishments/0870015U", { name: "LIMOUSIN" });
    await school.admin.patch("/api/establishments/0750654D", { name: "PARISIEN" });
    limoges = await fillSite("0870015U", "LIMOUSIN", campaignId);
    paris = await fillSite("0750654D", "PARISIEN", campaignId);
    const site = [limoges.uai];
    callers = {
      "administrateur de l'école": { client: school.admin, role: "school_admin", limited: false },
      "administrateur de Limoges": {
        client: (await enter("school_admin", site)).client,
        role: "school_admin",
        limited: true,
      },
      "recruteur de l'école": {
        client: (await enter("recruiter", null)).client,
        role: "recruiter",
        limited: false,
      },
      "recruteur de Limoges": {
        client: (await enter("recruiter", site)).client,
        role: "recruiter",
        limited: true,
      },
    };
    stranger = (await test.school()).admin;
  });

  const accessOf = (route: string): Access => {
    const found = test.app.guardedRoutes.find(({ method, url }) => `${method} ${url}` === route);
    if (found === undefined) throw new Error(`${route} does not exist`);
    return found.access;
  };

  it("chaque route de l'API a sa décision", () => {
    const registered = test.app.guardedRoutes
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, url }) => `${method} ${url}`);
    expect(registered.sort()).toEqual(Object.keys(bindings).sort());
  });

  const who = [
    "administrateur de l'école",
    "administrateur de Limoges",
    "recruteur de l'école",
    "recruteur de Limoges",
  ];
  const cases = Object.entries(bindings).flatMap(([route, binding]) =>
    who.map((name) => [route, name, binding] as const),
  );

  it.each(cases)("%s : %s", async (route, name, binding) => {
    const caller = callers[name];
    if (caller === undefined) throw new Error(name);
    const refusal = refusalOf(caller, accessOf(route));
    if (refusal !== null) {
      const url = "object" in binding ? binding.object(limoges) : (route.split(" ")[1] ?? "");
      const payload = methodOf(route) === "GET" ? undefined : {};
      const answer = await call(caller.client, route, url.replace(":id", "1"), payload);
      expect(answer).toMatchObject({ status: 403, body: { code: refusal } });
      return;
    }
    if ("lists" in binding)
      for (const url of binding.lists) {
        const { status, text } = await call(caller.client, route, url);
        expect(status).toBe(200);
        // The name of the site is written in everything of it.
        expect(text).toContain(limoges.marks[1]);
        if (caller.limited) for (const mark of paris.marks) expect(text).not.toContain(mark);
        else expect(text).toContain(paris.marks[1]);
      }
    if ("object" in binding) {
      const ask = (client: Client, site: Site) => call(client, route, binding.object(site), binding.payload);
      const unknown = await ask(caller.client, nowhere);
      expect(unknown.status).toBe(404);
      const own = await ask(caller.client, limoges);
      expect([401, 403, 404]).not.toContain(own.status);
      expect(own.status).toBeLessThan(500);
      for (const mark of paris.marks) expect(own.text).not.toContain(mark);
      const elsewhere = await ask(caller.client, paris);
      if (caller.limited)
        expect(elsewhere.text.replaceAll(paris.uai, nowhere.uai), "as if it did not exist").toBe(
          unknown.text,
        );
      else expect(elsewhere.status).toBe(own.status);
      // The same number asked by an administrator of another school.
      const foreign = await ask(stranger, { ...paris, uai: nowhere.uai });
      expect(foreign.text).toBe((await ask(stranger, nowhere)).text);
    }
  });

  describe("personne ne donne plus de droits qu'il n'en a (ASVS 8.2.3)", () => {
    let local: { readonly client: Client; readonly id: string };
    beforeAll(async () => {
      local = await enter("school_admin", [limoges.uai]);
    });

    it.each([
      [null, 403, "rights.beyond_own"],
      [["0750654D"], 422, "account.unknown_establishment"],
      [["0870015U", "0750654D"], 422, "account.unknown_establishment"],
      [["0691775E"], 422, "account.unknown_establishment"],
      [[], 422, "request.invalid"],
    ])("un administrateur de Limoges ne donne pas %j", async (establishments, status, code) => {
      const asked = newUser("school_admin", establishments);
      const refused = { status, body: { code, field: "establishments" } };
      expect(await local.client.post("/api/users", asked)).toMatchObject(refused);
      for (const id of [local.id, limoges.accountId])
        expect(await local.client.patch(`/api/users/${id}`, { establishments })).toMatchObject(refused);
      expect((await local.client.get("/api/me")).read(Me).establishments).toEqual(["0870015U"]);
    });

    it("il ouvre un compte pour Limoges, et ne voit pas les comptes qui vont plus loin", async () => {
      const added = await local.client.post("/api/users", newUser("school_admin", [limoges.uai]));
      expect(added.status).toBe(201);
      const both = newUser("recruiter", [limoges.uai, paris.uai]);
      const { user } = (await school.admin.post("/api/users", both)).read(GeneratedPassword);
      expect(user.establishments).toEqual(["0750654D", "0870015U"]);
      const { items } = (await local.client.get("/api/users")).read(list(User));
      expect(items.map(({ id }) => id)).toContain(added.read(GeneratedPassword).user.id);
      expect(items.map(({ establishments }) => establishments?.join())).toEqual(items.map(() => limoges.uai));
      for (const id of [user.id, school.actor.accountId])
        expect((await local.client.patch(`/api/users/${id}`, { disabled: true })).status).toBe(404);
    });

    it("l'administrateur de l'école élargit et restreint, aussitôt", async () => {
      const { client, id } = await enter("school_admin", [limoges.uai]);
      const widen = await school.admin.patch(`/api/users/${id}`, { establishments: null });
      expect(widen.read(User).establishments).toBeNull();
      expect((await client.get(`/api/imports/${paris.importId}`)).status).toBe(200);
      await school.admin.patch(`/api/users/${id}`, { establishments: [" 087 0015u "] });
      expect((await client.get(`/api/imports/${paris.importId}`)).status).toBe(404);
    });

    it("l'école garde un administrateur de tous les établissements", async () => {
      const other = await test.school();
      const url = `/api/users/${other.actor.accountId}`;
      expect(await other.admin.patch(url, { establishments: ["0870015U"] })).toMatchObject({
        status: 422,
        body: { code: "account.last_administrator" },
      });
    });
  });

  it("la question « autre établissement » ne nomme pas un établissement hors des droits", async () => {
    const { client } = await enter("school_admin", [limoges.uai]);
    const candidate = sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: "1000009" } });
    const content = JSON.stringify(sampleExport([candidate], { formationCode: "90750" }));
    const answer = await upload(client, limoges.uai, content);
    expect(answer).toMatchObject({ status: 409, body: { guards: [{ code: "other_establishment" }] } });
    for (const mark of paris.marks) expect(answer.text).not.toContain(mark);
    expect((await upload(school.admin, limoges.uai, content)).text).toContain("PARISIEN");
  });
});
