import { before, type Clock, hour } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { findMe } from "./account.repository.ts";
import type { RecoveryCodes, SecondFactorKey } from "./account.schema.ts";
import { toBase32 } from "./base32.ts";
import type { Caller } from "./caller.ts";
import { createRecoveryCodes, createRecoverySalt, digestRecoveryCode } from "./recovery-codes.ts";
import { openSecret, sealSecret } from "./sealed-secret.ts";
import {
  findPending,
  replaceRecoveryCodes,
  storePending,
  storeSecondFactor,
} from "./second-factor.repository.ts";
import { deleteOtherSessions } from "./session.repository.ts";
import { attemptCode, forgetAttempt } from "./throttle.ts";
import { createTotpSecret, findStep, totpAddress } from "./totp.ts";

/** How long a key that was shown waits for its first code. */
const patience = hour;

/** A new key, to be read by the application of the caller's telephone; nothing changes before `confirmSecondFactor`. */
export async function beginSecondFactor(
  { db }: Database,
  { actor }: Caller,
  clock: Clock,
): Promise<SecondFactorKey> {
  const secret = createTotpSecret();
  await storePending(db, actor.accountId, sealSecret(db.recordKeys, actor.accountId, secret), clock());
  const me = await findMe(db, actor);
  const issuer = `Hub3E ParcourSup (${me.school.name})`;
  return { key: toBase32(secret), address: totpAddress(secret, { issuer, email: me.email }) };
}

/**
 * The first code proves that the application has the key: from now on the account has this second factor, in place of any former one, and
 * its other sessions end. Returns the recovery codes, which nobody sees again. Throws `second_factor.not_begun`,
 * `session.invalid_code`, `session.throttled`.
 */
export async function confirmSecondFactor(
  database: Database,
  { actor, session }: Caller,
  { code }: { readonly code: string },
  clock: Clock,
): Promise<RecoveryCodes> {
  const now = clock();
  const { accountId } = actor;
  const pending = await findPending(database.db, accountId, before(now, patience));
  if (pending === null) throw errors.secondFactor.notBegun();
  const attempt = await attemptCode(database, accountId, clock);
  const secret = openSecret(database.db.recordKeys, accountId, pending);
  const step = findStep(secret, code.replace(/\s/gu, ""), now);
  if (step === null) throw errors.session.invalidCode();
  await forgetAttempt(database.db, attempt, clock);

  const { codes, ...kept } = await newCodes();
  await database.transaction(async ({ db }) => {
    await storeSecondFactor(db, accountId, { ...pending, ...kept, confirmedAt: now, step });
    await deleteOtherSessions(db, accountId, session.id);
    await recordEvent(db, actor, { type: "account.second_factor_added", details: { accountId } });
  });
  return { codes };
}

/** Ten new recovery codes; the former ones are worth nothing. Throws `second_factor.none`. */
export async function renewRecoveryCodes(database: Database, { actor }: Caller): Promise<RecoveryCodes> {
  const { codes, ...kept } = await newCodes();
  await database.transaction(async ({ db }) => {
    const me = await findMe(db, actor);
    if (!me.secondFactor) throw errors.secondFactor.none();
    await replaceRecoveryCodes(db, actor.accountId, kept);
    await recordEvent(db, actor, {
      type: "account.recovery_codes_renewed",
      details: { accountId: actor.accountId },
    });
  });
  return { codes };
}

async function newCodes() {
  const codes = createRecoveryCodes();
  const recoverySalt = createRecoverySalt();
  const recoveryDigests = await Promise.all(codes.map((code) => digestRecoveryCode(code, recoverySalt)));
  return { codes, recoverySalt, recoveryDigests };
}
