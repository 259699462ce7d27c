import { after, type Clock, hour } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type JournalAuthor, recordEvent } from "../journal/journal.repository.ts";
import { findAccount } from "./account.repository.ts";
import type { PasswordLink } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { storePasswordLink } from "./password-link.repository.ts";
import { createSessionToken } from "./session-token.ts";
import { toUser } from "./user.ts";

const lifetime = 24 * hour;

/**
 * A link by which somebody of the actor's school who lost a password chooses another, so that nobody else ever knows it (ASVS 5.0 6.4.3,
 * 6.4.6). The former password serves until then. Throws `account.not_found`, and `account.own_password_reset` for oneself.
 */
export function createPasswordLink(
  database: Database,
  actor: Actor,
  accountId: string,
  clock: Clock,
): Promise<PasswordLink> {
  if (accountId === actor.accountId) throw errors.account.ownPasswordReset();
  return database.transaction(async ({ db }) => {
    const account = await findAccount(db, actor, accountId);
    return { user: toUser(account), ...(await issuePasswordLink(db, actor, account.id, clock)) };
  });
}

/** The same for whoever has the command line; the secret is in the answer and nowhere else. */
export async function issuePasswordLink(
  db: Connection,
  author: JournalAuthor,
  accountId: string,
  clock: Clock,
): Promise<Omit<PasswordLink, "user">> {
  const { token, hash } = createSessionToken();
  const expiresAt = after(clock(), lifetime);
  await storePasswordLink(db, accountId, { digest: hash, expiresAt });
  await recordEvent(db, author, { type: "account.password_link_created", details: { accountId } });
  // Behind the `#`, which browsers keep to themselves: no log and no proxy sees it.
  return { path: `/mot-de-passe#${token}`, expiresAt: expiresAt.toISOString() };
}
