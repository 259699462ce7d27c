import type { RecordKeys } from "../database/record-keys.ts";
import { openSealed, type StoredContent, seal } from "../database/sealed-record.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";

/** Seals the key of somebody's second factor with `RECORD_KEY`, when there is one (ASVS 5.0 6.5.1, 11.3.2). */
export function sealSecret(keys: RecordKeys, accountId: string, secret: Uint8Array): StoredContent {
  return seal(keys, label(accountId), secret);
}

/** Throws `second_factor.unreadable` without the key it was sealed with. */
export function openSecret(keys: RecordKeys, accountId: string, stored: StoredContent): Uint8Array {
  try {
    return openSealed(keys, label(accountId), stored);
  } catch (error) {
    throw error instanceof AppError ? errors.secondFactor.unreadable() : error;
  }
}

/** What is sealed for one account does not open as another's. */
function label(accountId: string): string {
  return `second_factor ${accountId}`;
}
