import { beforeAll, expect, it } from "vitest";
import { changeUser } from "../../src/accounts/change-user.ts";
import { listUsers } from "../../src/accounts/list-users.ts";
import { resetPassword } from "../../src/accounts/reset-password.ts";
import { systemClock as clock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { createSchool, createUser } from "../support/schools.ts";

describeEachDatabase("l'école garde un administrateur", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it.each([{ disabled: true }, { role: "recruiter" } as const])(
    "le dernier ne peut pas subir %j",
    async (change) => {
      const { actor } = await createSchool(database);
      expect(await codeOf(changeUser(database, actor, actor.accountId, change, clock))).toBe(
        "account.last_administrator",
      );
    },
  );

  it("un administrateur désactivé ne compte pas", async () => {
    const school = await createSchool(database);
    const other = await createUser(database, school, "school_admin");
    await changeUser(database, school.actor, other.actor.accountId, { disabled: true }, clock);
    expect(
      await codeOf(changeUser(database, school.actor, school.actor.accountId, { role: "recruiter" }, clock)),
    ).toBe("account.last_administrator");
  });

  it("deux administrateurs qui se rétrogradent en même temps n'y arrivent pas tous les deux", async () => {
    const school = await createSchool(database);
    const other = await createUser(database, school, "school_admin");
    const demote = { role: "recruiter" } as const;
    const results = await Promise.allSettled([
      changeUser(database, school.actor, other.actor.accountId, demote, clock),
      changeUser(database, other.actor, school.actor.accountId, demote, clock),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const users = await listUsers(database.db, school.actor);
    expect(users.filter(({ role }) => role === "school_admin")).toHaveLength(1);
  });

  it("personne ne se désactive, ni ne réinitialise son propre mot de passe (ASVS 6.2.3)", async () => {
    const school = await createSchool(database);
    await createUser(database, school, "school_admin");
    const { actor } = school;
    expect(await codeOf(changeUser(database, actor, actor.accountId, { disabled: true }, clock))).toBe(
      "account.own_disabling",
    );
    expect(await codeOf(resetPassword(database, actor, actor.accountId))).toBe("account.own_password_reset");
  });

  it("ce qui n'est pas donné reste", async () => {
    const school = await createSchool(database);
    const { actor } = await createUser(database, school, "recruiter");
    const changed = await changeUser(
      database,
      school.actor,
      actor.accountId,
      { lastName: "  Le   Goff " },
      clock,
    );
    expect(changed).toMatchObject({
      firstName: "Camille",
      lastName: "Le Goff",
      role: "recruiter",
      disabled: false,
    });
  });
});
