import { expect, it } from "vitest";
import {
  createRecoveryCodes,
  createRecoverySalt,
  digestRecoveryCode,
  looksLikeRecoveryCode,
} from "../../src/accounts/recovery-codes.ts";

it("dix codes différents, faciles à recopier (ASVS 6.5.3)", () => {
  const codes = createRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
    expect(looksLikeRecoveryCode(code)).toBe(true);
  }
});

it("tirets, espaces et majuscules ne comptent pas ; le sel et le code, si (ASVS 6.5.2)", async () => {
  const salt = createRecoverySalt();
  const digest = await digestRecoveryCode("k7mpx-2qd9f", salt);
  expect(await digestRecoveryCode(" K7MPX 2QD9F ", salt)).toEqual(digest);
  expect(await digestRecoveryCode("k7mpx-2qd9g", salt)).not.toEqual(digest);
  expect(await digestRecoveryCode("k7mpx-2qd9f", createRecoverySalt())).not.toEqual(digest);
});

it.each(["", "123456", "k7mpx-2qd9", "k7mpx-2qd9fh", "k7mpx-2qd9l", "k7mpx-2qd9é"])(
  "« %s » n'a pas la forme d'un code",
  (text) => {
    expect(looksLikeRecoveryCode(text)).toBe(false);
  },
);
