import { createHash } from "node:crypto";
import { before, type Clock, minute, second } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { lockUntilCommit } from "../database/lock-until-commit.ts";
import type { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { deleteAttempts, findAttempt, insertAttempts } from "./attempt.repository.ts";
import { networkOf } from "./client-network.ts";
import type { CostlyAct } from "./rate-limits.ts";

/** Failures older than this are forgotten. */
export const throttleWindow = 15 * minute;

/** So many attempts on `subject` within the window, no more. */
interface Limit {
  readonly subject: Buffer;
  readonly atMost: number;
  /** The right password wipes the slate clean. */
  readonly clearedBySuccess: boolean;
}

/** An attempt that counts as failed until `forgetAttempt` says otherwise. */
export interface Attempt {
  readonly ids: readonly string[];
  readonly cleared: readonly Buffer[];
}

/**
 * Counts an attempt to sign in before the password is looked at, so that a hundred attempts at once are not a hundred guesses.
 * Throws `session.throttled` beyond 5 failures for one e-mail from one place, 30 from one place, 50 for one e-mail from
 * anywhere, in 15 minutes. The first one stops guessing without letting a stranger lock somebody out from elsewhere; the
 * second stops trying one password on many accounts; the third slows down many places together (ASVS 5.0 6.1.1, 6.3.1).
 */
export function attemptSignIn(
  database: Database,
  { email, clientAddress }: { email: string; clientAddress: string },
  clock: Clock,
): Promise<Attempt> {
  const client = networkOf(clientAddress);
  const limits: [Limit, ...Limit[]] = [
    { subject: digest("client", client), atMost: 30, clearedBySuccess: false },
    { subject: digest("email-from-client", email, client), atMost: 5, clearedBySuccess: true },
    { subject: digest("email", email), atMost: 50, clearedBySuccess: false },
  ];
  return reserve(database, limits, clock);
}

/** The same for the current password asked from somebody already signed in: a stolen session must not serve to find it. */
export function attemptCurrentPassword(
  database: Database,
  accountId: string,
  clock: Clock,
): Promise<Attempt> {
  return reserve(
    database,
    [{ subject: digest("current-password", accountId), atMost: 5, clearedBySuccess: true }],
    clock,
  );
}

/** The same for the codes of a second factor, whoever tries them: whoever does knows the password (ASVS 5.0 6.6.3). */
export function attemptCode(database: Database, accountId: string, clock: Clock): Promise<Attempt> {
  return reserve(
    database,
    [{ subject: digest("code", accountId), atMost: 10, clearedBySuccess: true }],
    clock,
  );
}

/**
 * Counts what costs much or gives rights, right or wrong, of somebody already signed in (`rate-limits.ts`). Throws `request.throttled` beyond
 * `atMost` in 15 minutes, of all the account's sessions and all instances together.
 */
export async function countCostlyAct(
  database: Database,
  accountId: string,
  { act, atMost }: { act: CostlyAct; atMost: number },
  clock: Clock,
): Promise<void> {
  const limit = { subject: digest(act, accountId), atMost, clearedBySuccess: false };
  await reserve(database, [limit], clock, errors.request.throttled);
}

/** Neither right nor wrong: nothing that counted before is forgotten. */
export async function withdrawAttempt(db: Connection, attempt: Attempt, clock: Clock): Promise<void> {
  await forgetAttempt(db, { ids: attempt.ids, cleared: [] }, clock);
}

/** The password was right: the attempt no longer counts. Also clears away the attempts that are out of every window. */
export async function forgetAttempt(db: Connection, attempt: Attempt, clock: Clock): Promise<void> {
  await deleteAttempts(db, {
    ids: attempt.ids,
    subjects: attempt.cleared,
    until: before(clock(), throttleWindow),
  });
}

/** Those who share the first limit wait for each other; what is shared by others only may be overrun by a few. */
function reserve(
  database: Database,
  limits: readonly [Limit, ...Limit[]],
  clock: Clock,
  refusal: (retryAfterSeconds: number) => AppError = errors.session.throttled,
): Promise<Attempt> {
  return database.transaction(async ({ db }) => {
    await lockUntilCommit(db, `attempt:${limits[0].subject.toString("hex")}`);
    const now = clock();
    const since = before(now, throttleWindow);
    for (const { subject, atMost } of limits) {
      const oldest = await findAttempt(db, { subject, since, back: atMost });
      if (oldest !== null) throw refusal(Math.ceil((oldest.getTime() - since.getTime()) / second));
    }
    const ids = await insertAttempts(
      db,
      limits.map(({ subject }) => subject),
      now,
    );
    return { ids, cleared: limits.filter((limit) => limit.clearedBySuccess).map(({ subject }) => subject) };
  });
}

/** The table holds no e-mail nor address, only what can be compared. */
function digest(...parts: string[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
