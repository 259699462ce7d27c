import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { findPasswordHash } from "./account.repository.ts";
import { isPassword } from "./password-hash.ts";
import { attemptCurrentPassword, forgetAttempt } from "./throttle.ts";

/** The password of somebody already signed in, asked again. Throws `account.wrong_password`, `session.throttled`. */
export async function proveCurrentPassword(
  database: Database,
  accountId: string,
  password: string,
  clock: Clock,
): Promise<void> {
  const attempt = await attemptCurrentPassword(database, accountId, clock);
  if (!(await isPassword(password, await findPasswordHash(database.db, accountId))))
    throw errors.account.wrongPassword();
  await forgetAttempt(database.db, attempt, clock);
}
