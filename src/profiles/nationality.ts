import { fold } from "../linking/fold.ts";

/** The one form in which a nationality is stored: the country's code, « française » → `FR`. A text that names no country stays as it is. */
export function storedNationality(text: string): string {
  return names.has(text) ? text : (codes.get(letters(text)) ?? text);
}

/** The same for people to read: `FR` → « France ». */
export function nationalityName(stored: string): string {
  return names.get(stored) ?? stored;
}

const regions = new Intl.DisplayNames("fr-FR", { type: "region", fallback: "code" });
const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Regions of CLDR that are nobody's nationality. */
const notCountries: ReadonlySet<string> = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** The names of the countries by their codes. */
const names: ReadonlyMap<string, string> = new Map(
  alphabet
    .flatMap((first) => alphabet.map((second) => `${first}${second}`))
    .filter((code) => !notCountries.has(code) && isCurrent(code))
    .map((code) => [code, regions.of(code) ?? code] as const)
    .filter(([code, name]) => name !== code),
);

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
const codes: ReadonlyMap<string, string> = new Map([
  ...[...names].flatMap(([code, name]) => [[letters(code), code] as const, [letters(name), code] as const]),
  ...Object.entries(demonyms).flatMap(([code, words]) =>
    words.split(" ").map((word) => [letters(word), code] as const),
  ),
]);

/** The letters alone, without case and accents: « français(e) » is « française ». */
function letters(text: string): string {
  return fold(text).replace(/\P{L}/gu, "");
}
