import type { Mark } from "./mark.ts";
import type { ReportPeriod, ReportYear } from "./reports.ts";

/** The marks of the subjects over the terms, oldest term first: what the chart draws. */
export interface MarksOverTime {
  periods: { year: string | null; period: string | null }[];
  /** The main ones first. */
  subjects: SubjectSeries[];
}

/** One subject over `periods`, one value each; null where there is no number. */
export interface SubjectSeries {
  subject: string;
  marks: (number | null)[];
  classMeans: (number | null)[];
}

/** A line needs two points. */
const FEWEST_MARKS = 2;

/** Follows each subject through the reports, by its name; null when no subject has two marks. */
export function marksOverTime(reports: readonly ReportYear[]): MarksOverTime | null {
  const terms = reports.toReversed().flatMap((year) => year.periods.map((period) => ({ year, period })));
  const subjects = subjectNames(terms.map(({ period }) => period))
    .map((subject) => seriesOf(subject, terms))
    .filter(({ marks }) => countOf(marks) >= FEWEST_MARKS)
    .map((series, index) => ({ series, index, rank: rankOf(series) }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .map(({ series }) => series);
  if (subjects.length === 0) return null;
  return {
    periods: terms.map(({ year, period }) => ({ year: year.label, period: period.label })),
    subjects,
  };
}

function subjectNames(periods: readonly ReportPeriod[]): string[] {
  const names = new Map<string, string>();
  for (const { subjects } of periods)
    for (const { subject } of subjects) if (!names.has(keyOf(subject))) names.set(keyOf(subject), subject);
  return [...names.values()];
}

function seriesOf(subject: string, terms: readonly { readonly period: ReportPeriod }[]): SubjectSeries {
  const lines = terms.map(({ period }) =>
    period.subjects.find((line) => keyOf(line.subject) === keyOf(subject)),
  );
  return {
    subject,
    marks: lines.map((line) => numberOf(line?.mark)),
    classMeans: lines.map((line) => numberOf(line?.classMean)),
  };
}

function keyOf(subject: string): string {
  return subject.normalize("NFC").toLowerCase();
}

function numberOf(mark: Mark | undefined): number | null {
  return typeof mark === "number" ? mark : null;
}

function countOf(marks: readonly (number | null)[]): number {
  return marks.filter((mark) => mark !== null).length;
}

const main = /math|fran[cç]ais|philosoph|spécialité/;
const aside = /physique et sportive|\beps\b|moral|civique|vie de classe|accompagnement/;

/** Subjects followed longest first; two terms more for the main ones, those that say little of studies behind all others. */
function rankOf({ subject, marks }: SubjectSeries): number {
  const name = keyOf(subject);
  return countOf(marks) + (main.test(name) ? 2 : 0) - (aside.test(name) ? 100 : 0);
}
