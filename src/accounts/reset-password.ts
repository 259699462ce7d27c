import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findAccount, updatePassword } from "./account.repository.ts";
import type { GeneratedPassword } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { generatePassword } from "./generated-password.ts";
import { hashPassword } from "./password-hash.ts";
import { forgetPasswordLink } from "./password-link.repository.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { accountEvent, toUser } from "./user.ts";

/**
 * Gives a new password to somebody of the actor's school who lost theirs; it is generated, not chosen by the administrator (ASVS 5.0
 * 6.4.6), and changed at the next sign-in. Their sessions end. Throws `account.not_found`, and `account.own_password_reset`
 * for oneself: that would be changing a password without knowing it.
 */
export async function resetPassword(
  database: Database,
  actor: Actor,
  accountId: string,
): Promise<GeneratedPassword> {
  if (accountId === actor.accountId) throw errors.account.ownPasswordReset();
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return database.transaction(async ({ db }) => {
    const account = await findAccount(db, actor, accountId);
    await updatePassword(db, account.id, { passwordHash, mustChangePassword: true });
    await deleteSessionsOf(db, account.id);
    await forgetPasswordLink(db, account.id);
    await recordEvent(db, actor, accountEvent("account.password_reset", account));
    return { user: toUser(account), password };
  });
}
