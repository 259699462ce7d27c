import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findAccount, findPasswordHash, updatePassword } from "./account.repository.ts";
import type { PasswordChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { findWeakness } from "./password-policy.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { startSession } from "./start-session.ts";
import { attemptCurrentPassword, forgetAttempt } from "./throttle.ts";
import { accountEvent } from "./user.ts";

/**
 * Changes the actor's own password (ASVS 5.0 6.2.2, 6.2.3). Every session of the account ends, this one included (7.4.3); returns
 * the token of the one that replaces it. Throws `account.wrong_password`, `account.weak_password`, `session.throttled`.
 */
export async function changePassword(
  database: Database,
  actor: Actor,
  change: PasswordChange,
  clock: Clock,
): Promise<string> {
  const attempt = await attemptCurrentPassword(database, actor.accountId, clock);
  const currentHash = await findPasswordHash(database.db, actor.accountId);
  if (!(await isPassword(change.currentPassword, currentHash))) throw errors.account.wrongPassword();
  await forgetAttempt(database.db, attempt, clock);

  const account = await findAccount(database.db, actor, actor.accountId);
  const weakness = findWeakness(change.newPassword, account);
  if (weakness !== null) throw errors.account.weakPassword(weakness);
  if (change.newPassword === change.currentPassword) throw errors.account.samePassword();

  const passwordHash = await hashPassword(change.newPassword);
  return database.transaction(async ({ db }) => {
    await updatePassword(db, actor.accountId, { passwordHash, mustChangePassword: false });
    await deleteSessionsOf(db, actor.accountId);
    await recordEvent(db, actor, accountEvent("account.password_changed", account));
    return startSession(db, actor.accountId, clock);
  });
}
