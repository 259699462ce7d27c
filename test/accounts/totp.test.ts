import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase32 } from "../../src/accounts/base32.ts";
import { createTotpSecret, findStep, stepAt, totpAddress, totpCode } from "../../src/accounts/totp.ts";

/** RFC 6238, appendix B. */
const rfcSecret = Buffer.from("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1000);

describe("codes d'une application", () => {
  it.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("RFC 6238, seconde %i : %s", (seconds, code) => {
    expect(totpCode(rfcSecret, stepAt(at(seconds)), 8)).toBe(code);
    expect(totpCode(rfcSecret, stepAt(at(seconds)))).toBe(code.slice(2));
  });

  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("RFC 4648, « %s » en base 32 : %s", (text, expected) => {
    expect(toBase32(Buffer.from(text))).toBe(expected);
  });

  it("le code d'un pas n'est accepté qu'une demi-minute avant et après (ASVS 6.5.5)", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.integer({ min: 1, max: 4_000_000_000 }),
        fc.integer({ min: -6, max: 6 }),
        (secret, seconds, shift) => {
          const now = at(seconds + 300);
          const step = stepAt(now) + shift;
          const found = findStep(secret, totpCode(secret, step), now);
          if (Math.abs(shift) <= 1) expect(found).not.toBeNull();
          // Two of a million codes may be the same.
          else if (found !== null) expect(totpCode(secret, found)).toBe(totpCode(secret, step));
        },
      ),
    );
  });

  it.each(["", "12345", "1234567", "abcdef", "１２３４５６"])("« %s » n'est jamais un code", (code) => {
    expect(findStep(rfcSecret, code, at(59))).toBeNull();
  });

  it("l'adresse du QR code dit tout ce qu'une application lit", () => {
    const secret = createTotpSecret();
    expect(secret).toHaveLength(20);
    const address = new URL(totpAddress(secret, { issuer: "École & Cie", email: "a+b@ecole.example" }));
    expect(address.protocol).toBe("otpauth:");
    expect(decodeURIComponent(address.pathname)).toBe("/École & Cie:a+b@ecole.example");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      secret: toBase32(secret),
      issuer: "École & Cie",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
