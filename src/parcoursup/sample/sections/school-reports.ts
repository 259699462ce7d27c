import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { type Random, streams } from "../random.ts";
import type { Career, CareerYear } from "../schools/career.ts";
import { commonSubjects, type Subject } from "../schools/subjects.ts";
import { advices, levelOf, openings, remarks } from "../texts/appreciations.ts";
import { writeMark } from "../texts/marks.ts";

/** `BulletinsScolaires` (parcoursup-format, 3.7): the years of première and terminale, newest first. */
export function bulletinsScolaires({ career, person, random }: CandidateFacts): readonly JsonObject[] {
  if (person.path.diploma === "foreign") return [];
  const chance = random(streams.reports);
  return career.years
    .filter((year) => year.step === "terminale" || year.step === "premiere")
    .map((year) => ({
      AnneeCode: year.yearsBefore,
      AnneeLibelle: year.label,
      BulletinsScolairesAnnee: {
        SerieLibelle: career.series.label,
        BulletinsScolairesSeries: periodsOf(chance, career, year),
      },
    }));
}

/** One subject of one pupil over a year. */
interface Course {
  readonly subject: Subject;
  /** Around which the marks of the year lie. */
  readonly ability: number;
  readonly classAverage: number;
}

function periodsOf(random: Random, career: Career, year: CareerYear): readonly JsonObject[] {
  const courses = subjectsOf(career, year).map((subject) => ({
    subject,
    ability: random.around(career.ability, 2.2),
    classAverage: random.around(11.8, 1.2),
  }));
  const classSize = random.integer(18, 36);
  // Few schools tell the extremes of the class, fewer the ranks.
  const details = { extremes: random.chance(0.2), ranks: random.chance(0.1), classSize };
  return periodNames(career, year).map((name) => ({
    TrimestreLibelle: name,
    BulletinsScolairesParPeriode: courses.map((course) => subjectLine(random, course, details)),
  }));
}

/** The files are complete in early April: the last period of the current year is not there yet. */
function periodNames(career: Career, year: CareerYear): readonly string[] {
  const names =
    career.periods === "semestre"
      ? ["Semestre 1", "Semestre 2"]
      : ["Trimestre 1", "Trimestre 2", "Trimestre 3"];
  return year.yearsBefore === 0 ? names.slice(0, -1) : names;
}

function subjectsOf(career: Career, year: CareerYear): readonly Subject[] {
  const isTerminale = year.step === "terminale";
  return [
    ...(isTerminale && career.series.track !== "professional"
      ? commonSubjects.terminale
      : commonSubjects.premiere),
    ...commonSubjects.both,
    ...commonSubjects[career.series.track],
    ...career.series.subjects,
    ...career.teachings.slice(0, isTerminale ? 2 : 3),
    ...(isTerminale && career.option !== null ? [career.option] : []),
  ];
}

interface Details {
  readonly extremes: boolean;
  readonly ranks: boolean;
  readonly classSize: number;
}

/** Most of a full export is made of these lines: they are put together without ceremony. */
function subjectLine(random: Random, course: Course, details: Details): JsonObject {
  const mark = random.around(course.ability, 1.1);
  const average = random.around(course.classAverage, 0.5);
  return filledFields({
    MatiereBulletinCode: course.subject.code,
    MatiereBulletinLibelle: course.subject.label,
    MoyenneduCandidat: candidateMark(random, mark),
    MoyenneclasseCandidat: writeMark(average),
    MoyenneBasseClasseduCandidat: details.extremes
      ? extremeMark(random, Math.min(mark, average - random.around(5, 1.2)))
      : undefined,
    MoyenneHauteClasseduCandidat: details.extremes
      ? extremeMark(random, Math.max(mark, average + random.around(5, 1.2)))
      : undefined,
    RangCandidat: details.ranks ? rankOf(random, details.classSize) : undefined,
    EffectifClasse: details.ranks ? String(details.classSize) : undefined,
    AppreciationProfesseur: random.chance(0.97) ? appreciate(random, mark) : undefined,
  });
}

/** Parcoursup writes a mark that is not there as « N », as « Aucune note », or leaves the key out. */
function candidateMark(random: Random, mark: number): string | undefined {
  const accident = random.next();
  if (accident < 0.015) return "N";
  if (accident < 0.02) return "Aucune note";
  if (accident < 0.025) return undefined;
  return writeMark(mark);
}

function extremeMark(random: Random, mark: number): string {
  return random.chance(0.02) ? "N" : writeMark(mark);
}

function rankOf(random: Random, classSize: number): string {
  return random.chance(0.05) ? "N" : String(random.integer(1, classSize));
}

/** What a teacher writes under such a mark. */
export function appreciate(random: Random, mark: number): string {
  const level = levelOf(mark);
  let text = random.pick(openings[level]);
  if (random.chance(0.5)) text += ` ${random.pick(remarks[level])}`;
  if (random.chance(0.25)) text += ` ${random.pick(advices[level])}`;
  return text;
}
