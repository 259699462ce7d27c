import { describe, expect, it } from "vitest";
import { readEmail } from "../../src/accounts/email.ts";

describe("adresse email d'un compte", () => {
  it.each([
    [" Direction@Ecole.EXAMPLE ", "direction@ecole.example"],
    ["marie+psup@lycee.ac-limoges.example", "marie+psup@lycee.ac-limoges.example"],
    ["o'neil@ecole.example", "o'neil@ecole.example"],
    ["élodie@école.example", "élodie@école.example"],
  ])("« %s » est retenue comme %s", (typed, email) => {
    expect(readEmail(typed)).toBe(email);
  });

  it.each([
    ...[
      "",
      "direction",
      "direction@",
      "@ecole.example",
      "direction@ecole",
      "a b@ecole.example",
      "a@ecole..example",
    ],
    ...["a@b@ecole.example", "A <a@ecole.example>", "a@ecole.example\nBcc: b", "a\u0000@ecole.example"],
    `${"x".repeat(65)}@ecole.example`,
    `a@${"x".repeat(250)}.example`,
  ])("%j n'en est pas une", (typed) => {
    expect(readEmail(typed)).toBeNull();
  });
});
