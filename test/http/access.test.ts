import { beforeAll, describe, expect, it } from "vitest";
import type { Access } from "../../src/accounts/actor.ts";
import { recentFor } from "../../src/accounts/caller.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";

/** Who may call what: the whole of the API. A route that is missing here fails. */
const decisions: Readonly<Record<string, Access>> = {
  "GET /api/openapi.json": "public",
  "POST /api/session": "public",
  "DELETE /api/session": "public",
  "GET /api/me": "signed-in",
  "PATCH /api/me": "signed-in",
  "POST /api/me/password": "signed-in",
  "GET /api/me/sessions": "signed-in",
  "DELETE /api/me/sessions": "signed-in",
  "DELETE /api/me/sessions/:id": "signed-in",
  "POST /api/session/authentication": "signed-in",
  "GET /api/me/second-factor": "signed-in",
  "POST /api/me/second-factor": "signed-in",
  "POST /api/me/second-factor/confirmation": "signed-in",
  "POST /api/me/second-factor/recovery-codes": "signed-in",
  "DELETE /api/me/second-factor": "signed-in",
  "DELETE /api/users/:id/second-factor": "school_admin",
  "POST /api/users/:id/password-link": "school_admin",
  "GET /api/sign-in": "public",
  "GET /api/session/provider": "public",
  "GET /api/session/provider/callback": "public",
  "POST /api/password-links/reading": "public",
  "POST /api/password-links/password": "public",
  "GET /api/users": "school_admin",
  "POST /api/users": "school_admin",
  "PATCH /api/users/:id": "school_admin",
  "POST /api/users/:id/password": "school_admin",
  "GET /api/school": "school_admin",
  "GET /api/school/privacy": "school_admin",
  "PATCH /api/school/privacy": "whole_school",
  "GET /api/school/privacy/purge": "whole_school",
  "GET /api/candidates/:id/personal-data.zip": "school_admin",
  "GET /api/candidates/:id/erasure": "school_admin",
  "POST /api/candidates/:id/erasure": "school_admin",
  "PATCH /api/school": "whole_school",
  "GET /api/establishments": "signed-in",
  "POST /api/establishments": "whole_school",
  "PATCH /api/establishments/:uai": "school_admin",
  "GET /api/campaigns": "signed-in",
  "POST /api/campaigns": "whole_school",
  "PATCH /api/campaigns/:id": "whole_school",
  "POST /api/establishments/:uai/imports": "school_admin",
  "POST /api/establishments/:uai/table-imports": "school_admin",
  "GET /api/import-limits": "school_admin",
  "GET /api/imports": "school_admin",
  "GET /api/imports/:id": "school_admin",
  "GET /api/imports/:id/candidates": "school_admin",
  "GET /api/imports/:id/export.csv": "school_admin",
  "POST /api/imports/:id/undo": "school_admin",
  "GET /api/candidates": "signed-in",
  "POST /api/candidates": "school_admin",
  "GET /api/candidates/export": "signed-in",
  "POST /api/candidates/exports": "school_admin",
  "GET /api/candidates/duplicates": "signed-in",
  "GET /api/candidates/selectable": "school_admin",
  "POST /api/candidates/selectable": "school_admin",
  "POST /api/candidates/admissions": "school_admin",
  "POST /api/candidates/deletions": "school_admin",
  "POST /api/candidates/:id/admission": "school_admin",
  "POST /api/candidates/:id/return": "school_admin",
  "GET /api/candidates/:id/comparison": "school_admin",
  "GET /api/candidates/:id": "signed-in",
  "PATCH /api/candidates/:id": "school_admin",
  "GET /api/journal": "school_admin",
  "POST /api/journal": "school_admin",
  "GET /api/journal/:id/candidates": "school_admin",
  "GET /api/journal/types": "school_admin",
  "GET /api/journal/export.csv": "school_admin",
  "GET /api/journal/export.xlsx": "school_admin",
  "POST /api/candidates/:id/diplomas": "school_admin",
  "PATCH /api/candidates/:id/diplomas/:diplomaId": "school_admin",
  "DELETE /api/candidates/:id/diplomas/:diplomaId": "school_admin",
  "GET /api/candidates/:id/notes": "signed-in",
  "POST /api/candidates/:id/notes": "signed-in",
  "PATCH /api/candidates/:id/notes/:noteId": "signed-in",
  "DELETE /api/candidates/:id/notes/:noteId": "signed-in",
  "GET /api/candidates/:id/history": "signed-in",
  "GET /api/candidates/:id/wishes/:wishId/parcoursup.json": "school_admin",
  "POST /api/links": "school_admin",
  "DELETE /api/links/:id": "school_admin",
  "POST /api/links/certain": "school_admin",
  "DELETE /api/link-batches/:id": "school_admin",
  "GET /api/candidates/:id/links": "school_admin",
  "GET /api/link-proposals": "school_admin",
  "GET /api/link-proposals/badges": "school_admin",
  "GET /api/link-proposals/comparison": "school_admin",
  "POST /api/link-refusals": "school_admin",
  "POST /api/link-refusals/withdraw": "school_admin",
};

/** What cannot be undone or gives rights: asks for a fresh proof of identity. */
const dangerous = [
  "POST /api/users",
  "PATCH /api/users/:id",
  "POST /api/users/:id/password",
  "POST /api/users/:id/password-link",
  "DELETE /api/me/sessions",
  "DELETE /api/me/sessions/:id",
  "POST /api/me/second-factor",
  "POST /api/me/second-factor/recovery-codes",
  "DELETE /api/me/second-factor",
  "DELETE /api/users/:id/second-factor",
  "PATCH /api/school/privacy",
  "POST /api/candidates/:id/erasure",
];

/** What somebody whose password was given by an administrator still reaches. */
const beforePasswordChange = ["GET /api/me", "POST /api/me/password"];

/** What is left to somebody whose school requires a second factor, before it is set up. */
const beforeSecondFactor = [
  ...beforePasswordChange,
  "POST /api/session/authentication",
  "GET /api/me/second-factor",
  "POST /api/me/second-factor",
  "POST /api/me/second-factor/confirmation",
];

const routesFor = (access: Access) =>
  Object.entries(decisions)
    .filter(([, decision]) => decision === access)
    .map(([route]) => route);

const guarded = [...routesFor("signed-in"), ...routesFor("school_admin"), ...routesFor("whole_school")];

function call(client: Client, route: string) {
  const [method = "", pattern = ""] = route.split(" ");
  const url = pattern.replace(":id", "1").replace(":uai", "0870015U");
  const body = method === "GET" || method === "DELETE" ? {} : { payload: {} };
  return client.send({ url, ...body, ...(isMethod(method) ? { method } : {}) });
}

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
const isMethod = (text: string): text is (typeof methods)[number] =>
  methods.some((method) => method === text);

describeEachDatabase("droits d'accès", (open) => {
  let test: TestApp;
  /** Still open to new routes. */
  let unstarted: TestApp;
  let recruiter: Client;
  let newcomer: Client;
  /** An administrator of a school that requires a second factor. */
  let unready: Client;
  beforeAll(async () => {
    const database = await open();
    test = await openTestApp(database);
    unstarted = await openTestApp(database);
    const school = await test.school();
    recruiter = await test.signedIn((await test.user(school, "recruiter")).credentials);
    unready = (await test.school()).admin;
    await unready.patch("/api/school", { secondFactorRequired: true });
    newcomer = test.visitor();
    const answer = await school.admin.post("/api/users", {
      email: "nouvelle@ecole.example",
      firstName: "Nour",
      lastName: "Velle",
      role: "school_admin",
    });
    const { password } = Object(answer.body);
    await newcomer.post("/api/session", { email: "nouvelle@ecole.example", password });
  });

  it("chaque route de l'API a sa décision, et c'est celle-ci (ASVS 8.2.1)", () => {
    const registered = test.app.guardedRoutes
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, url, access }) => [`${method} ${url}`, access]);
    expect(Object.fromEntries(registered)).toEqual(decisions);
  });

  it("une route sans décision empêche le programme de démarrer", () => {
    expect(() => unstarted.app.get("/api/oubliee", () => "")).toThrow("does not say who may call it");
  });

  it.each(guarded)("%s : refusé sans session", async (route) => {
    const answer = await call(test.visitor(), route);
    expect(answer).toMatchObject({ status: 401, body: { code: "session.required" } });
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  it.each([...routesFor("school_admin"), ...routesFor("whole_school")])(
    "%s : refusé à un recruteur-placeur (ASVS 8.3.1)",
    async (route) => {
      expect(await call(recruiter, route)).toMatchObject({
        status: 403,
        body: { code: "rights.school_admin_only" },
      });
    },
  );

  it("les actes dangereux demandent une preuve d'identité récente, et ce sont ceux-ci (ASVS 7.5.1, 7.5.3)", () => {
    const registered = test.app.guardedRoutes
      .filter(({ recentAuthentication }) => recentAuthentication)
      .map(({ method, url }) => `${method} ${url}`);
    expect(registered.sort()).toEqual([...dangerous].sort());
  });

  describe("quand la preuve date", () => {
    let admin: Client;
    beforeAll(async () => {
      ({ admin } = await test.school());
      test.advance(recentFor);
    });

    it.each(dangerous)("%s : refusé", async (route) => {
      expect(await call(admin, route)).toMatchObject({
        status: 403,
        body: { code: "session.recent_authentication_required" },
      });
    });
  });

  it.each(guarded.filter((route) => !beforeSecondFactor.includes(route)))(
    "%s : refusé avant d'avoir mis en place le second facteur que l'école exige (ASVS 6.3.3)",
    async (route) => {
      expect(await call(unready, route)).toMatchObject({
        status: 403,
        body: { code: "account.second_factor_set_up_required" },
      });
    },
  );

  describe("avant d'avoir changé le mot de passe reçu", () => {
    const closed = guarded.filter((route) => !beforePasswordChange.includes(route));

    it.each(closed)("%s : refusé (ASVS 6.4.1)", async (route) => {
      expect(await call(newcomer, route)).toMatchObject({
        status: 403,
        body: { code: "account.password_change_required" },
      });
    });

    it("« Mon compte » reste accessible", async () => {
      expect(await newcomer.get("/api/me")).toMatchObject({
        status: 200,
        body: { mustChangePassword: true },
      });
    });
  });
});
