import { countryCodes, letters } from "./country.ts";

/** The one form in which a nationality is stored: the country's code, « française » → `FR`. A text that names no country stays as it is. */
export function storedNationality(text: string): string {
  // As Parcoursup writes it: nothing to look up for a whole file.
  if (/^[A-Z]{2}$/.test(text)) return text;
  codes ??= codesByWords();
  return codes.get(letters(text)) ?? text;
}

// Made when first asked for: every command loads this module, few need it.
let codes: ReadonlyMap<string, string> | null = null;

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
    ...countryCodes(),
    ...Object.entries(demonyms).flatMap(([code, words]) =>
      words.split(" ").map((word) => [letters(word), code] as const),
    ),
  ]);
}
