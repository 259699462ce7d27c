import { before, type Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { claimFailureNotice, findCredentials, markSignedIn } from "./account.repository.ts";
import type { SignIn } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { browserName } from "./browser-name.ts";
import { readEmail } from "./email.ts";
import { isPassword } from "./password-hash.ts";
import { proveSecondFactor } from "./prove-second-factor.ts";
import { signOut } from "./sign-out.ts";
import { startSession } from "./start-session.ts";
import { type Attempt, attemptSignIn, forgetAttempt, throttleWindow, withdrawAttempt } from "./throttle.ts";

/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly clientAddress: string;
  /** The header `User-Agent`. */
  readonly userAgent?: string | undefined;
  /** The session that the browser already had; it ends. */
  readonly previousToken: string | null;
  /** Hears whose account the email is, whatever becomes of the sign-in: for the log alone. */
  readonly onAccount?: (accountId: string) => void;
}

/** The session that has begun, and whose it is. */
export interface SignedIn {
  readonly token: string;
  readonly actor: Actor;
  /** A code was asked for, and was right. */
  readonly secondFactor: boolean;
}

/**
 * Signs in with a new session. With a second factor, the right password alone is answered `session.code_required`, and the same request is
 * sent again with the code: nothing is kept between, so any instance can serve it. Throws `session.throttled`,
 * `session.invalid_code`, or `session.invalid_credentials`: the same words after the same work for an unknown e-mail, a wrong password and a disabled account (ASVS 5.0 6.3.8).
 */
export async function signIn(
  database: Database,
  credentials: SignIn,
  origin: SignInOrigin,
  clock: Clock,
): Promise<SignedIn> {
  // What is not an address is nobody's; it is counted and answered like any other.
  const email = readEmail(credentials.email) ?? "";
  const attempt = await attemptSignIn(database, { email, clientAddress: origin.clientAddress }, clock);
  const account = await findCredentials(database.db, email);
  if (account !== null) origin.onAccount?.(account.id);
  const right = await isPassword(credentials.password, account?.passwordHash ?? null);
  const secondFactor =
    account !== null && right && (await askForCode(database, account, credentials.code, attempt, clock));
  const signedIn = await database.transaction(async ({ db }) => {
    const actor = account !== null && right ? await markSignedIn(db, account, clock()) : null;
    if (actor === null) {
      // Not thrown here: the journal must keep the failure.
      await journalFailure(db, email, clock);
      return null;
    }
    await forgetAttempt(db, attempt, clock);
    if (origin.previousToken !== null) await signOut(db, origin.previousToken);
    const session = { accountId: actor.accountId, browser: browserName(origin.userAgent) };
    return { token: await startSession(db, session, clock), actor, secondFactor };
  });
  if (signedIn === null) throw errors.session.invalidCredentials();
  return signedIn;
}

/** The second factor of an account that has one: asked for only once the password is right, so that nothing tells who has one. */
async function askForCode(
  database: Database,
  account: { readonly id: string; readonly schoolId: string },
  code: string | undefined,
  attempt: Attempt,
  clock: Clock,
): Promise<boolean> {
  const holder = { accountId: account.id, schoolId: account.schoolId };
  return proveSecondFactor(database, holder, code, clock).catch(async (error: unknown) => {
    const { code: reason } = error instanceof AppError ? error : { code: null };
    if (reason === errors.session.codeRequired().code) await withdrawAttempt(database.db, attempt, clock);
    if (reason === errors.session.invalidCode().code)
      await recordEvent(
        database.db,
        { ...holder, accountId: null },
        {
          type: "session.code_failed",
          details: { accountId: account.id },
        },
      );
    throw error;
  });
}

/** Once a window for one account: the Historique says that somebody tries, not how often. */
async function journalFailure(db: Connection, email: string, clock: Clock): Promise<void> {
  const now = clock();
  const account = await claimFailureNotice(db, email, { now, since: before(now, throttleWindow) });
  if (account === null) return;
  await recordEvent(
    db,
    { schoolId: account.schoolId, accountId: null },
    { type: "session.sign_in_failed", details: { accountId: account.id } },
  );
}
