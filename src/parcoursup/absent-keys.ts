import type { CandidateCheck } from "./candidate-check.ts";
import { type CandidatePlace, locationOf } from "./candidate-place.ts";
import { type CompulsoryName, compulsory, compulsoryNames, person } from "./fields.ts";
import type { JsonPath } from "./json-path.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import { ProblemList } from "./problem-list.ts";

/**
 * Compulsory keys that candidates do not have. Only at the end is it known whether some candidate has the key (then each absence is a
 * problem) or none (then its box is not ticked in the export model, which is one problem for all of them; format, 7.2).
 */
export class AbsentKeys {
  readonly #absentKeys = new Map<CompulsoryName, ProblemList>();
  readonly #absentSections = new ProblemList();
  readonly #exported = new Set<CompulsoryName>();
  #first: CandidatePlace | null = null;

  add({ section, absentKeys }: CandidateCheck, place: CandidatePlace): void {
    if (section === "malformed" || section === "repeated") return;
    this.#first ??= place;
    if (section === "absent") {
      const { section: name } = person.fileNumber;
      addAt(this.#absentSections, problems.sectionMissing(name), place, [name]);
      return;
    }
    for (const name of compulsoryNames) {
      if (!absentKeys.includes(name)) this.#exported.add(name);
      else addAt(this.#absencesOf(name), problems.missing(name), place, pathOf(name));
    }
  }

  /** The problems, in lists that are each in file order. */
  lists(): readonly ProblemList[] {
    const first = this.#first;
    if (first === null) return [];
    const perKey = compulsoryNames.map((name) =>
      this.#exported.has(name) ? this.#absencesOf(name) : notExported(name, first),
    );
    return this.#exported.size === 0 ? perKey : [...perKey, this.#absentSections];
  }

  #absencesOf(name: CompulsoryName): ProblemList {
    const absences = this.#absentKeys.get(name) ?? new ProblemList();
    this.#absentKeys.set(name, absences);
    return absences;
  }
}

function notExported(name: CompulsoryName, first: CandidatePlace): ProblemList {
  const list = new ProblemList();
  addAt(list, problems.fieldNotExported(name), first, pathOf(name));
  return list;
}

function addAt(list: ProblemList, problem: ProblemText, place: CandidatePlace, inner: JsonPath): void {
  list.add(problem, place.entryIndex, () => locationOf(place, inner));
}

function pathOf(name: CompulsoryName): JsonPath {
  return [compulsory[name].section, compulsory[name].key];
}
