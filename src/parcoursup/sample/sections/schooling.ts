import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type Json, type JsonObject } from "../json.ts";
import type { Step } from "../people/path.ts";
import { type Random, streams } from "../random.ts";
import type { Career, CareerYear } from "../schools/career.ts";
import type { School } from "../schools/school.ts";

/** `Scolarite` (parcoursup-format, 3.6): six school years, newest first. A year without school has its two `Annee…` keys only. */
export function scolarite({ career, random }: CandidateFacts): readonly JsonObject[] {
  const chance = random(streams.schooling);
  return career.years.map((year) =>
    filledFields({
      AnneeScolaireCode: year.yearsBefore,
      AnneeScolaireLibelle: year.label,
      ...(year.school === null ? {} : schoolYear(chance, career, year, year.school)),
    }),
  );
}

type Fields = Record<string, Json | undefined>;

function schoolYear(random: Random, career: Career, year: CareerYear, school: School): Fields {
  const level = levels[year.step];
  return {
    NiveauEtudeCode: level?.code,
    NiveauEtudeLibelle: level?.label,
    ...(year.higher === null ? secondaryStudies(random, career, year) : higherStudies(year.higher)),
    ScolariteFrancaiseLibelle: school.country.code === "FR" ? "Scolarité en France" : undefined,
    ScolarisationLibelle: "Candidat scolarisé",
    NotationScolariteLibelle: random.chance(0.2) ? "Non renseigné" : undefined,
    ...languages(career, year),
    ...schoolFields(random, school),
    MotivationScolarite: random.chance(0.05) ? random.pick(remarks) : undefined,
  };
}

/** Codes of CSV exports; that of seconde is not known. */
const levels: Partial<Record<Step, { readonly code: number | undefined; readonly label: string }>> = {
  terminale: { code: 10, label: "Terminale" },
  premiere: { code: 1, label: "Première" },
  seconde: { code: undefined, label: "Seconde" },
  higher1: { code: 11, label: "1ère année d'études supérieures" },
  higher2: { code: 12, label: "2nd année d'études supérieures" },
  higher3: { code: 13, label: "3ème année d'études supérieures" },
};

const classTypes = {
  general: { code: 1, label: "Générale" },
  technological: { code: 2, label: "Technologique" },
  professional: { code: 3, label: "Professionnelle" },
} as const;

const remarks = [
  "Changement de lycée à la suite d'un déménagement.",
  "Hospitalisation de trois semaines au deuxième trimestre.\nCours rattrapés avec l'aide de l'établissement.",
  "Redoublement choisi pour changer de série.",
];

function secondaryStudies(random: Random, career: Career, year: CareerYear): Fields {
  // Seconde is common to the general and technological series: the series comes with première.
  const isSeconde = year.step === "seconde" && career.series.track !== "professional";
  const classType = isSeconde ? undefined : classTypes[career.series.track];
  return {
    TypeFormationCode: year.step === "terminale" ? 10 : undefined,
    TypeFormationLibelle: year.step === "terminale" ? "Terminale" : undefined,
    SeriedeclasseLibelle: isSeconde ? undefined : career.series.label,
    ClassecandidatLibelle: className(random, career, year.step),
    OptionClasseLibelle: isSeconde ? undefined : career.option?.label,
    TypeClasseCode: classType?.code,
    TypeClasseLibelle: classType?.label,
  };
}

function className(random: Random, career: Career, step: Step): string {
  const group = random.integer(1, 9);
  if (step === "seconde") return `2NDE ${group}`;
  return `${step === "terminale" ? "T" : "1"}${career.series.classPrefix}${group}`;
}

function higherStudies(programme: NonNullable<CareerYear["higher"]>): Fields {
  return {
    TypeFormationCode: programme.typeCode,
    TypeFormationLibelle: programme.type,
    FiliereScolariteLibelle: programme.field,
  };
}

function languages(career: Career, year: CareerYear): Fields {
  if (year.higher !== null) return {};
  return {
    LangueVivanteAScolariteLibelle: career.languages.a,
    LangueVivanteBScolariteLibelle: career.languages.b,
  };
}

function schoolFields(random: Random, school: School): Fields {
  return {
    UAIEtablissementorigine: school.uai ?? undefined,
    NomEtablissementOrigine: school.name,
    TypeEtablissementorigineCode: school.type?.code,
    TypeEtablissementorigineLibelle: school.type?.label,
    TypedecontratetablissementdorigineCode: school.contract?.code,
    TypedecontratetablissementdorigineLibelle: school.contract?.label,
    CommuneEtablissementOrigineLibelle: school.place?.city,
    // A few real exports cut this one short (6 of 2,652).
    CommuneEtablissementOrigineCodePostal: random.chance(0.002)
      ? school.place?.postalCode.slice(0, 2)
      : school.place?.postalCode,
    DepartementEtablissementOrigineCode: school.place?.departmentCode,
    DepartementEtablissementOrigineLibelle: school.place?.department,
    PaysEtablissementorigineCode: school.country.code,
    PaysEtablissementorigineLibelle: school.country.label,
  };
}
