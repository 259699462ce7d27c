import { before, type Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { lockUntilCommit } from "../database/lock-until-commit.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findSchoolNamed, lockSchool, readSchool } from "../school/school.repository.ts";
import { tidyName } from "../tidy-name.ts";
import {
  type Account,
  findAccount,
  findAccountByEmail,
  hasOtherAdministrator,
  insertAccount,
  updateAccount,
} from "./account.repository.ts";
import type { Role } from "./account.schema.ts";
import { browserName } from "./browser-name.ts";
import { recentFor } from "./caller.ts";
import { readEmail } from "./email.ts";
import { generatePassword } from "./generated-password.ts";
import type { ProviderIdentity } from "./identity-provider.ts";
import { type IdentityProviderSettings, roleOf, tellsSecondFactor } from "./identity-provider-settings.ts";
import { hashPassword } from "./password-hash.ts";
import {
  bindAccount,
  findAccountBySubject,
  findUnboundAccount,
  markSignedInByProvider,
} from "./provider-account.repository.ts";
import { deleteSession } from "./session.repository.ts";
import { startSession } from "./start-session.ts";
import { accountEvent } from "./user.ts";

interface ProviderOrigin {
  readonly userAgent: string | undefined;
  /** Digest of the token of the session that the browser had when it left; it ends. */
  readonly previousHash: Buffer | null;
}

/**
 * Opens a session for whoever the provider vouches for, in its school: the account bound to them; else the one of their verified email, bound from
 * now on; else a new one when the role claim gives a role. The claim also changes the role of a known account. When the school requires a
 * second factor, the provider must say that one was used (ASVS 5.0 6.8.4). Returns the token and whose it is. Throws `provider.…`.
 */
export async function signInByProvider(
  database: Database,
  settings: IdentityProviderSettings,
  identity: ProviderIdentity,
  origin: ProviderOrigin,
  clock: Clock,
): Promise<{ readonly token: string; readonly accountId: string }> {
  const role = settings.roles === null ? undefined : roleOf(settings.roles, identity.claims);
  if (role === null) throw errors.provider.noRole();
  // Nobody knows it: whoever comes by the provider needs none.
  const unusable = await hashPassword(generatePassword());
  return database.transaction(async ({ db }) => {
    await lockUntilCommit(db, "identity-provider");
    const school = await findSchoolNamed(db, settings.school);
    if (school === null) throw errors.provider.failed();
    if (await lacksSecondFactor(db, school.id, settings, identity))
      throw errors.provider.secondFactorMissing();
    const account =
      (await findKnown(db, school.id, identity)) ??
      (await addAccount(db, school.id, identity, role, unusable));
    if (role !== undefined) await followRole(db, account, role);
    const now = clock();
    await markSignedInByProvider(db, account.id, now);
    if (origin.previousHash !== null) await deleteSession(db, origin.previousHash);
    // Without a word of the provider about when, dangerous acts ask for a proof first.
    const authenticatedAt = identity.authenticatedAt ?? before(now, recentFor);
    const session = { accountId: account.id, browser: browserName(origin.userAgent), authenticatedAt };
    return {
      token: await startSession(db, { ...session, byProvider: true }, clock),
      accountId: account.id,
    };
  });
}

/** Whether the provider's school requires a second factor, so that the provider may be asked for one. */
export async function requiresSecondFactor(
  db: Connection,
  { school }: Pick<IdentityProviderSettings, "school">,
): Promise<boolean> {
  const found = await findSchoolNamed(db, school);
  return found !== null && (await readSchool(db, found.id)).secondFactorRequired;
}

async function lacksSecondFactor(
  db: Connection,
  schoolId: string,
  { secondFactor }: IdentityProviderSettings,
  { asserted }: ProviderIdentity,
): Promise<boolean> {
  if (secondFactor === null || tellsSecondFactor(secondFactor, asserted)) return false;
  return (await readSchool(db, schoolId)).secondFactorRequired;
}

async function findKnown(
  db: Connection,
  schoolId: string,
  identity: ProviderIdentity,
): Promise<Account | null> {
  const email = verifiedEmail(identity);
  const bound = await findAccountBySubject(db, identity);
  const found = bound ?? (email === null ? null : await findUnboundAccount(db, email));
  if (found === null) return null;
  if (found.schoolId !== schoolId) throw errors.provider.otherSchool();
  if (found.disabled) throw errors.provider.accountDisabled();
  if (bound === null) await bindAccount(db, found.id, identity);
  return findAccount(db, { schoolId, establishmentIds: null }, found.id);
}

async function addAccount(
  db: Connection,
  schoolId: string,
  identity: ProviderIdentity,
  role: Role | undefined,
  passwordHash: string,
): Promise<Account> {
  const email = verifiedEmail(identity);
  if (email === null) throw errors.provider.emailUnverified();
  if (role === undefined) throw errors.provider.noAccount();
  if ((await findAccountByEmail(db, email)) !== null) throw errors.provider.emailBound();
  const name = (claim: string) =>
    tidyName(String(identity.claims[claim] ?? "").replace(/\p{Cc}/gu, " ")).slice(0, 100);
  const account = await insertAccount(db, {
    schoolId,
    email,
    firstName: name("given_name") || "–",
    lastName: name("family_name") || name("name") || email,
    role,
    establishmentIds: null,
    passwordHash,
    mustChangePassword: false,
    targetCampaignId: null,
  });
  await bindAccount(db, account.id, identity);
  await recordEvent(db, { schoolId, accountId: null }, accountEvent("account.added", account));
  return account;
}

/** The provider's word about somebody's role counts at each sign-in; a school keeps its last administrator all the same. */
async function followRole(db: Connection, account: Account, role: Role): Promise<void> {
  if (account.role === role) return;
  await lockSchool(db, account.schoolId);
  const leaves = account.role === "school_admin" && account.establishments === null;
  if (leaves && !(await hasOtherAdministrator(db, account.schoolId, account.id))) return;
  const changed = { ...account, role };
  await updateAccount(db, changed);
  const author = { schoolId: account.schoolId, accountId: null };
  await recordEvent(db, author, accountEvent("account.changed", changed));
}

function verifiedEmail({ claims }: ProviderIdentity): string | null {
  const { email, email_verified: verified } = claims;
  // Some providers write it as text.
  return typeof email === "string" && (verified === true || verified === "true") ? readEmail(email) : null;
}
