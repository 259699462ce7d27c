import { referenceOf } from "./candidate-place.ts";
import type { CandidateReference } from "./problem.ts";

const CANDIDATES_NAMED = 20;

/** Some candidates, all counted, the first 20 named. */
export class CandidateCount {
  #count = 0;
  readonly #named: CandidateReference[] = [];

  get count(): number {
    return this.#count;
  }

  get named(): readonly CandidateReference[] {
    return this.#named;
  }

  add(candidate: CandidateReference): void {
    this.#count++;
    if (this.#named.length < CANDIDATES_NAMED) this.#named.push(referenceOf(candidate));
  }

  addAll(others: CandidateCount): void {
    this.#count += others.#count;
    this.#named.push(...others.#named.slice(0, CANDIDATES_NAMED - this.#named.length));
  }
}
