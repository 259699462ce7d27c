import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { second } from "../clock.ts";
import { toBase32 } from "./base32.ts";

/** RFC 6238 as every application that makes codes understands it: HMAC-SHA-1, six digits, thirty seconds. */
const period = 30 * second;
const digits = 6;
/** One step before and after: clocks differ, and typing takes time (RFC 6238 §5.2). */
const tolerance = 1;

/** 160 random bits, as RFC 4226 §4 recommends. */
export function createTotpSecret(): Buffer {
  return randomBytes(20);
}

/** The code of a time step (RFC 4226 §5.3). */
export function totpCode(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, "0");
}

/** How many steps have begun since 1970. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / period);
}

/** The step around `now` whose code is `code`; null when it is none of theirs. */
export function findStep(secret: Uint8Array, code: string, now: Date): number | null {
  const current = stepAt(now);
  const steps = Array.from({ length: 2 * tolerance + 1 }, (_, index) => current - tolerance + index);
  const typed = Buffer.from(code);
  const found = steps.filter((step) => {
    const expected = Buffer.from(totpCode(secret, step));
    return expected.length === typed.length && timingSafeEqual(expected, typed);
  });
  return found.at(-1) ?? null;
}

/** What the QR code says: the key, with the names that the application shows beside its codes. */
export function totpAddress(
  secret: Uint8Array,
  { issuer, email }: { issuer: string; email: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  const query = `secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${period / second}`;
  return `otpauth://totp/${label}?${query}`;
}
