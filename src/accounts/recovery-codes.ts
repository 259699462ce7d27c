import { randomBytes, randomInt } from "node:crypto";
import { hashRaw } from "@node-rs/argon2";
import { passwordHashCost } from "./password-hash.ts";

/** As in `generated-password.ts`: nothing that is confused when copied from paper. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const count = 10;
const length = 10;

/** Ten codes to keep on paper, `k7mpx-2qd9f`: 49 bits each. */
export function createRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
  });
}

/** What the codes of one set share, so that a single computation finds which of them was typed. */
export function createRecoverySalt(): Buffer {
  return randomBytes(16);
}

/** A code as it is kept: argon2id, since 49 bits could be searched through (ASVS 5.0 6.5.2). Dashes, spaces and capitals are nothing. */
export function digestRecoveryCode(code: string, salt: Uint8Array): Promise<Buffer> {
  return hashRaw(plain(code), { ...passwordHashCost, salt });
}

/** Whether the text can be one: spares a computation for what is not. */
export function looksLikeRecoveryCode(text: string): boolean {
  const code = plain(text);
  return code.length === length && [...code].every((sign) => alphabet.includes(sign));
}

function plain(code: string): string {
  return code.replace(/[\s-]/gu, "").toLowerCase();
}
