import { createHash } from "node:crypto";
import { commonDigests } from "./common-digests.ts";

const digestLength = 5;

const known: ReadonlySet<string> = new Set(commonDigests.match(new RegExp(`.{${digestLength}}`, "g")));

/**
 * Whether `password`, folded, is in the lists of leaked passwords, or is one word of them or of everyday French with digits and marks
 * around it: `chocolat2026!!`. `common-digests.ts` holds the beginning of each word's SHA-256, so that the words, many of them rude,
 * stand nowhere; one in eighty thousand of other passwords is taken for one of them.
 */
export function isCommonPassword(password: string): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [password, core].some((word) => known.has(digestOf(word)));
}

function digestOf(word: string): string {
  return createHash("sha256").update(word).digest("base64url").slice(0, digestLength);
}
