import { CandidateCount } from "./candidate-count.ts";
import type { CandidatePlace } from "./candidate-place.ts";

/** The Parcoursup session of a file: that of the majority of its candidates (format, 7.5). */
export class SessionVote {
  /** By the current school year of the candidates, which says it best… */
  readonly #bySchoolYear = new Map<number, CandidateCount>();
  /** … and by the date of their application, when no school year is exported. */
  readonly #byApplication = new Map<number, CandidateCount>();

  add(schoolYear: number | null, applicationYear: number | null, candidate: CandidatePlace): void {
    if (schoolYear !== null) vote(this.#bySchoolYear, schoolYear, candidate);
    if (applicationYear !== null) vote(this.#byApplication, applicationYear, candidate);
  }

  /** The session, and the candidates that say another one. `currentSession` is the answer when none says any. */
  result(currentSession: number): { readonly session: number; readonly others: CandidateCount } {
    const votes = this.#bySchoolYear.size > 0 ? this.#bySchoolYear : this.#byApplication;
    const [winner] = [...votes].toSorted(([yearA, a], [yearB, b]) => b.count - a.count || yearB - yearA);
    const session = winner?.[0] ?? currentSession;
    const others = new CandidateCount();
    for (const [year, candidates] of votes) if (year !== session) others.addAll(candidates);
    return { session, others };
  }
}

function vote(votes: Map<number, CandidateCount>, year: number, candidate: CandidatePlace): void {
  const candidates = votes.get(year) ?? new CandidateCount();
  candidates.add(candidate);
  votes.set(year, candidates);
}
