import { describe, expect, it } from "vitest";
import { listAccounts } from "../../src/accounts/account.repository.ts";
import { type SetUpResult, setUp } from "../../src/accounts/set-up.ts";
import { readSetUpOptions } from "../../src/accounts/set-up-options.ts";
import { signIn } from "../../src/accounts/sign-in.ts";
import type { Database } from "../../src/database/database.ts";
import { listCampaigns } from "../../src/school/campaign.repository.ts";
import { listEstablishments } from "../../src/school/establishment.repository.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { createMovableClock } from "../support/movable-clock.ts";
import { goodPassword } from "../support/schools.ts";

const { clock } = createMovableClock("2026-06-05T08:30:00.000Z");
const origin = { clientAddress: "192.0.2.1", previousToken: null };

function created(result: SetUpResult) {
  if (result.status !== "created") throw new Error("nothing was created");
  return result;
}

const countSchools = async ({ db }: Database) =>
  (await db.selectFrom("school").select("id").execute()).length;

describeEachDatabase("première mise en service", (open) => {
  it("crée une école prête à importer, et le mot de passe donné ouvre une session (ASVS 6.3.2)", async () => {
    const database = await open();
    const result = created(await setUp(database, readSetUpOptions({}), clock));

    const password = result.administrator.generatedPassword ?? "";
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const { actor } = await signIn(database, { email: "admin@ecole.example", password }, origin, clock);
    expect(actor).toMatchObject({ role: "school_admin", mustChangePassword: false });

    const campaigns = await listCampaigns(database.db, result.schoolId);
    expect(campaigns.map(({ name }) => name)).toEqual(["campagne-2026-2027"]);
    expect(await listEstablishments(database.db, actor)).toMatchObject([
      { uai: "0000000A", parcoursupEnabled: true },
    ]);
    const [administrator] = await listAccounts(database.db, actor);
    const target = await database.db
      .selectFrom("account")
      .where("id", "=", administrator?.id ?? "")
      .select("target_campaign_id")
      .executeTakeFirst();
    expect(target?.target_campaign_id).toBe(campaigns[0]?.id);
  });

  it("suit l'environnement, et n'impose pas de changer le mot de passe qu'il donne", async () => {
    const database = await open();
    const environment = {
      ADMIN_EMAIL: " Direction@Ecole.example ",
      ADMIN_PASSWORD: goodPassword,
      SCHOOL_NAME: "CFA du Limousin",
      ESTABLISHMENTS: "0870015u=Limoges; 0750654D = Paris = Sud ;",
      CAMPAIGN: "Rentrée 2026",
    };
    const result = created(await setUp(database, readSetUpOptions(environment), clock));
    expect(result).toMatchObject({
      schoolName: "CFA du Limousin",
      campaign: "Rentrée 2026",
      establishments: [
        { uai: "0870015U", name: "Limoges" },
        { uai: "0750654D", name: "Paris = Sud" },
      ],
      administrator: { email: "direction@ecole.example", generatedPassword: null },
    });
    const { actor } = await signIn(
      database,
      { email: "direction@ecole.example", password: goodPassword },
      origin,
      clock,
    );
    expect(actor.mustChangePassword).toBe(false);
  });

  it("ne fait rien la deuxième fois, même si l'école a été renommée", async () => {
    const database = await open();
    const options = readSetUpOptions({ SCHOOL_NAME: "Avant", ADMIN_PASSWORD: goodPassword });
    await setUp(database, options, clock);
    await database.db.updateTable("school").set({ name: "Après" }).execute();
    expect(await setUp(database, options, clock)).toEqual({ status: "already-done", schoolName: "Après" });
    expect(await countSchools(database)).toBe(1);
  });

  it("ajoute une école à côté d'une autre, une seule fois", async () => {
    const database = await open();
    await setUp(database, readSetUpOptions({}), clock);
    const other = {
      ...readSetUpOptions({ ADMIN_EMAIL: "b@ecole.example", SCHOOL_NAME: "École B" }),
      unless: "this-school-exists",
    } as const;
    expect(await setUp(database, other, clock)).toMatchObject({ status: "created", schoolName: "École B" });
    expect(await setUp(database, { ...other, schoolName: "école b" }, clock)).toEqual({
      status: "already-done",
      schoolName: "École B",
    });
    expect(await codeOf(setUp(database, { ...other, schoolName: "École C" }, clock))).toBe(
      "configuration.admin_email_taken",
    );
    expect(await countSchools(database)).toBe(2);
  });

  it("ne crée qu'une école quand deux instances démarrent ensemble", async () => {
    const database = await open();
    const results = await Promise.all(
      [1, 2, 3].map(() => setUp(database, readSetUpOptions({ ADMIN_PASSWORD: goodPassword }), clock)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["already-done", "already-done", "created"]);
    expect(await countSchools(database)).toBe(1);
  });

  it("refuse un mot de passe facile et ne laisse rien derrière", async () => {
    const database = await open();
    const options = readSetUpOptions({ ADMIN_PASSWORD: "Parcoursup2026!" });
    expect(await codeOf(setUp(database, options, clock))).toBe("configuration.weak_admin_password");
    expect(await countSchools(database)).toBe(0);
  });
});

describe("lecture de l'environnement", () => {
  it.each([
    [{ ESTABLISHMENTS: "0870015A=Limoges" }, "ESTABLISHMENTS"],
    [{ ESTABLISHMENTS: "Limoges" }, "ESTABLISHMENTS"],
    [{ ESTABLISHMENTS: "0870015U" }, "ESTABLISHMENTS"],
    [{ ESTABLISHMENTS: "0870015U=Limoges;0870015u=Encore" }, "ESTABLISHMENTS"],
    [{ ADMIN_EMAIL: "admin" }, "ADMIN_EMAIL"],
    [{ SCHOOL_NAME: "x".repeat(121) }, "SCHOOL_NAME"],
  ])("%j est refusé en nommant la variable", (environment, variable) => {
    expect(() => readSetUpOptions(environment)).toThrow(variable);
  });
});
