import { describe, expect, it } from "vitest";
import { storedCountry } from "../../src/profiles/country.ts";
import { countryNames } from "../../web/format.ts";

describe("le pays d'une adresse", () => {
  it.each([
    ["France", "France"],
    ["FRANCE", "France"],
    ["fr", "France"],
    ["COTE D'IVOIRE", "Côte d’Ivoire"],
    ["ROYAUME UNI", "Royaume-Uni"],
    ["LA REUNION", "La Réunion"],
    ["Française", "Française"],
    ["Congo", "Congo"],
    ["France métropolitaine", "France métropolitaine"],
    ["FR 2A", "FR 2A"],
    ["99100", "99100"],
    ["?", "?"],
  ])("« %s » se garde « %s »", (text, stored) => {
    expect(storedCountry(text)).toBe(stored);
  });

  it("ce qui est gardé, puis exporté, se garde de même", () => {
    for (const name of countryNames()) expect(storedCountry(name)).toBe(name);
  });
});
