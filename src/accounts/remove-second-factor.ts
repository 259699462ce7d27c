import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type JournalAuthor, recordEvent } from "../journal/journal.repository.ts";
import { findAccount } from "./account.repository.ts";
import type { User } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import type { Caller } from "./caller.ts";
import { deleteSecondFactor, isSecondFactorRequired } from "./second-factor.repository.ts";
import { deleteOtherSessions, deleteSessionsOf } from "./session.repository.ts";
import { toUser } from "./user.ts";

/** The caller goes back to a password alone; other sessions end. Throws `second_factor.required`, `second_factor.none`. */
export async function removeOwnSecondFactor(database: Database, { actor, session }: Caller): Promise<void> {
  const { accountId } = actor;
  await database.transaction(async ({ db }) => {
    if (await isSecondFactorRequired(db, accountId)) throw errors.secondFactor.required();
    if (!(await deleteSecondFactor(db, accountId))) throw errors.secondFactor.none();
    await deleteOtherSessions(db, accountId, session.id);
    await recordEvent(db, actor, { type: "account.second_factor_removed", details: { accountId } });
  });
}

/**
 * Takes away the second factor of somebody who lost it (ASVS 5.0 6.4.4): the administrator knows who asks. Their sessions end. Throws
 * `account.not_found`, `second_factor.none`, and `second_factor.own` for oneself.
 */
export async function resetSecondFactor(database: Database, actor: Actor, accountId: string): Promise<User> {
  if (accountId === actor.accountId) throw errors.secondFactor.own();
  return database.transaction(async ({ db }) => {
    const account = await findAccount(db, actor, accountId);
    await forgetSecondFactor(db, actor, account.id);
    return toUser({ ...account, secondFactor: false });
  });
}

/** The same for whoever has the command line. Throws `second_factor.none`. */
export async function forgetSecondFactor(
  db: Connection,
  author: JournalAuthor,
  accountId: string,
): Promise<void> {
  if (!(await deleteSecondFactor(db, accountId))) throw errors.secondFactor.none();
  await deleteSessionsOf(db, accountId);
  await recordEvent(db, author, { type: "account.second_factor_reset", details: { accountId } });
}
