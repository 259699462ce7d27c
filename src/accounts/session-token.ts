import { createHash, randomBytes } from "node:crypto";

/** What the browser holds and what the database holds of one session. */
export interface SessionToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** A new opaque token: 256 random bits (ASVS 5.0 7.2.3). */
export function createSessionToken(): SessionToken {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashSessionToken(token) };
}

/** What is stored: SHA-256 is enough, since 256 random bits leave nothing to guess. */
export function hashSessionToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
