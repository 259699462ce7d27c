import type { Role } from "../../src/accounts/account.schema.ts";
import type { Actor } from "../../src/accounts/actor.ts";
import { addUser } from "../../src/accounts/add-user.ts";
import { changePassword } from "../../src/accounts/change-password.ts";
import { listUsers } from "../../src/accounts/list-users.ts";
import { setUp } from "../../src/accounts/set-up.ts";
import { readSetUpOptions } from "../../src/accounts/set-up-options.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface TestSchool {
  readonly schoolId: string;
  readonly name: string;
  /** Its administrator, as use cases know them. */
  readonly actor: Actor;
  /** And as the sign-in page does. */
  readonly credentials: Credentials;
}

export type TestUser = Pick<TestSchool, "actor" | "credentials">;

export const goodPassword = "gare cadran mouette velours";

let count = 0;
/** A number that nothing else of this run has. */
export function nextNumber(): number {
  count += 1;
  return count;
}

/** A school of its own, as `setup --school` creates it: Limoges (0870015U) and Paris (0750654D), one campaign. */
export async function createSchool(database: Database, clock: Clock = systemClock): Promise<TestSchool> {
  const number = nextNumber();
  const name = `École ${number}`;
  const email = `direction.${number}@ecole.example`;
  const result = await setUp(
    database,
    {
      ...readSetUpOptions({ ESTABLISHMENTS: "0870015U=Site de Limoges;0750654D=Site de Paris" }),
      unless: "this-school-exists",
      schoolName: name,
      adminEmail: email,
      adminPassword: goodPassword,
    },
    clock,
  );
  if (result.status !== "created") throw new Error(`${name} exists already`);
  const { schoolId } = result;
  const [user] = await listUsers(database.db, { ...nobody, schoolId });
  if (user === undefined) throw new Error(`${name} has no administrator`);
  return {
    schoolId,
    name,
    actor: { ...nobody, schoolId, accountId: user.id },
    credentials: { email, password: goodPassword },
  };
}

const nobody: Actor = {
  accountId: "0",
  schoolId: "0",
  role: "school_admin",
  establishmentIds: null,
  mustChangePassword: false,
};

/** Somebody more in the school, who has already chosen a password. */
export async function createUser(
  database: Database,
  { actor }: Pick<TestSchool, "actor">,
  role: Role,
  clock: Clock = systemClock,
): Promise<TestUser> {
  const email = `personne.${nextNumber()}@ecole.example`;
  const { user, password } = await addUser(database, actor, {
    email,
    firstName: "Camille",
    lastName: "Durand",
    role,
  });
  const created: Actor = {
    ...nobody,
    accountId: user.id,
    schoolId: actor.schoolId,
    role,
  };
  await changePassword(
    database,
    created,
    { currentPassword: password, newPassword: goodPassword },
    {},
    clock,
  );
  return { actor: created, credentials: { email, password: goodPassword } };
}
