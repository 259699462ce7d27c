import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Authentication } from "./account.schema.ts";
import type { Caller } from "./caller.ts";
import { proveCurrentPassword } from "./prove-current-password.ts";
import { proveSecondFactor } from "./prove-second-factor.ts";
import { renewSession } from "./session.repository.ts";
import { createSessionToken } from "./session-token.ts";

/**
 * The caller proves who they are once more, for a dangerous act; the session goes on under another token (ASVS 5.0 7.2.4), which is
 * returned. Throws `account.wrong_password`, `session.code_required`, `session.invalid_code`, `session.throttled`.
 */
export async function authenticateAgain(
  database: Database,
  { actor, session }: Caller,
  { password, code }: Authentication,
  clock: Clock,
): Promise<string> {
  await proveCurrentPassword(database, actor.accountId, password, clock);
  await proveSecondFactor(database, actor, code, clock);
  const { token, hash } = createSessionToken();
  await renewSession(database.db, session.id, { tokenHash: hash, authenticatedAt: clock() });
  return token;
}
