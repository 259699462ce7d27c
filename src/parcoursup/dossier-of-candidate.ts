import { type MarksOverTime, marksOverTime } from "./dossier/subject-series.ts";
import type { WishDossier } from "./dossier/wish-dossier.ts";
import type { Dossier, PersonDossier } from "./dossier.ts";

/** What one wish's file held at one moment. */
export interface ReceivedDossier {
  readonly wishId: string;
  /** A moment, ISO 8601. */
  readonly importedAt: string;
  readonly dossier: Dossier;
}

/** Everything received for one candidate, from several wishes and imports. */
export interface CandidateDossier {
  readonly person: PersonDossier;
  /** When what is shown of a section was imported. */
  readonly importedAt: Partial<Record<keyof PersonDossier, string>>;
  readonly marksOverTime: MarksOverTime | null;
  readonly wishes: ReadonlyMap<string, WishDossier>;
}

/**
 * Joins what was received, newest first: the newest object that tells of a section wins, because a leaner export model may have
 * left it out since. What is told of a wish comes from that wish's objects only.
 */
export function joinDossiers(received: readonly ReceivedDossier[]): CandidateDossier {
  const person: PersonDossier = { ...nothingOfPerson };
  const importedAt: Partial<Record<keyof PersonDossier, string>> = {};
  const wishes = new Map<string, WishDossier>();
  for (const { wishId, importedAt: moment, dossier } of received) {
    const others = dossier.person.others.filter(({ title }) => !has(person, title));
    for (const section of fill(person, dossier.person)) importedAt[section] ??= moment;
    if (person.others !== dossier.person.others) person.others = [...person.others, ...others];
    const wish = wishes.get(wishId) ?? { ...nothingOfWish };
    fill(wish, dossier.wish);
    wishes.set(wishId, wish);
  }
  return { person, importedAt, marksOverTime: marksOverTime(person.reports), wishes };
}

const nothingOfPerson: Readonly<PersonDossier> = {
  schooling: [],
  reports: [],
  prospects: null,
  baccalaureate: null,
  examMarks: [],
  activities: [],
  pix: null,
  others: [],
};

const nothingOfWish: Readonly<WishDossier> = { letter: null, more: [], questions: [], form: [] };

function has({ others }: PersonDossier, title: string): boolean {
  return others.some((section) => section.title === title);
}

/** Gives `known` the members of `told` that it has nothing of yet, and says which. */
function fill<Members extends object>(known: Members, told: Members): (keyof Members)[] {
  const filled: (keyof Members)[] = [];
  for (const name in known) {
    if (!isBlank(known[name]) || isBlank(told[name])) continue;
    known[name] = told[name];
    filled.push(name);
  }
  return filled;
}

function isBlank(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
