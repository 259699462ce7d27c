import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { isUniqueViolation } from "../database/unique-violation.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { Me, Role } from "./account.schema.ts";
import type { Actor, Scope } from "./actor.ts";
import { allowedEstablishments, allowedUais, reachesNoFurther } from "./scope.repository.ts";

export interface Account {
  readonly id: string;
  readonly schoolId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** UAIs; null: all establishments. */
  readonly establishments: readonly string[] | null;
  readonly disabledAt: Date | null;
  /** Whether signing in asks for a code. */
  readonly secondFactor: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

export interface NewAccount {
  readonly schoolId: string;
  /** As `readEmail` gives it. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** Null: all establishments. */
  readonly establishmentIds: readonly string[] | null;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly targetCampaignId: string | null;
}

const accountColumns = [
  "id",
  "school_id as schoolId",
  "email",
  "first_name as firstName",
  "last_name as lastName",
  "role",
  "disabled_at as disabledAt",
  "created_at as createdAt",
  "last_sign_in_at as lastSignInAt",
] as const;

const hasSecondFactor = sql<boolean>`
  exists (select from second_factor factor where factor.account_id = account.id)
`.as("secondFactor");

/** Throws `account.email_taken`: an e-mail names one account of the whole program, since it alone signs in. */
export async function insertAccount(db: Connection, account: NewAccount): Promise<Account> {
  try {
    const { id } = await db
      .insertInto("account")
      .values({
        school_id: account.schoolId,
        email: account.email,
        first_name: account.firstName,
        last_name: account.lastName,
        role: account.role,
        password_hash: account.passwordHash,
        must_change_password: account.mustChangePassword,
        target_campaign_id: account.targetCampaignId,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await limitAccount(db, id, account.establishmentIds);
    return await findAccount(db, { schoolId: account.schoolId, establishmentIds: null }, id);
  } catch (error) {
    throw isUniqueViolation(error, "account_email") ? errors.account.emailTaken() : error;
  }
}

/** Gives an account the establishments of `establishmentIds` (null: all of its school's, those to come included), and no others. */
export async function limitAccount(
  db: Connection,
  accountId: string,
  establishmentIds: readonly string[] | null,
): Promise<void> {
  await db
    .updateTable("account")
    .set({ all_establishments: establishmentIds === null })
    .where("id", "=", accountId)
    .execute();
  await db.deleteFrom("account_establishment").where("account_id", "=", accountId).execute();
  if (establishmentIds === null || establishmentIds.length === 0) return;
  await db
    .insertInto("account_establishment")
    .values(establishmentIds.map((id) => ({ account_id: accountId, establishment_id: id })))
    .execute();
}

/** The accounts that the scope may look after, by name. */
export function listAccounts(db: Connection, scope: Scope): Promise<Account[]> {
  return db
    .selectFrom("account")
    .where(reachesNoFurther(scope, "account"))
    .orderBy("last_name")
    .orderBy("first_name")
    .orderBy("id")
    .select(accountColumns)
    .select(hasSecondFactor)
    .select(allowedUais)
    .execute();
}

/**
 * An account that the scope may look after; throws `account.not_found`, the same for one that another school holds or that
 * reaches further than the scope.
 */
export async function findAccount(db: Connection, scope: Scope, id: string): Promise<Account> {
  const account = await db
    .selectFrom("account")
    .where(reachesNoFurther(scope, "account"))
    .where("id", "=", id)
    .select(accountColumns)
    .select(hasSecondFactor)
    .select(allowedUais)
    .executeTakeFirst();
  if (account === undefined) throw errors.account.notFound();
  return account;
}

interface Credentials {
  readonly id: string;
  readonly schoolId: string;
  readonly passwordHash: string;
}

/** The account of this email, in whichever school; null when nobody has it. */
export async function findAccountByEmail(
  db: Connection,
  email: string,
): Promise<{ id: string; schoolId: string } | null> {
  const row = await db
    .selectFrom("account")
    .where("email", "=", email)
    .select(["id", "school_id as schoolId"])
    .executeTakeFirst();
  return row ?? null;
}

/** What signing in needs to know; null when nobody has this email, or the account is disabled. */
export async function findCredentials(db: Connection, email: string): Promise<Credentials | null> {
  const row = await db
    .selectFrom("account")
    .where("email", "=", email)
    .where("disabled_at", "is", null)
    .select(["id", "school_id as schoolId", "password_hash as passwordHash"])
    .executeTakeFirst();
  return row ?? null;
}

export async function findPasswordHash(db: Connection, accountId: string): Promise<string> {
  const row = await db
    .selectFrom("account")
    .where("id", "=", accountId)
    .select("password_hash")
    .executeTakeFirstOrThrow();
  return row.password_hash;
}

/**
 * Notes a successful sign-in and tells who it is. Null when the account is disabled, or its password was replaced since
 * `passwordHash` was read: whoever signs in at that very moment must not get a session.
 */
export async function markSignedIn(
  db: Connection,
  account: { id: string; passwordHash: string },
  now: Date,
): Promise<Actor | null> {
  const row = await db
    .updateTable("account")
    .set({ last_sign_in_at: now })
    .where("id", "=", account.id)
    .where("password_hash", "=", account.passwordHash)
    .where("disabled_at", "is", null)
    .returning([
      "id as accountId",
      "school_id as schoolId",
      "role",
      "must_change_password as mustChangePassword",
    ])
    .returning(allowedEstablishments)
    .executeTakeFirst();
  return row ?? null;
}

/** The account of this e-mail when its Historique has not heard of failed sign-ins since `since`; from now on it has. */
export async function claimFailureNotice(
  db: Connection,
  email: string,
  { now, since }: { now: Date; since: Date },
): Promise<{ id: string; schoolId: string } | null> {
  const row = await db
    .updateTable("account")
    .set({ sign_in_failure_told_at: now })
    .where("email", "=", email)
    .where((account) =>
      account.or([
        account("sign_in_failure_told_at", "is", null),
        account("sign_in_failure_told_at", "<=", since),
      ]),
    )
    .returning(["id", "school_id as schoolId"])
    .executeTakeFirst();
  return row ?? null;
}

export async function updateAccount(
  db: Connection,
  account: Pick<Account, "id" | "firstName" | "lastName" | "role" | "disabledAt">,
): Promise<void> {
  await db
    .updateTable("account")
    .set({
      first_name: account.firstName,
      last_name: account.lastName,
      role: account.role,
      disabled_at: account.disabledAt,
    })
    .where("id", "=", account.id)
    .execute();
}

/** With another password, no link to choose one is left. */
export async function updatePassword(
  db: Connection,
  accountId: string,
  { passwordHash, mustChangePassword }: { passwordHash: string; mustChangePassword: boolean },
): Promise<void> {
  await db
    .updateTable("account")
    .set({ password_hash: passwordHash, must_change_password: mustChangePassword })
    .where("id", "=", accountId)
    .execute();
  await db.deleteFrom("password_link").where("account_id", "=", accountId).execute();
}

export async function updateTargetCampaign(
  db: Connection,
  accountId: string,
  campaignId: string | null,
): Promise<void> {
  await db
    .updateTable("account")
    .set({ target_campaign_id: campaignId })
    .where("id", "=", accountId)
    .execute();
}

/** Whether somebody else than `accountId` can administer the whole school. */
export async function hasOtherAdministrator(
  db: Connection,
  schoolId: string,
  accountId: string,
): Promise<boolean> {
  const other = await db
    .selectFrom("account")
    .where("school_id", "=", schoolId)
    .where("role", "=", "school_admin")
    .where("all_establishments", "=", true)
    .where("disabled_at", "is", null)
    .where("id", "!=", accountId)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** The actor as the interface needs them; `byProvider`: by a session that the identity provider began. */
export async function findMe(
  db: Connection,
  actor: Actor,
  { byProvider }: { readonly byProvider: boolean } = { byProvider: false },
): Promise<Me> {
  const row = await db
    .selectFrom("account")
    .innerJoin("school", "school.id", "account.school_id")
    .where("account.id", "=", actor.accountId)
    .select(["account.id", "email", "first_name", "last_name", "role", "must_change_password"])
    .select(["target_campaign_id", "school.name as school_name", "school.second_factor_required"])
    .select(hasSecondFactor)
    .select(allowedUais)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    school: { name: row.school_name },
    establishments: row.establishments,
    targetCampaignId: row.target_campaign_id,
    mustChangePassword: row.must_change_password,
    secondFactor: row.secondFactor,
    mustSetUpSecondFactor: row.second_factor_required && !row.secondFactor && !byProvider,
    byProvider,
  };
}
