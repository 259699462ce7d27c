import type { Random } from "../random.ts";
import { composeEmail, drawMobile, type Home } from "./contact.ts";
import { firstNames, type Sex } from "./first-names.ts";
import { drawIne, fileNumberOf, mailTokenOf } from "./identifiers.ts";
import { type Origin, origins } from "./origin.ts";
import type { Path } from "./path.ts";
import { surnames } from "./surnames.ts";

export interface Person {
  readonly sex: Sex;
  readonly lastName: string;
  /** At least one, at most three. */
  readonly firstNames: readonly string[];
  /** `dd/mm/yyyy` */
  readonly birthDate: string;
  readonly french: boolean;
  readonly fileNumber: string;
  readonly ine: string | null;
  readonly email: string;
  readonly mobile: string | null;
  readonly home: Home;
  readonly path: Path;
}

/** What a household gives to those who live in it. */
export interface Family {
  readonly origin: Origin;
  readonly lastName: string;
  readonly home: Home;
}

/** What is decided before the person is drawn: relatives share some of it. */
export interface PersonFrame {
  readonly seed: number;
  /** Position among all the people of the export, from 0. */
  readonly index: number;
  readonly family: Family;
  readonly path: Path;
  readonly birthDate: string;
  /** The address of a parent or of a twin, else the person has one of his own. */
  readonly sharedEmail: string | null;
  /** A name already taken in the family. */
  readonly siblingName: string | null;
}

export function drawFamily(random: Random, home: Home): Family {
  const origin = random.weighted(origins);
  return { origin, lastName: drawLastName(random, origin), home };
}

function drawLastName(random: Random, origin: Origin): string {
  const name = random.pickEarly(surnames[origin]);
  if (!random.chance(0.035)) return name;
  const other = random.pickEarly(surnames[random.weighted(origins)]);
  return other === name ? name : `${name}${random.chance(0.7) ? "-" : " "}${other}`;
}

export function drawPerson(random: Random, frame: PersonFrame): Person {
  const { seed, index, family, path } = frame;
  const sex: Sex = random.chance(0.5) ? "F" : "M";
  const names = drawFirstNames(random, family.origin, sex, frame.siblingName);
  const lastName = random.chance(0.02) ? titleCase(family.lastName) : family.lastName;
  const ownEmail = composeEmail(random, [names[0] ?? "", family.lastName], mailTokenOf(seed, index));
  return {
    sex,
    lastName,
    firstNames: names,
    birthDate: frame.birthDate,
    french: random.chance(family.origin === "french" ? 0.99 : 0.85),
    fileNumber: fileNumberOf(seed, index),
    ine: drawIne(random, seed, index),
    email: frame.sharedEmail ?? ownEmail,
    mobile: random.chance(0.96) ? drawMobile(random) : null,
    home: family.home,
    path,
  };
}

function drawFirstNames(random: Random, origin: Origin, sex: Sex, taken: string | null): readonly string[] {
  const count = random.weighted([
    [50, 1],
    [30, 2],
    [20, 3],
  ]);
  const names: string[] = [];
  while (names.length < count) {
    const from = origin !== "french" && random.chance(0.3) ? "french" : origin;
    const name = random.pickEarly(firstNames[from][sex]);
    if (name !== taken && !names.includes(name)) names.push(name);
  }
  return names;
}

/** A few candidates type their name themselves, in ordinary case. */
function titleCase(name: string): string {
  return name.replace(/\p{Lu}+/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase());
}

/** `dd/mm/yyyy`, a real date (29 February is left out). */
export function drawBirthDate(random: Random, year: number): string {
  const month = random.integer(1, 12);
  const days = month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${twoDigits(random.integer(1, days))}/${twoDigits(month)}/${year}`;
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
