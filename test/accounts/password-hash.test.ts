import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "../../src/accounts/password-hash.ts";

describe("hachage des mots de passe", () => {
  it("argon2id aux paramètres de l'OWASP, un sel par mot de passe (ASVS 11.4.2)", async () => {
    const [one, other] = await Promise.all([hashPassword("le même"), hashPassword("le même")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it("compare exactement ce qui a été tapé (ASVS 6.2.8)", async () => {
    const hash = await hashPassword(" Éléphant 🐘 ");
    expect(await isPassword(" Éléphant 🐘 ", hash)).toBe(true);
    expect(await isPassword("Éléphant 🐘", hash)).toBe(false);
    expect(await isPassword(" éléphant 🐘 ", hash)).toBe(false);
    expect(await isPassword(`${" Éléphant 🐘 "}${"x".repeat(100)}`, hash)).toBe(false);
  });

  it("sans compte, personne n'entre", async () => {
    expect(await isPassword("n'importe quoi", null)).toBe(false);
  });
});
