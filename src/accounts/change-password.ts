import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findAccount, updatePassword } from "./account.repository.ts";
import type { PasswordChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { browserName } from "./browser-name.ts";
import type { LiveSession } from "./caller.ts";
import { hashPassword } from "./password-hash.ts";
import { forgetPasswordLink } from "./password-link.repository.ts";
import { findWeakness } from "./password-policy.ts";
import { proveCurrentPassword } from "./prove-current-password.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { startSession } from "./start-session.ts";
import { accountEvent } from "./user.ts";

interface ChangeOrigin {
  readonly userAgent?: string | undefined;
  /** The one that asks. */
  readonly session?: LiveSession;
}

/**
 * Changes the actor's own password (ASVS 5.0 6.2.2, 6.2.3). Every session of the account ends, this one included (7.4.3); returns
 * the token of the one that replaces it, and that is not a fresher proof of identity than it was: the code of a second factor was not
 * asked for. Throws `account.wrong_password`, `account.weak_password`, `session.throttled`.
 */
export async function changePassword(
  database: Database,
  actor: Actor,
  change: PasswordChange,
  { userAgent, session }: ChangeOrigin,
  clock: Clock,
): Promise<string> {
  await proveCurrentPassword(database, actor.accountId, change.currentPassword, clock);

  const account = await findAccount(database.db, actor, actor.accountId);
  const weakness = findWeakness(change.newPassword, account);
  if (weakness !== null) throw errors.account.weakPassword(weakness);
  if (change.newPassword === change.currentPassword) throw errors.account.samePassword();

  const passwordHash = await hashPassword(change.newPassword);
  return database.transaction(async ({ db }) => {
    await updatePassword(db, actor.accountId, { passwordHash, mustChangePassword: false });
    await deleteSessionsOf(db, actor.accountId);
    await forgetPasswordLink(db, actor.accountId);
    await recordEvent(db, actor, accountEvent("account.password_changed", account));
    const { authenticatedAt = clock(), byProvider = false } = session ?? {};
    const renewed = { accountId: actor.accountId, browser: browserName(userAgent) };
    return startSession(db, { ...renewed, authenticatedAt, byProvider }, clock);
  });
}
