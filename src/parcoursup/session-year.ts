const FIRST = 2000;
const LAST = 2100;

/** The session that a school year leads to: « 2023-2024 » → 2024, and a single-year label (southern calendar) is that year. */
export function sessionOfSchoolYear(label: string): number | null {
  const [, first, second] = /^(\d{4})(?:\s*[-/]\s*(\d{4}))?$/.exec(label.trim()) ?? [];
  return plausible(Number(second ?? first));
}

/** Applications are made in the months after January of the session: its year is theirs. `date`: `YYYY-MM-DD`. */
export function sessionOfApplication(date: string): number | null {
  return plausible(Number(date.slice(0, 4)));
}

/** Years far from Parcoursup's life are typing mistakes, not sessions. */
function plausible(year: number): number | null {
  return year >= FIRST && year <= LAST ? year : null;
}
