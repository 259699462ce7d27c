import { RecoveryCodes, SecondFactorKey } from "../../src/accounts/account.schema.ts";
import { stepAt, totpCode } from "../../src/accounts/totp.ts";
import { type Clock, second } from "../../src/clock.ts";
import type { Client } from "./client.ts";

/** What an application that makes codes does with the key that it was shown. */
export function codeOf(key: string, clock: Clock, shift = 0): string {
  return totpCode(fromBase32(key), stepAt(clock()) + shift);
}

/** A minute that no code so far reaches. */
export const nextCode = 31 * second;

/** Gives somebody signed in a second factor. */
export async function setUpSecondFactor(
  client: Client,
  clock: Clock,
): Promise<{ readonly key: string; readonly codes: readonly string[] }> {
  const { key } = (await client.post("/api/me/second-factor")).read(SecondFactorKey);
  const answer = await client.post("/api/me/second-factor/confirmation", { code: codeOf(key, clock) });
  return { key, codes: answer.read(RecoveryCodes).codes };
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
