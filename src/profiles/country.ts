import { fold } from "../linking/fold.ts";

/** The one form in which the country of an address is stored: its French name, « FRANCE » or `FR` → « France ». A text that names no country stays as it is. */
export function storedCountry(text: string): string {
  // A number beside the name says something more.
  if (/\d/.test(text)) return text;
  const code = countryCodes().get(letters(text));
  return code === undefined ? text : countryName(code);
}

/** What people read for a country's code, as nationalities are stored: `FR` → « France ». Any other text stays as it is. */
export function countryName(code: string): string {
  return countries().get(code) ?? code;
}

/** The codes by `letters` of the countries' names, and of the codes themselves. */
export function countryCodes(): ReadonlyMap<string, string> {
  codes ??= new Map(
    [...countries()].flatMap(([code, name]) => [
      [letters(code), code] as const,
      [letters(name), code] as const,
    ]),
  );
  return codes;
}

/** The letters alone, without case and accents: « français(e) » is « française ». */
export function letters(text: string): string {
  return fold(text).replace(/\P{L}/gu, "");
}

// Made when first asked for: every command loads this module, few need it.
let names: ReadonlyMap<string, string> | null = null;
let codes: ReadonlyMap<string, string> | null = null;

const regions = new Intl.DisplayNames("fr-FR", { type: "region", fallback: "code" });
const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Regions of CLDR that are nobody's nationality. */
const notCountries: ReadonlySet<string> = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** The names of the countries by their codes. */
function countries(): ReadonlyMap<string, string> {
  names ??= new Map(
    alphabet
      .flatMap((first) => alphabet.map((second) => `${first}${second}`))
      .filter((code) => !notCountries.has(code) && isCurrent(code))
      .map((code) => [code, regions.of(code) ?? code] as const)
      .filter(([code, name]) => name !== code),
  );
  return names;
}

/** False for codes that were given up for another: `FX` is `FR`. */
function isCurrent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}
