import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { errors } from "../errors/error-catalogue.ts";
import type { RecordKey, RecordKeys } from "./record-keys.ts";

/** A received object as it is stored: packed, and sealed when `keyId` is not null. */
export interface StoredContent {
  readonly content: Uint8Array;
  readonly keyId: string | null;
}

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/** Seals a received object: what is sealed for one school does not open as another's. */
export function sealRecord(keys: RecordKeys, schoolId: string, content: Uint8Array): StoredContent {
  return seal(keys, recordLabel(schoolId), content);
}

/** Gives back what `sealRecord` sealed. Throws `record.key_missing` without its key, `record.damaged` when it was altered. */
export function openRecord(keys: RecordKeys, schoolId: string, stored: StoredContent): Uint8Array {
  return openSealed(keys, recordLabel(schoolId), stored);
}

/**
 * Seals what is to be stored with the current key; without one it stays as it is. A fresh random nonce each time, and `label` as
 * associated data: what is sealed under one label does not open under another.
 */
export function seal({ current }: RecordKeys, label: string, content: Uint8Array): StoredContent {
  if (current === null) return { content, keyId: null };
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, current.secret, nonce).setAAD(Buffer.from(label));
  const sealed = cipher.update(content);
  return { content: Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]), keyId: current.id };
}

/** Gives back what was sealed. Throws `record.key_missing` without its key, `record.damaged` when it was altered. */
export function openSealed(keys: RecordKeys, label: string, { content, keyId }: StoredContent): Uint8Array {
  if (keyId === null) return content;
  const key = keyNamed(keys, keyId);
  if (key === null) throw errors.record.keyMissing();
  const nonce = content.subarray(0, nonceLength);
  const tag = content.subarray(content.length - tagLength);
  try {
    const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: tagLength })
      .setAAD(Buffer.from(label))
      .setAuthTag(tag);
    const opened = decipher.update(content.subarray(nonceLength, content.length - tagLength));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw errors.record.damaged();
  }
}

function keyNamed({ current, previous }: RecordKeys, id: string): RecordKey | null {
  return [current, previous].find((key) => key?.id === id) ?? null;
}

function recordLabel(schoolId: string): string {
  return `parcoursup_record ${schoolId}`;
}
