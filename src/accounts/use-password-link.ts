import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { updatePassword } from "./account.repository.ts";
import type { LinkedPassword, PasswordLinkHolder } from "./account.schema.ts";
import { hashPassword } from "./password-hash.ts";
import { findPasswordLink, spendPasswordLink } from "./password-link.repository.ts";
import { findWeakness } from "./password-policy.ts";
import { deleteSessionsOf } from "./session.repository.ts";
import { hashSessionToken } from "./session-token.ts";

/** Whose password a link changes, for the page that asks for it. Throws `password_link.invalid`. */
export async function readPasswordLink(
  db: Connection,
  token: string,
  clock: Clock,
): Promise<PasswordLinkHolder> {
  const holder = await findPasswordLink(db, hashSessionToken(token), clock());
  if (holder === null) throw errors.passwordLink.invalid();
  return { email: holder.email };
}

/**
 * The password that somebody chose by a link, which serves once; all sessions of the account end, and the second factor stays what it was
 * (ASVS 5.0 6.4.3). A refused password does not spend the link. Returns whose account it is. Throws `password_link.invalid`, `account.weak_password`.
 */
export async function choosePasswordByLink(
  database: Database,
  { token, newPassword }: LinkedPassword,
  clock: Clock,
): Promise<string> {
  const digest = hashSessionToken(token);
  const holder = await findPasswordLink(database.db, digest, clock());
  if (holder === null) throw errors.passwordLink.invalid();
  const weakness = findWeakness(newPassword, holder);
  if (weakness !== null) throw errors.account.weakPassword(weakness);
  const passwordHash = await hashPassword(newPassword);
  await database.transaction(async ({ db }) => {
    if (!(await spendPasswordLink(db, digest))) throw errors.passwordLink.invalid();
    await updatePassword(db, holder.accountId, { passwordHash, mustChangePassword: false });
    await deleteSessionsOf(db, holder.accountId);
    await recordEvent(db, holder, {
      type: "account.password_link_used",
      details: { accountId: holder.accountId },
    });
  });
  return holder.accountId;
}
