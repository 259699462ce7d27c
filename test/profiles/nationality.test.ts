import { describe, expect, it } from "vitest";
import { nationalityName, storedNationality } from "../../src/profiles/nationality.ts";
import { countryNames, formatNationality } from "../../web/format.ts";

describe("la nationalité", () => {
  it.each([
    ["FR", "FR"],
    ["fr", "FR"],
    ["France", "FR"],
    ["FRANCE", "FR"],
    ["Française", "FR"],
    ["français", "FR"],
    ["Français(e)", "FR"],
    ["Algérien·ne", "DZ"],
    ["cote d'ivoire", "CI"],
    ["Côte d’Ivoire", "CI"],
    ["belgique", "BE"],
    ["Apatride", "Apatride"],
    ["Congolaise", "Congolaise"],
    ["Franco-suisse", "Franco-suisse"],
    ["Union européenne", "Union européenne"],
    ["FX", "FX"],
    ["99100", "99100"],
    ["?", "?"],
  ])("« %s » se garde « %s »", (text, stored) => {
    expect(storedNationality(text)).toBe(stored);
  });

  it("se lit par le nom du pays, et ce nom se garde comme le même code", () => {
    expect(nationalityName("FR")).toBe("France");
    expect(nationalityName("Apatride")).toBe("Apatride");
    expect(nationalityName("ZZ")).toBe("ZZ");
    expect(countryNames().length).toBeGreaterThan(200);
    for (const name of countryNames()) {
      const code = storedNationality(name);
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect([nationalityName(code), formatNationality(code)]).toEqual([name, name]);
    }
  });
});
