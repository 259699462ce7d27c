import { CandidateCount } from "./candidate-count.ts";
import type { CandidatePlace } from "./candidate-place.ts";
import { displayText } from "./display-text.ts";
import type { Warning } from "./problem.ts";
import { warnings } from "./warning-catalogue.ts";

const SECTIONS_NAMED = 10;

/** What is unusual in a delivery without being wrong. */
export class WarningList {
  readonly noFileNumber = new CandidateCount();
  readonly mergedHomonym = new CandidateCount();
  readonly unusualIne = new CandidateCount();
  readonly unlikelyBirthYear = new CandidateCount();
  readonly unconfirmedWish = new CandidateCount();
  readonly #unknownSection = new CandidateCount();
  readonly #sectionNames = new Set<string>();

  addUnknownSections(names: readonly string[], candidate: CandidatePlace): void {
    this.#unknownSection.add(candidate);
    for (const name of names) {
      if (this.#sectionNames.size < SECTIONS_NAMED) this.#sectionNames.add(displayText(name));
    }
  }

  /** The warnings that apply. `otherSession`: the candidates of another session than the file's. */
  all(session: number, otherSession: CandidateCount): readonly Warning[] {
    return [
      warnings.otherSession(otherSession, session),
      warnings.unlikelyBirthYear(this.unlikelyBirthYear),
      warnings.unconfirmedWish(this.unconfirmedWish),
      warnings.mergedHomonym(this.mergedHomonym),
      warnings.noFileNumber(this.noFileNumber),
      warnings.unusualIne(this.unusualIne),
      warnings.unknownSection(this.#unknownSection, [...this.#sectionNames]),
    ].filter(({ count }) => count > 0);
  }
}
