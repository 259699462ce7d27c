import { createHash } from "node:crypto";

/** A key that received objects are sealed with. */
export interface RecordKey {
  /** Told beside what it sealed, so that keys can be changed: a digest of the key, which gives nothing of it away. */
  readonly id: string;
  readonly secret: Buffer;
}

/** The keys of the environment: what is stored from now on is sealed with `current`; `previous` still opens. */
export interface RecordKeys {
  readonly current: RecordKey | null;
  readonly previous: RecordKey | null;
}

export const noRecordKeys: RecordKeys = { current: null, previous: null };

/** 32 bytes as 64 hexadecimal digits or as base64; null when the text is neither. */
export function readRecordKey(text: string): RecordKey | null {
  const secret = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : fromBase64(text);
  if (secret.length !== 32) return null;
  const id = createHash("sha256").update("record-key:").update(secret).digest("hex").slice(0, 16);
  return { id, secret };
}

function fromBase64(text: string): Buffer {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, "base64") : Buffer.alloc(0);
}
