import { fold } from "../linking/fold.ts";

/** The one form in which a nationality is stored: the country's code, « française » → `FR`. A text that names no country stays as it is. */
export function storedNationality(text: string): string {
  // As Parcoursup writes it: nothing to look up for a whole file.
  if (/^[A-Z]{2}$/.test(text)) return text;
  codes ??= codesByWords();
  return codes.get(letters(text)) ?? text;
}

/** The same for people to read: `FR` → « France ». */
export function nationalityName(stored: string): string {
  return countries().get(stored) ?? stored;
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

/** What lists call the commonest, where it is not the country's own name; no word that means two countries (« congolaise »). */
const demonyms: Readonly<Record<string, string>> = {
  FR: "français française",
  BE: "belge",
  CH: "suissesse",
  DE: "allemand allemande",
  ES: "espagnol espagnole",
  GB: "britannique",
  IT: "italien italienne",
  PL: "polonais polonaise",
  PT: "portugais portugaise",
  RO: "roumain roumaine",
  RU: "russe",
  TR: "turc turque",
  UA: "ukrainien ukrainienne",
  DZ: "algérien algérienne",
  MA: "marocain marocaine",
  TN: "tunisien tunisienne",
  BJ: "béninois béninoise",
  CI: "ivoirien ivoirienne",
  CM: "camerounais camerounaise",
  KM: "comorien comorienne",
  MG: "malgache",
  ML: "malien malienne",
  SN: "sénégalais sénégalaise",
  TG: "togolais togolaise",
  HT: "haïtien haïtienne",
  BR: "brésilien brésilienne",
  CN: "chinois chinoise",
  VN: "vietnamien vietnamienne",
  LB: "libanais libanaise",
  SY: "syrien syrienne",
  AF: "afghan afghane",
};

/** The codes by all that people write for them. */
function codesByWords(): ReadonlyMap<string, string> {
  return new Map([
    ...[...countries()].flatMap(([code, name]) => [
      [letters(code), code] as const,
      [letters(name), code] as const,
    ]),
    ...Object.entries(demonyms).flatMap(([code, words]) =>
      words.split(" ").map((word) => [letters(word), code] as const),
    ),
  ]);
}

/** The letters alone, without case and accents: « français(e) » is « française ». */
function letters(text: string): string {
  return fold(text).replace(/\P{L}/gu, "");
}
