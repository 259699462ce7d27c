import type { Connection } from "../database/database.ts";
import type { StoredContent } from "../database/sealed-record.ts";

/** The second factor of an account; `content` is the key that makes its codes, sealed when `keyId` is not null. */
export interface StoredSecondFactor extends StoredContent {
  readonly confirmedAt: Date;
  readonly recoverySalt: Buffer;
}

export async function findSecondFactor(
  db: Connection,
  accountId: string,
): Promise<StoredSecondFactor | null> {
  const row = await db
    .selectFrom("second_factor")
    .where("account_id", "=", accountId)
    .select([
      "secret as content",
      "key_id as keyId",
      "confirmed_at as confirmedAt",
      "recovery_salt as recoverySalt",
    ])
    .executeTakeFirst();
  return row ?? null;
}

export async function countRecoveryCodes(db: Connection, accountId: string): Promise<number> {
  const codes = await db
    .selectFrom("recovery_code")
    .where("account_id", "=", accountId)
    .select("digest")
    .execute();
  return codes.length;
}

/** Notes that the code of `step` was used. False when it was already, or a later one: a code serves once (ASVS 5.0 6.5.1). */
export async function spendStep(db: Connection, accountId: string, step: number): Promise<boolean> {
  const used = await db
    .updateTable("second_factor")
    .set({ last_step: String(step) })
    .where("account_id", "=", accountId)
    .where("last_step", "<", String(step))
    .returning("account_id")
    .execute();
  return used.length > 0;
}

/** Takes a recovery code away. False when the account has no such one left. */
export async function spendRecoveryCode(db: Connection, accountId: string, digest: Buffer): Promise<boolean> {
  const used = await db
    .deleteFrom("recovery_code")
    .where("account_id", "=", accountId)
    .where("digest", "=", digest)
    .returning("account_id")
    .execute();
  return used.length > 0;
}

/** A key that somebody has been shown and has not made a code with yet; replaces the one before. */
export async function storePending(
  db: Connection,
  accountId: string,
  { content, keyId }: StoredContent,
  begunAt: Date,
): Promise<void> {
  const pending = { secret: Buffer.from(content), key_id: keyId, begun_at: begunAt };
  await db
    .insertInto("pending_second_factor")
    .values({ account_id: accountId, ...pending })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(pending))
    .execute();
}

/** The one that was shown after `since`. */
export async function findPending(
  db: Connection,
  accountId: string,
  since: Date,
): Promise<StoredContent | null> {
  const row = await db
    .selectFrom("pending_second_factor")
    .where("account_id", "=", accountId)
    .where("begun_at", ">", since)
    .select(["secret as content", "key_id as keyId"])
    .executeTakeFirst();
  return row ?? null;
}

/** Makes `factor` the one of the account, in place of any former one with its recovery codes. */
export async function storeSecondFactor(
  db: Connection,
  accountId: string,
  factor: StoredContent & {
    readonly confirmedAt: Date;
    readonly step: number;
    readonly recoverySalt: Buffer;
    readonly recoveryDigests: readonly Buffer[];
  },
): Promise<void> {
  await deleteSecondFactor(db, accountId);
  await db
    .insertInto("second_factor")
    .values({
      account_id: accountId,
      secret: Buffer.from(factor.content),
      key_id: factor.keyId,
      confirmed_at: factor.confirmedAt,
      last_step: String(factor.step),
      recovery_salt: factor.recoverySalt,
    })
    .execute();
  await insertCodes(db, accountId, factor.recoveryDigests);
}

/** Replaces the recovery codes of an account that has a second factor. */
export async function replaceRecoveryCodes(
  db: Connection,
  accountId: string,
  { recoverySalt, recoveryDigests }: { recoverySalt: Buffer; recoveryDigests: readonly Buffer[] },
): Promise<void> {
  await db
    .updateTable("second_factor")
    .set({ recovery_salt: recoverySalt })
    .where("account_id", "=", accountId)
    .execute();
  await db.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
  await insertCodes(db, accountId, recoveryDigests);
}

async function insertCodes(db: Connection, accountId: string, digests: readonly Buffer[]): Promise<void> {
  await db
    .insertInto("recovery_code")
    .values(digests.map((digest) => ({ account_id: accountId, digest })))
    .execute();
}

/** With its recovery codes, and what was begun. False when the account had none. */
export async function deleteSecondFactor(db: Connection, accountId: string): Promise<boolean> {
  await db.deleteFrom("pending_second_factor").where("account_id", "=", accountId).execute();
  const deleted = await db
    .deleteFrom("second_factor")
    .where("account_id", "=", accountId)
    .returning("account_id")
    .execute();
  return deleted.length > 0;
}

/** Whether the school of the account requires one of everybody. */
export async function isSecondFactorRequired(db: Connection, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .innerJoin("school", "school.id", "account.school_id")
    .where("account.id", "=", accountId)
    .select("school.second_factor_required as required")
    .executeTakeFirstOrThrow();
  return row.required;
}

/** Every key, shown ones included, that is not as `targetId` (null: unsealed) wants it, for `rotate-key`. */
export async function findOtherKeys(
  db: Connection,
  targetId: string | null,
): Promise<(StoredContent & { readonly accountId: string; readonly table: SecondFactorTable })[]> {
  const keys = [];
  for (const table of secondFactorTables) {
    const rows = await db
      .selectFrom(table)
      .select(["account_id as accountId", "secret as content", "key_id as keyId"])
      .forUpdate()
      .execute();
    keys.push(...rows.map((row) => ({ ...row, table })));
  }
  return keys.filter(({ keyId }) => keyId !== targetId);
}

export async function resealKey(
  db: Connection,
  table: SecondFactorTable,
  accountId: string,
  { content, keyId }: StoredContent,
): Promise<void> {
  await db
    .updateTable(table)
    .set({ secret: Buffer.from(content), key_id: keyId })
    .where("account_id", "=", accountId)
    .execute();
}

const secondFactorTables = ["second_factor", "pending_second_factor"] as const;
export type SecondFactorTable = (typeof secondFactorTables)[number];
