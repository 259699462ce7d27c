import { describe, expect, it } from "vitest";
import { instructions } from "../../src/candidate-table/columns.ts";
import { countryName } from "../../src/profiles/country.ts";
import { storedNationality } from "../../src/profiles/nationality.ts";
import { countryNames, formatNationality } from "../../web/format.ts";
import { fieldValueText } from "../../web/pages/imports/field-value.ts";

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
    expect(countryName("FR")).toBe("France");
    expect(countryName("Apatride")).toBe("Apatride");
    expect(countryName("ZZ")).toBe("ZZ");
    expect(countryNames().length).toBeGreaterThan(200);
    for (const name of countryNames()) {
      const code = storedNationality(name);
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect([countryName(code), formatNationality(code)]).toEqual([name, name]);
    }
  });

  it("se donne en exemple, dans le modèle des tableaux, comme le formulaire la propose", () => {
    const [, example] = instructions.nationality;
    expect(countryNames()).toContain(example);
  });

  it("se lit de même dans le détail d'un import", () => {
    expect(fieldValueText("nationality", "BE")).toBe("Belgique");
    expect(fieldValueText("nationality", "Apatride")).toBe("Apatride");
    expect(fieldValueText("city", "BE")).toBe("BE");
  });
});
