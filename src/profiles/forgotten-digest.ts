import { createHmac } from "node:crypto";

/** What told one Parcoursup file of an establishment and session from the others: its number, or the identity without one. */
export interface ForgottenMark {
  readonly establishmentId: string;
  readonly session: number;
  readonly fileNumber: string | null;
  readonly identityKey: string;
}

/**
 * What is left of a file removed for good: enough to recognise it when it comes again, nothing to be read. `key` is the
 * school's secret, so that the digest of a known file number is worth nothing elsewhere.
 */
export function forgottenDigest(key: Uint8Array, mark: ForgottenMark): Buffer {
  const { establishmentId, session, fileNumber, identityKey } = mark;
  const told = fileNumber === null ? ["identity", identityKey] : ["number", fileNumber];
  return createHmac("sha256", key)
    .update(JSON.stringify([establishmentId, session, ...told]))
    .digest();
}
