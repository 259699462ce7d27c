import { describe, expect, it } from "vitest";
import { generatePassword } from "../../src/accounts/generated-password.ts";
import { findWeakness } from "../../src/accounts/password-policy.ts";

const owner = {
  email: "marie-c.dupont@lycee-pasteur.example",
  firstName: "Marie-Christine",
  lastName: "Dûpont",
};

describe("règles des mots de passe", () => {
  it.each(["", "k7#Qx!pL9z", "onze carac."])("« %s » est trop court (ASVS 6.2.1)", (password) => {
    expect(findWeakness(password, owner)).toBe("too-short");
  });

  it.each([
    "gare cadran mouette velours",
    "correct horse battery staple",
    "j'ai deux chats et un vélo bleu",
    "Dupont n'aime que les brocolis",
    "kx7mp2qd9fhw",
    "QX!7#pL9z$vR",
    "密码密码很长的句子在这里呢吧",
    "🐈🚲🌧️📚🪁🥕🧶🎻🪐🍋🦉🧭",
    "une très longue phrase de plus de soixante-quatre caractères au moins, espaces compris",
  ])("« %s » est accepté, sans règle de composition (ASVS 6.2.5, 6.2.9)", (password) => {
    expect(findWeakness(password, owner)).toBeNull();
  });

  it.each([
    "motdepasse2026",
    "MotDePasse2026!",
    "P@ssw0rd123456",
    "password1234",
    "azertyuiop123",
    "Bonjour12345!",
    "administrateur1",
    "soleil-soleil-soleil",
    "jetaimejetaime",
  ])("« %s » est trop courant (ASVS 6.2.4)", (password) => {
    expect(findWeakness(password, owner)).toBe("guessable");
  });

  it.each([
    "aaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "123456789012",
    "987654321098",
    "wxcvbnwxcvbn",
    "mlkjhgfdsqmlk",
    "1qaz2wsx3edc",
    "A1Z2E3R4T5Y6",
    "123qweasdzxc",
    "qwe123qwe123",
    "zaq12wsxcde3",
    "aqwzsxedcrfv1",
  ])("« %s » est une suite ou une répétition", (password) => {
    expect(findWeakness(password, owner)).toBe("guessable");
  });

  it.each([
    "Supernatural",
    "philadelphia",
    "playstation3",
    "4815162342lost",
    "ghbdtnghbdtn",
    "Chocolatine!!",
    "Chat-2026-06-05",
    "!!!Valentine2026",
    "Professionnel1",
  ])(
    "« %s » : une liste de mots de passe divulgués ou un seul mot courant (ASVS 6.2.4, 6.2.12)",
    (password) => {
      expect(findWeakness(password, owner)).toBe("guessable");
    },
  );

  it.each([
    "Marie.Dupont87",
    "dupontdupont!",
    "Christine2004!!",
    "parcoursup-hub3e",
    "Pasteur2026!!!!",
    "M4rieDup0nt1",
  ])("« %s » reprend la personne ou le service (ASVS 6.2.11)", (password) => {
    expect(findWeakness(password, owner)).toBe("guessable");
  });

  it("une adresse pleine de signes ne dérange pas", () => {
    const odd = { email: "a+(b)*[c]$@ecole.example", firstName: "(", lastName: "\\" };
    expect(findWeakness("gare cadran mouette velours", odd)).toBeNull();
  });

  it("un mot de passe généré est accepté et n'est jamais le même (ASVS 6.4.1)", () => {
    const passwords = Array.from({ length: 200 }, generatePassword);
    expect(passwords.filter((password) => findWeakness(password, owner) !== null)).toEqual([]);
    expect(new Set(passwords).size).toBe(200);
    expect(passwords.join("")).not.toMatch(/[ilo01A-Z]/);
  });
});
