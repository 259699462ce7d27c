import { pino } from "pino";
import { expect, it } from "vitest";
import { GeneratedPassword, PasswordLink } from "../../src/accounts/account.schema.ts";
import { createServerLog } from "../../src/http/server-log.ts";
import { openTestApp } from "../support/app.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { codeOf, nextCode, setUpSecondFactor } from "../support/second-factor.ts";
import { upload } from "../support/upload.ts";

interface Line {
  readonly security?: string;
  readonly [member: string]: unknown;
}

describeEmbeddedDatabase("ce que le journal du service dit de la sécurité (ASVS 16.3)", (open) => {
  async function watch(settings: Parameters<typeof openTestApp>[1] = {}) {
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
    const test = await openTestApp(await open(), settings, log);
    /** The lines of what `work` did, without their moment. */
    const during = async (work: () => Promise<unknown>): Promise<Line[]> => {
      lines.length = 0;
      await work();
      return lines
        .map((line): Line => JSON.parse(line))
        .filter(({ security }) => security !== undefined)
        .map(({ time, pid, hostname, msg, ...line }) => line);
    };
    return { test, during, lines };
  }
  const [info, warn] = [30, 40];
  const reqId = expect.stringMatching(/^[\w-]{36}$/);

  it("connexions réussies, refusées, freinées ; second facteur ; déconnexion", async () => {
    const { test, during } = await watch();
    const school = await test.school();
    const { actor, credentials } = await test.user(school, "recruiter");
    const account = actor.accountId;
    const opened = { security: "session.opened", method: "POST", route: "/api/session", reqId };
    const wrong = { ...credentials, password: "raté" };

    expect(await during(() => test.visitor().post("/api/session", credentials))).toEqual([
      { ...opened, level: info, outcome: "done", account, by: "password" },
    ]);
    const refused = { ...opened, level: warn, outcome: "refused", code: "session.invalid_credentials" };
    expect(await during(() => test.visitor().post("/api/session", wrong))).toEqual([{ ...refused, account }]);
    const nobody = { email: "personne@ailleurs.example", password: "raté" };
    expect(await during(() => test.visitor().post("/api/session", nobody))).toEqual([refused]);

    const client = await test.signedIn(credentials);
    let key = "";
    const added = await during(async () => {
      ({ key } = await setUpSecondFactor(client, test.clock));
    });
    expect(added).toMatchObject([{ level: info, security: "second_factor.added", account }]);
    const coded = (code?: string) => () =>
      test.visitor().post("/api/session", { ...credentials, ...(code && { code }) });
    expect(await during(coded())).toMatchObject([{ level: info, code: "session.code_required", account }]);
    expect(await during(coded("000000"))).toMatchObject([
      { level: warn, outcome: "refused", code: "session.invalid_code", account },
    ]);
    test.advance(nextCode);
    expect(await during(coded(codeOf(key, test.clock)))).toMatchObject([
      { level: info, outcome: "done", account, by: "password and code" },
    ]);

    expect(await during(() => client.delete("/api/session"))).toEqual([
      { ...opened, method: "DELETE", security: "session.ended", level: info, outcome: "done", account },
    ]);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await test.visitor("192.0.2.9").post("/api/session", wrong);
    expect(await during(() => test.visitor("192.0.2.9").post("/api/session", wrong))).toMatchObject([
      { level: warn, security: "throttled", outcome: "refused", code: "session.throttled" },
    ]);
  });

  it("accès refusés : par le rôle, par l'objet, depuis un autre site ; trop de demandes", async () => {
    const { test, during } = await watch({
      rateLimits: { requests: 100, imports: 100, exports: 1, accounts: 100 },
    });
    const school = await test.school();
    const recruiter = await test.user(school, "recruiter");
    const client = await test.signedIn(recruiter.credentials);
    const who = { account: recruiter.actor.accountId, school: school.schoolId, session: expect.any(String) };
    const refused = { level: warn, security: "access.refused", outcome: "refused", reqId };
    expect(await during(() => client.get("/api/users"))).toEqual([
      { ...refused, ...who, code: "rights.school_admin_only", method: "GET", route: "/api/users" },
    ]);
    const admin = { account: school.actor.accountId, school: school.schoolId };
    expect(await during(() => school.admin.get("/api/candidates/987654321"))).toMatchObject([
      {
        ...refused,
        ...admin,
        code: "candidate.not_found",
        route: "/api/candidates/:id",
        target: "987654321",
      },
    ]);
    // What is no number is not told.
    const [odd] = await during(() => school.admin.get("/api/candidates/MARTIN"));
    expect(odd).toMatchObject({ security: "access.refused", route: "/api/candidates/:id" });
    expect(odd).not.toHaveProperty("target");
    const foreign = { origin: "https://mechant.example" };
    expect(await during(() => school.admin.post("/api/campaigns", {}, foreign))).toMatchObject([
      { ...refused, code: "request.foreign_origin" },
    ]);
    expect(await during(() => test.visitor().get("/api/me"))).toEqual([]);

    const list = () => school.admin.get("/api/journal/export.csv");
    expect(await during(list)).toMatchObject([
      { level: info, security: "data.exported", outcome: "done", ...admin },
    ]);
    expect(await during(list)).toMatchObject([
      {
        level: warn,
        security: "throttled",
        code: "request.throttled",
        route: "/api/journal/export.csv",
        ...admin,
      },
    ]);
  });

  it("mots de passe, liens, rôles, données qui sortent et s'effacent : qui, à qui, et rien de personnel", async () => {
    const { test, during, lines } = await watch();
    const { admin, actor } = await test.school();
    const told: string[] = [];
    const expectLine = async (work: () => Promise<unknown>, line: object) => {
      expect(await during(work)).toMatchObject([
        { level: info, outcome: "done", account: actor.accountId, ...line },
      ]);
      told.push(...lines);
    };
    const user = {
      email: "ines.aubert@ecole.example",
      firstName: "Inès",
      lastName: "Aubert",
      role: "recruiter",
    };
    let id = "";
    await expectLine(
      async () => {
        id = (await admin.post("/api/users", user)).read(GeneratedPassword).user.id;
      },
      { security: "account.added", role: "recruiter", target: expect.any(String) },
    );
    const change = { role: "school_admin", establishments: ["0870015U"], disabled: false };
    await expectLine(() => admin.patch(`/api/users/${id}`, change), {
      security: "account.changed",
      target: id,
      role: "school_admin",
      limited: true,
      disabled: false,
    });
    await expectLine(() => admin.post(`/api/users/${id}/password`), {
      security: "account.password_reset",
      target: id,
    });
    let token = "";
    await expectLine(
      async () => {
        const { path } = (await admin.post(`/api/users/${id}/password-link`)).read(PasswordLink);
        token = path.split("#")[1] ?? "";
      },
      { security: "account.password_link_created", target: id },
    );
    const newPassword = "tiroir lagune pinceau hibou";
    const used = () => test.visitor().post("/api/password-links/password", { token, newPassword });
    await expectLine(used, { security: "account.password_link_used", account: id });

    await upload(admin, "0870015U", JSON.stringify(sampleExport([sampleCandidate()])));
    const { items } = Object((await admin.get("/api/candidates?stage=sas")).body);
    const [{ id: candidate, lastName, firstName, email }] = items;
    await expectLine(() => admin.get("/api/candidates/export?stage=sas&format=csv&columns=lastName,email"), {
      security: "data.exported",
    });
    await expectLine(() => admin.get(`/api/candidates/${candidate}/personal-data.zip`), {
      security: "data.person_exported",
      target: candidate,
    });
    await expectLine(
      () => admin.post(`/api/candidates/${candidate}/erasure`, { confirmation: `${lastName} ${firstName}` }),
      {
        security: "data.person_erased",
        target: candidate,
      },
    );
    await expectLine(() => admin.patch("/api/school", { secondFactorRequired: false }), {
      security: "settings.school_changed",
    });
    const words = new Set(told.join("\n").split(/[^\p{L}\p{N}@._-]+/u));
    for (const secret of [...Object.values(user).slice(0, 3), lastName, firstName, email, token, newPassword])
      expect(words.has(secret), secret).toBe(false);
  });

  it("LOG_LEVEL=warn garde les refus", () => {
    expect(createServerLog("warn").isLevelEnabled("warn")).toBe(true);
  });
});
