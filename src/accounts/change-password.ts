import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findAccount, updatePassword } from "./account.repository.ts";
import type { PasswordChange } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { browserName } from "./browser-name.ts";
import { hashPassword } from "./password-hash.ts";
import { findWeakness } from "./password-policy.ts";
import { proveCurrentPassword } from "./prove-current-password.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { startSession } from "./start-session.ts";
import { accountEvent } from "./user.ts";

/**
 * Changes the actor's own password (ASVS 5.0 6.2.2, 6.2.3). Every session of the account ends, this one included (7.4.3); returns
 * the token of the one that replaces it. Throws `account.wrong_password`, `account.weak_password`, `session.throttled`.
 */
export async function changePassword(
  database: Database,
  actor: Actor,
  change: PasswordChange,
  { userAgent }: { readonly userAgent?: string | undefined },
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
    await recordEvent(db, actor, accountEvent("account.password_changed", account));
    return startSession(db, { accountId: actor.accountId, browser: browserName(userAgent) }, clock);
  });
}
