import { type Mark, markIn } from "./mark.ts";
import { type OutlineRow, outlineOf } from "./outline.ts";
import { objectsIn, type ReceivedObject, textIn, wholeNumberIn } from "./received-value.ts";

/** The school reports of one year (format, 3.7). */
export interface ReportYear {
  /** 0 = the year of the campaign. */
  yearsBefore: number | null;
  label: string | null;
  series: string | null;
  /** In the order of the year. */
  periods: ReportPeriod[];
  /** The rest of what the file tells of this year. */
  more: OutlineRow[];
}

export interface ReportPeriod {
  /** « Trimestre 1 », « Semestre 2 » */
  label: string | null;
  subjects: ReportSubject[];
}

/** One line of a school report. */
export interface ReportSubject {
  subject: string;
  mark: Mark;
  classMean: Mark;
  lowest: Mark;
  highest: Mark;
  /** 1 = first of the class. */
  rank: number | null;
  classSize: number | null;
  appreciation: string | null;
}

/** The years of which there is a report, newest first. */
export function readReports(candidate: ReceivedObject): ReportYear[] {
  return objectsIn(candidate, "BulletinsScolaires")
    .map(readYear)
    .filter(({ periods, more }) => periods.length + more.length > 0)
    .sort((a, b) => (a.yearsBefore ?? 99) - (b.yearsBefore ?? 99));
}

function readYear(year: ReceivedObject): ReportYear {
  const contents = objectsIn(year, "BulletinsScolairesAnnee");
  return {
    yearsBefore: wholeNumberIn(year, "AnneeCode"),
    label: textIn(year, "AnneeLibelle"),
    series:
      contents.map((content) => textIn(content, "SerieLibelle")).find((series) => series !== null) ?? null,
    periods: inOrder(
      contents
        .flatMap((content) => objectsIn(content, "BulletinsScolairesSeries"))
        .map(readPeriod)
        .filter(({ subjects }) => subjects.length > 0),
    ),
    more: [
      ...outlineOf(year, ["AnneeCode", "AnneeLibelle", "BulletinsScolairesAnnee"]),
      ...contents.flatMap((content) => outlineOf(content, ["SerieLibelle", "BulletinsScolairesSeries"])),
    ],
  };
}

/** By the number in « Trimestre 2 » when each has one, else as received. */
function inOrder(periods: readonly ReportPeriod[]): ReportPeriod[] {
  const numbers = new Map(periods.map((period) => [period, Number(/\d+/.exec(period.label ?? "")?.[0])]));
  if ([...numbers.values()].some(Number.isNaN)) return [...periods];
  return periods.toSorted((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
}

function readPeriod(period: ReceivedObject): ReportPeriod {
  return {
    label: textIn(period, "TrimestreLibelle"),
    subjects: objectsIn(period, "BulletinsScolairesParPeriode").flatMap(readSubject),
  };
}

/** A line without the name of its subject still has its number; a line with nothing else tells nothing. */
function readSubject(line: ReceivedObject): ReportSubject[] {
  const name = textIn(line, "MatiereBulletinLibelle");
  const code = textIn(line, "MatiereBulletinCode");
  const read = {
    mark: markIn(line, "MoyenneduCandidat"),
    classMean: markIn(line, "MoyenneclasseCandidat"),
    lowest: markIn(line, "MoyenneBasseClasseduCandidat"),
    highest: markIn(line, "MoyenneHauteClasseduCandidat"),
    rank: wholeNumberIn(line, "RangCandidat"),
    classSize: wholeNumberIn(line, "EffectifClasse"),
    appreciation: textIn(line, "AppreciationProfesseur"),
  };
  const isBlank = name === null && Object.values(read).every((value) => value === null);
  return isBlank ? [] : [{ subject: name ?? `Matière ${code ?? "non précisée"}`, ...read }];
}
