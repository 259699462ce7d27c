const integers = new Intl.NumberFormat("fr-FR");
const moments = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const momentDays = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});

/** 1234 → « 1 234 », thousands apart by a narrow non-breaking space. */
export function formatInteger(value: number): string {
  return integers.format(value);
}

/** French plural: 0 and 1 are singular. `counted(3, "candidat")` → « 3 candidats ». */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatInteger(count)}\u00A0${inflected(count, singular, plural)}`;
}

/** The word alone, agreeing with the count. */
export function inflected(count: number, singular: string, plural = `${singular}s`): string {
  return Math.abs(count) < 2 ? singular : plural;
}

/** `2007-02-03` → « 03/02/2007 ». Text to text: a day never passes through `Date`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** A moment with its offset → « 05/06/2026 10:30 », Paris time. */
export function formatMoment(timestamp: string): string {
  return moments.format(new Date(timestamp)).replace(", ", " ");
}

/** The Paris day of a moment → « 05/06/2026 ». */
export function formatMomentDay(timestamp: string): string {
  return momentDays.format(new Date(timestamp));
}

/** Bytes → « 48 Mo », decimal units as file managers show them. */
export function formatSize(bytes: number): string {
  const units = ["o", "ko", "Mo", "Go"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: digits }).format(value);
  return `${number}\u00A0${units[unit]}`;
}

/** A limit of sizes as the server's sentences write it: « 4 Go » are 4 × 1024³ bytes. */
export function formatLimit(bytes: number): string {
  const units = ["o", "ko", "Mo", "Go"];
  const unit = units.findLastIndex((_name, power) => bytes >= 1024 ** power);
  const value = Math.round((bytes / 1024 ** Math.max(0, unit)) * 10) / 10;
  return `${value.toLocaleString("fr-FR")}\u00A0${units[Math.max(0, unit)]}`;
}

/** Whole years on `today` (`YYYY-MM-DD`) of somebody born on `birthDate` (`YYYY-MM-DD`). */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Today in Paris, `YYYY-MM-DD`. */
export function todayInParis(now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(now);
}

/** Ten digits as French numbers are read: `0536494293` → « 05 36 49 42 93 ». Any other text stays as it is. */
export function formatPhone(number: string): string {
  const digits = number.replace(/[\s.-]/g, "");
  return /^0\d{9}$/.test(digits) ? digits.replace(/\d\d(?=\d)/g, "$&\u00A0") : number;
}

const regions = new Intl.DisplayNames("fr-FR", { type: "region", fallback: "code" });

/** A country's code, as nationalities are stored: `FR` → « France ». Any other text stays as it is. */
export function formatNationality(nationality: string): string {
  return countries().get(nationality) ?? nationality;
}

/** The names of the countries, in alphabetical order: what a box for a nationality proposes; the server knows them too. */
export function countryNames(): string[] {
  return [...countries().values()].sort(new Intl.Collator("fr-FR").compare);
}

let namesByCode: ReadonlyMap<string, string> | null = null;

/** The names of the countries by their codes; made when first asked for. */
function countries(): ReadonlyMap<string, string> {
  if (namesByCode !== null) return namesByCode;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  namesByCode = new Map(
    letters
      .flatMap((first) => letters.map((second) => `${first}${second}`))
      .filter((code) => !notCountries.has(code) && isCurrent(code))
      .map((code) => [code, regions.of(code) ?? code] as const)
      .filter(([code, name]) => name !== code),
  );
  return namesByCode;
}

/** Regions of CLDR that are nobody's nationality. */
const notCountries: ReadonlySet<string> = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** False for codes that were given up for another: `FX` is `FR`. */
function isCurrent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}
