import type { CandidatePlace } from "./candidate-place.ts";
import type { Programme } from "./programme.ts";
import { isSamePerson } from "./same-person.ts";

/** One entry of a delivery with a numéro de dossier, as little of it as a comparison and a message need. */
export interface CandidateEntry {
  readonly place: CandidatePlace;
  readonly birthDate: string | null;
  readonly programme: Programme;
  /** Tells the contents of entries with the same number apart: 48 bits of their digest do. */
  readonly fingerprint: number;
}

/** Entries that share a numéro de dossier and should not. */
export interface RepetitionConflict {
  readonly kind: "other_person" | "other_content";
  readonly fileNumber: string;
  readonly entries: readonly CandidateEntry[];
}

/** The distinct entries of one numéro de dossier. */
interface SameNumber {
  readonly entries: CandidateEntry[];
  /** The first one of each programme. */
  readonly byProgramme: Map<string, CandidateEntry>;
}

/**
 * Candidates that come more than once in a delivery (format, 7.6). Everything is looked up by key, so that a file with the same
 * candidate a hundred thousand times takes no longer than another.
 */
export class RepeatedCandidates {
  /** Most numbers come once: those are kept without a list. */
  readonly #single = new Map<string, CandidateEntry>();
  readonly #several = new Map<string, SameNumber>();
  /** Programme and content of the entries without a number. */
  readonly #unnumbered = new Set<string>();
  /** Programme and person of the same. */
  readonly #unnumberedPersons = new Set<string>();

  /**
   * Takes in an entry that has no numéro de dossier: only identical repetitions in one programme can be told then. Returns whether it
   * is the first of its kind.
   */
  addUnnumbered(programme: Programme, digest: Buffer): boolean {
    const { size } = this.#unnumbered;
    return this.#unnumbered.add(`${programmeKey(programme)} ${digest.toString("latin1")}`).size > size;
  }

  /** Whether an entry without a number is, in its programme, the first one of a person: the others will be one candidate with it. */
  isFirstOfPerson(programme: Programme, person: string): boolean {
    const { size } = this.#unnumberedPersons;
    return this.#unnumberedPersons.add(`${programmeKey(programme)} ${person}`).size > size;
  }

  /** Takes in an entry: `new`, identical to an earlier one of the programme, or in conflict with an earlier one. */
  add(fileNumber: string, entry: CandidateEntry): "new" | "identical" | "conflict" {
    const single = this.#single.get(fileNumber);
    if (single === undefined) {
      this.#single.set(fileNumber, entry);
      return "new";
    }
    const same = this.#several.get(fileNumber) ?? severalFrom(single);
    const key = programmeKey(entry.programme);
    const first = same.byProgramme.get(key);
    if (first?.fingerprint === entry.fingerprint) return "identical";
    this.#several.set(fileNumber, same);
    same.entries.push(entry);
    if (first === undefined) same.byProgramme.set(key, entry);
    return first === undefined && isSameCandidate(single, entry) ? "new" : "conflict";
  }

  /** All conflicts, now that every programme has its code. */
  conflicts(): readonly RepetitionConflict[] {
    return [...this.#several].flatMap(([fileNumber, { entries }]) =>
      conflictsAmong(entries).map((conflict) => ({ ...conflict, fileNumber })),
    );
  }
}

function severalFrom(entry: CandidateEntry): SameNumber {
  return { entries: [entry], byProgramme: new Map([[programmeKey(entry.programme), entry]]) };
}

function conflictsAmong(
  entries: readonly CandidateEntry[],
): readonly Omit<RepetitionConflict, "fileNumber">[] {
  const [first] = entries;
  if (first !== undefined && !entries.every((entry) => isSameCandidate(first, entry))) {
    return [{ kind: "other_person", entries }];
  }
  const byProgramme = new Map<string, CandidateEntry[]>();
  for (const entry of entries) {
    const key = programmeKey(entry.programme);
    const same = byProgramme.get(key);
    if (same === undefined) byProgramme.set(key, [entry]);
    else same.push(entry);
  }
  return [...byProgramme.values()]
    .filter((same) => new Set(same.map(({ fingerprint }) => fingerprint)).size > 1)
    .map((same) => ({ kind: "other_content", entries: same }));
}

function isSameCandidate(a: CandidateEntry, b: CandidateEntry): boolean {
  return isSamePerson({ ...a.place, birthDate: a.birthDate }, { ...b.place, birthDate: b.birthDate });
}

/** Programmes with the same code are the same; one without code is its own. */
function programmeKey({ code, index }: Programme): string {
  return code === null ? `element ${index}` : `code ${code}`;
}
