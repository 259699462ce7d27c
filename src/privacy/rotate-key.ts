import { openSecret, sealSecret } from "../accounts/sealed-secret.ts";
import { findOtherKeys, resealKey } from "../accounts/second-factor.repository.ts";
import type { Database } from "../database/database.ts";
import type { RecordKey, RecordKeys } from "../database/record-keys.ts";
import { openRecord, sealRecord } from "../database/sealed-record.ts";
import { countOtherKeys, findToRotate, resealRecords } from "./rotate-key.repository.ts";

export interface RotationReport {
  /** Objects and keys of second factors sealed anew, opened for good, or sealed for the first time. */
  readonly rotated: number;
  /** Objects sealed with a key that is neither of the two: they stay as they are. */
  readonly unreadable: number;
}

const batchSize = 200;

/**
 * Brings every received object and every key of a second factor to `target`: sealed with this key, or (null) no longer sealed. In small transactions; stopped in
 * the middle, running it again goes on. Imports that run meanwhile already use the new key.
 */
export async function rotateKey(
  database: Database,
  target: RecordKey | null,
  onProgress: (rotated: number) => void = () => {},
): Promise<RotationReport> {
  const keys = database.db.recordKeys;
  const goal: RecordKeys = { current: target, previous: null };
  const targetId = target?.id ?? null;
  const openable = [keys.current, keys.previous].flatMap((key) => (key === null ? [] : [key.id]));
  let rotated = 0;
  for (;;) {
    const done = await database.transaction(async ({ db }) => {
      const records = await findToRotate(db, { targetId, openable, limit: batchSize });
      await resealRecords(
        db,
        records.map(({ id, schoolId, ...stored }) => ({
          id,
          ...sealRecord(goal, schoolId, openRecord(keys, schoolId, stored)),
        })),
      );
      return records.length;
    });
    rotated += done;
    onProgress(rotated);
    if (done < batchSize) break;
  }
  const factors = await rotateSecondFactors(database, goal, openable);
  rotated += factors.rotated;
  if (rotated > 0) await database.makeDurable();
  return { rotated, unreadable: factors.unreadable + (await countOtherKeys(database.db, targetId)) };
}

/** They are few: in one transaction. */
function rotateSecondFactors(
  database: Database,
  goal: RecordKeys,
  openable: readonly string[],
): Promise<RotationReport> {
  const keys = database.db.recordKeys;
  return database.transaction(async ({ db }) => {
    const others = await findOtherKeys(db, goal.current?.id ?? null);
    const found = others.filter(({ keyId }) => keyId === null || openable.includes(keyId));
    for (const { accountId, table, ...stored } of found)
      await resealKey(db, table, accountId, sealSecret(goal, accountId, openSecret(keys, accountId, stored)));
    return { rotated: found.length, unreadable: others.length - found.length };
  });
}
