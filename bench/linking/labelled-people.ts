import type { LinkRecord } from "../../src/linking/link-record.ts";
import { firstNames } from "../../src/parcoursup/sample/people/first-names.ts";
import { origins } from "../../src/parcoursup/sample/people/origin.ts";
import { surnames } from "../../src/parcoursup/sample/people/surnames.ts";
import { Random, streams } from "../../src/parcoursup/sample/random.ts";

/**
 * How often each thing happens, stated here and in `docs/linking.md`. The set knows nothing of the rules it measures: people are drawn
 * first, then what two lists say of them. Names come from the lists of the sample exports: homonyms are frequent among twenty thousand
 * people.
 */
export const rates = {
  /** Of the people: in both lists, in the first only; the others in the second only. */
  inBoth: 0.5,
  inLeftOnly: 0.25,
  /** Births of twins, per person drawn; a quarter of the pairs bear names that look alike. */
  twinBirth: 0.015,
  similarTwins: 0.25,
  twinsShareEmail: 0.6,
  twinsShareLists: 0.8,
  /** A younger brother or sister in the lists, half of them with the same address. */
  sibling: 0.015,
  siblingSharesEmail: 0.5,
  compoundSurname: 0.08,
  /** What the first list (a web form, an Excel list) makes of a person; the second is Parcoursup's. */
  accentsLost: 0.4,
  capitals: 0.3,
  compoundShortened: 0.5,
  secondFirstName: 0.04,
  fieldsInverted: 0.03,
  surnameTypo: 0.02,
  firstNameTypo: 0.016,
  surnameChanged: 0.004,
  usualName: 0.004,
  firstNameMissing: 0.003,
  dayAndMonthInverted: 0.005,
  dateFigureWrong: 0.007,
  dateMissing: 0.007,
  dateOther: 0.002,
  otherEmail: 0.22,
  emailMissing: 0.08,
} as const;

export interface LabelledLists {
  readonly left: readonly LinkRecord[];
  readonly right: readonly LinkRecord[];
  /** `left id|right id` of every person who is in both lists. */
  readonly truth: ReadonlySet<string>;
  /** `left id|right id` of two people who are twins. */
  readonly twins: ReadonlySet<string>;
}

interface Person {
  readonly lastName: string;
  readonly firstNames: readonly string[];
  readonly birthDate: string;
  readonly email: string;
  readonly lists: "both" | "left" | "right";
  /** The position of a twin. */
  readonly twin: number | null;
}

const similarNames: readonly (readonly [string, string])[] = [
  ["Louis", "Louise"],
  ["Victor", "Victoire"],
  ["Gabriel", "Gabrielle"],
  ["Léo", "Léa"],
  ["Jules", "Julie"],
  ["Emma", "Emmy"],
  ["Mathis", "Mathilde"],
  ["Noé", "Noémie"],
  ["Maël", "Maëlle"],
  ["Lou", "Louane"],
  ["Martin", "Marin"],
  ["Lina", "Lena"],
  ["Valentin", "Valentine"],
  ["Clément", "Clémence"],
  ["Aya", "Maya"],
  ["Hassan", "Hussein"],
];

/** Two lists of French people and who is who in them. The same seed gives the same lists. */
export function labelledPeople(seed: number, people: number): LabelledLists {
  const random = new Random(seed, streams.person, people);
  const everybody = drawPeople(random, people);
  const left: LinkRecord[] = [];
  const right: LinkRecord[] = [];
  const truth = new Set<string>();
  const twins = new Set<string>();
  for (const [at, person] of everybody.entries()) {
    if (person.lists !== "right") left.push(asTyped(random, person, `L${at}`));
    if (person.lists !== "left") right.push(asParcoursup(person, `R${at}`));
    if (person.lists === "both") truth.add(`L${at}|R${at}`);
    if (person.twin !== null) twins.add(`L${at}|R${person.twin}`);
  }
  return { left: shuffled(random, left), right: shuffled(random, right), truth, twins };
}

function drawPeople(random: Random, count: number): Person[] {
  const people: Person[] = [];
  while (people.length < count) {
    const first = drawPerson(random, people.length);
    const at = people.length;
    if (random.chance(rates.twinBirth)) {
      const names = random.chance(rates.similarTwins) ? random.pick(similarNames) : null;
      const second = drawPerson(random, at + 1);
      people.push({
        ...first,
        firstNames: names === null ? first.firstNames : [names[0]],
        twin: at + 1,
      });
      people.push({
        ...second,
        lastName: first.lastName,
        birthDate: first.birthDate,
        firstNames: names === null ? differentFrom(random, first.firstNames) : [names[1]],
        email: random.chance(rates.twinsShareEmail) ? first.email : second.email,
        lists: random.chance(rates.twinsShareLists) ? first.lists : second.lists,
        twin: at,
      });
      continue;
    }
    people.push(first);
    if (!random.chance(rates.sibling)) continue;
    const younger = drawPerson(random, people.length);
    const email = random.chance(rates.siblingSharesEmail) ? first.email : younger.email;
    people.push({
      ...younger,
      lastName: first.lastName,
      firstNames: differentFrom(random, first.firstNames),
      email,
    });
  }
  return people;
}

function drawPerson(random: Random, at: number): Person {
  const origin = random.weighted(origins);
  const surname = random.pickEarly(surnames[origin]);
  const other = random.pickEarly(surnames[origin]);
  const lists = random.next();
  return {
    lastName: other !== surname && random.chance(rates.compoundSurname) ? `${surname}-${other}` : surname,
    firstNames: drawFirstNames(random),
    birthDate: drawBirthDate(random),
    email: `adresse${at}@example.org`,
    lists: lists < rates.inBoth ? "both" : lists < rates.inBoth + rates.inLeftOnly ? "left" : "right",
    twin: null,
  };
}

function drawFirstNames(random: Random): readonly string[] {
  const names = firstNames[random.weighted(origins)][random.chance(0.5) ? "F" : "M"];
  const count = random.weighted([
    [60, 1],
    [40, 2],
  ]);
  const drawn = new Set<string>();
  while (drawn.size < count) drawn.add(random.pickEarly(names));
  return [...drawn];
}

function differentFrom(random: Random, taken: readonly string[]): readonly string[] {
  let names = drawFirstNames(random);
  while (names[0] === taken[0]) names = drawFirstNames(random);
  return names;
}

/** Of candidates after the baccalauréat: three years, with a few older. */
function drawBirthDate(random: Random): string {
  const year = random.weighted([
    [60, 2007],
    [20, 2006],
    [12, 2008],
    [5, 2005],
    [3, random.integer(1985, 2004)],
  ]);
  return isoDate(year, random.integer(1, 12), random.integer(1, 28));
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Official names in capitals, accents kept. */
function asParcoursup({ lastName, firstNames: names, birthDate, email }: Person, id: string): LinkRecord {
  return { id, lastName, firstName: names[0] ?? null, birthDate, email };
}

/** What somebody typed into a form, or a school into its list. */
function asTyped(random: Random, person: Person, id: string): LinkRecord {
  const [first = "", second] = person.firstNames;
  let lastName = person.lastName;
  let firstName = first;
  if (lastName.includes("-") && random.chance(rates.compoundShortened))
    lastName = random.pick(lastName.split("-"));
  if (random.chance(rates.surnameChanged)) lastName = random.pickEarly(surnames.french);
  if (random.chance(rates.usualName)) firstName = second ?? random.pickEarly(firstNames.french.F);
  else if (random.chance(rates.secondFirstName))
    firstName = `${first} ${second ?? random.pick(firstNames.french.M)}`;
  if (random.chance(rates.surnameTypo)) lastName = mistyped(random, lastName);
  if (random.chance(rates.firstNameTypo)) firstName = mistyped(random, firstName);
  if (random.chance(rates.accentsLost)) [lastName, firstName] = [plain(lastName), plain(firstName)];
  if (random.chance(rates.capitals)) firstName = firstName.toUpperCase();
  else lastName = lastName.slice(0, 1) + lastName.slice(1).toLowerCase();
  if (random.chance(rates.firstNameMissing)) firstName = "";
  if (random.chance(rates.fieldsInverted)) [lastName, firstName] = [firstName, lastName];
  return {
    id,
    lastName,
    firstName,
    birthDate: typedDate(random, person.birthDate),
    email: typedEmail(random, person, id),
  };
}

function typedEmail(random: Random, { email }: Person, id: string): string | null {
  const chance = random.next();
  if (chance < rates.emailMissing) return null;
  return chance < rates.emailMissing + rates.otherEmail ? `${id.toLowerCase()}@example.com` : email;
}

function typedDate(random: Random, date: string): string | null {
  const [year = "", month = "", day = ""] = date.split("-");
  if (random.chance(rates.dateMissing)) return null;
  if (random.chance(rates.dateOther)) return drawBirthDate(random);
  // A form refuses a thirteenth month: such a day is typed right.
  if (random.chance(rates.dayAndMonthInverted) && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (!random.chance(rates.dateFigureWrong)) return date;
  return random.chance(0.5)
    ? isoDate(Number(year), Number(month), (Number(day) % 28) + 1)
    : isoDate(Number(year) - 1, Number(month), Number(day));
}

/** A letter forgotten, doubled, exchanged with its neighbour or with another. */
function mistyped(random: Random, name: string): string {
  const at = random.integer(0, Math.max(0, name.length - 2));
  const [before, letter, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
  return random.pick([
    before + after,
    before + letter + letter + after,
    before + after.slice(0, 1) + letter + after.slice(1),
    before + random.pick([..."aeinorst"]) + after,
  ]);
}

const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "");

function shuffled<Item extends object>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
