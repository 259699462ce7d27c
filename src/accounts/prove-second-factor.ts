import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import type { Actor } from "./actor.ts";
import { digestRecoveryCode, looksLikeRecoveryCode } from "./recovery-codes.ts";
import { openSecret } from "./sealed-secret.ts";
import {
  findSecondFactor,
  type StoredSecondFactor,
  spendRecoveryCode,
  spendStep,
} from "./second-factor.repository.ts";
import { attemptCode, forgetAttempt } from "./throttle.ts";
import { findStep } from "./totp.ts";

type Holder = Pick<Actor, "accountId" | "schoolId">;

/**
 * The second factor of somebody whose password was right: a code of the application, or a recovery code, each good once. Nothing to
 * prove for an account without one; returns whether there was. Throws `session.code_required` without a code, `session.invalid_code`, `session.throttled`.
 */
export async function proveSecondFactor(
  database: Database,
  holder: Holder,
  code: string | undefined,
  clock: Clock,
): Promise<boolean> {
  const factor = await findSecondFactor(database.db, holder.accountId);
  if (factor === null) return false;
  if (code === undefined) throw errors.session.codeRequired();
  const attempt = await attemptCode(database, holder.accountId, clock);
  if (!(await isAccepted(database, holder, factor, code, clock))) throw errors.session.invalidCode();
  await forgetAttempt(database.db, attempt, clock);
  return true;
}

async function isAccepted(
  database: Database,
  holder: Holder,
  factor: StoredSecondFactor,
  code: string,
  clock: Clock,
): Promise<boolean> {
  const digits = code.replace(/\s/gu, "");
  if (/^\d{6}$/.test(digits)) return isNextCode(database.db, holder, factor, digits, clock);
  if (!looksLikeRecoveryCode(code)) return false;
  const digest = await digestRecoveryCode(code, factor.recoverySalt);
  return database.transaction(async ({ db }) => {
    const isLeft = await spendRecoveryCode(db, holder.accountId, digest);
    if (isLeft)
      await recordEvent(db, holder, {
        type: "account.recovery_code_used",
        details: { accountId: holder.accountId },
      });
    return isLeft;
  });
}

async function isNextCode(
  db: Connection,
  { accountId }: Holder,
  factor: StoredSecondFactor,
  digits: string,
  clock: Clock,
): Promise<boolean> {
  const step = findStep(openSecret(db.recordKeys, accountId, factor), digits, clock());
  return step !== null && spendStep(db, accountId, step);
}
