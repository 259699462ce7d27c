import type { Path, Step } from "../people/path.ts";
import type { Person } from "../people/person.ts";
import type { Random, Weighted } from "../random.ts";
import { drawForeignSchool, drawLycee, lyceeWithHigherClasses, universityIn } from "./directory.ts";
import type { School } from "./school.ts";
import { currentSeries, foreignSeries, olderSeries, type Series, type Speciality } from "./series.ts";
import { generalSpecialities, options, type Subject } from "./subjects.ts";

/** Higher studies of one year (types of CSV exports: parcoursup-format, 3.6). */
interface HigherProgramme {
  readonly typeCode: number;
  readonly type: string;
  readonly field: string;
}

export interface CareerYear {
  /** 0 is the year of the session. */
  readonly yearsBefore: number;
  /** « 2025-2026 »; rarely « 2022 », for a year spent in the southern hemisphere. */
  readonly label: string;
  readonly step: Step;
  /** Null in a year without school. */
  readonly school: School | null;
  readonly higher: HigherProgramme | null;
}

/** The facts of somebody's studies from which all the sections tell the same story. */
export interface Career {
  readonly years: readonly CareerYear[];
  readonly series: Series;
  readonly speciality: Speciality | null;
  /** Enseignements de spécialité of the general bac: three in première, the first two kept in terminale; else empty. */
  readonly teachings: readonly Subject[];
  readonly option: Subject | null;
  readonly languages: { readonly a: string; readonly b: string };
  /** The average mark out of 20 around which all marks lie. */
  readonly ability: number;
  /** Schools report by three terms or by two semesters. */
  readonly periods: "trimestre" | "semestre";
}

const higherProgrammes: Weighted<HigherProgramme> = [
  [4, { typeCode: 82, type: "Licence", field: "Sciences, technologies, santé" }],
  [3, { typeCode: 82, type: "Licence", field: "Droit, économie, gestion" }],
  [3, { typeCode: 41, type: "BTS - BTSA", field: "Services informatiques aux organisations" }],
  [2, { typeCode: 41, type: "BTS - BTSA", field: "Management Commercial Opérationnel" }],
  [1, { typeCode: 84, type: "DN MADE", field: "Numérique" }],
  [
    1,
    {
      typeCode: 101,
      type: "Autre formation du supérieur",
      field: "Année préparatoire aux études supérieures",
    },
  ],
];

const languagePairs: Weighted<Career["languages"]> = [
  [70, { a: "Anglais", b: "Espagnol" }],
  [16, { a: "Anglais", b: "Allemand" }],
  [5, { a: "Anglais", b: "Italien" }],
  [4, { a: "Espagnol", b: "Anglais" }],
  [2, { a: "Allemand", b: "Anglais" }],
  [2, { a: "Anglais", b: "Chinois" }],
  [1, { a: "Anglais", b: "Japonais" }],
];

/** @param session year of Parcoursup: its year 0 is the school year that ends in it. */
export function drawCareer(random: Random, person: Person, session: number): Career {
  const { path } = person;
  const series = random.weighted(seriesOf(path));
  return {
    series,
    speciality: series.specialities.length > 0 ? random.pick(series.specialities) : null,
    teachings: series.code === "Générale" ? drawTeachings(random) : [],
    option: random.chance(0.45) ? random.pick(options) : null,
    languages: random.weighted(languagePairs),
    ability: random.around(12.2, 2.6),
    periods: random.chance(0.5) ? "trimestre" : "semestre",
    years: drawYears(random, person, session),
  };
}

function seriesOf(path: Path): Weighted<Series> {
  if (path.diploma === "foreign") return foreignSeries;
  return path.diplomaYear <= 2020 ? olderSeries : currentSeries;
}

function drawTeachings(random: Random): readonly Subject[] {
  const chosen: Subject[] = [];
  while (chosen.length < 3) {
    const candidate = random.pickEarly(generalSpecialities);
    if (!chosen.includes(candidate)) chosen.push(candidate);
  }
  return chosen;
}

function drawYears(random: Random, person: Person, session: number): readonly CareerYear[] {
  const { path, home } = person;
  const lycee = path.diploma === "foreign" ? drawForeignSchool(random) : drawLycee(random, home.town);
  const firstLycee = path.diploma !== "foreign" && random.chance(0.06) ? drawLycee(random, home.town) : lycee;
  const higher = random.weighted(higherProgrammes);
  const formerHigher =
    path.steps.indexOf("higher1") !== path.steps.lastIndexOf("higher1")
      ? random.weighted(higherProgrammes)
      : higher;
  // A family that came back from overseas: its older years follow the southern calendar. Year 0 is never one of them.
  const southernFrom = random.chance(0.007) ? random.integer(2, 4) : path.steps.length;
  return path.steps.map((step, yearsBefore) => {
    const end = session - yearsBefore;
    const label = yearsBefore >= southernFrom ? `${end - 1}` : `${end - 1}-${end}`;
    const isFormer = yearsBefore === path.steps.lastIndexOf("higher1");
    switch (step) {
      case "none":
        return { yearsBefore, label, step, school: null, higher: null };
      case "higher1":
      case "higher2":
      case "higher3": {
        const programme = isFormer ? formerHigher : higher;
        const school =
          programme.typeCode === 41 ? lyceeWithHigherClasses(home.town) : universityIn(home.town);
        return { yearsBefore, label, step, school, higher: programme };
      }
      default:
        return { yearsBefore, label, step, school: step === "seconde" ? firstLycee : lycee, higher: null };
    }
  });
}
