import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { type Random, streams } from "../random.ts";
import { writeMark } from "../texts/marks.ts";

const diplomaTypes = {
  prepared: { code: 4, label: "Baccalauréat en préparation" },
  obtained: { code: 1, label: "Baccalauréat obtenu" },
  foreign: { code: 2, label: "Diplôme étranger équivalent au bac obtenu" },
} as const;

/** `Baccalaureat` (parcoursup-format, 3.11). Honours and date are there once it is obtained. */
export function baccalaureat({ person, career, random }: CandidateFacts): JsonObject {
  const chance = random(streams.baccalaureate);
  const { diploma, diplomaYear } = person.path;
  const type = diplomaTypes[diploma];
  const obtained = diploma !== "prepared";
  const honours = diploma === "obtained" ? honoursOf(career.ability) : undefined;
  const [first, second, third] = career.teachings;
  return filledFields({
    TypeDiplomeCode: type.code,
    TypeDiplomeLibelle: type.label,
    SerieDiplomeCode: career.series.code,
    SerieDiplomeLibelle: career.series.label,
    SpecialiteCode: career.speciality?.code ?? undefined,
    SpecialiteLibelle: career.speciality?.label,
    EDSScolaritePremiere1Libelle: first?.label,
    EDSScolaritePremiere2Libelle: second?.label,
    EDSScolaritePremiere3Libelle: third?.label,
    EDSScolariteTerminale1Libelle: first?.label,
    EDSScolariteTerminale2Libelle: second?.label,
    MentionObtenueCode: honours?.code,
    MentionObtenueLibelle: honours?.label,
    DateObtentionMois: obtained
      ? chance.weighted([
          [90, "07"],
          [7, "06"],
          [3, "09"],
        ])
      : undefined,
    DateObtentionAnnee: obtained ? String(diplomaYear) : undefined,
    AcademieBacLibelle: diploma === "foreign" ? "Etranger" : person.home.town.academy,
    OptionBacLibelle: chance.chance(0.08) ? "Section Européenne et Langues Orientales" : "MEF National",
    LangueVivanteABaccalaureatLibelle: career.languages.a,
    LangueVivanteBBaccalaureatLibelle: career.languages.b,
  });
}

function honoursOf(average: number): { readonly code: string; readonly label: string } {
  if (average >= 16) return { code: "TB", label: "Admis mention Très Bien" };
  if (average >= 14) return { code: "B", label: "Admis mention Bien" };
  if (average >= 12) return { code: "AB", label: "Admis mention Assez Bien" };
  return { code: "S", label: "Admis sans mention" };
}

interface Test {
  readonly code: number;
  readonly label: string;
}

/** The codes are invented; the labels are those seen. */
const earlyTests: readonly Test[] = [
  { code: 1, label: "Français écrit" },
  { code: 2, label: "Français oral" },
];
const finalTests: readonly Test[] = [
  { code: 3, label: "Philosophie" },
  { code: 4, label: "Mathématiques" },
  { code: 5, label: "Epreuve orale terminale dite Grand Oral" },
  { code: 6, label: "Moyenne générale" },
];

/** `NotesBaccalaureat` (3.12): the French tests taken in première, and the others once the bac is obtained. */
export function notesBaccalaureat({ person, career, random }: CandidateFacts): readonly JsonObject[] {
  const { diploma, diplomaYear } = person.path;
  if (diploma === "foreign") return [];
  const chance = random(streams.baccalaureate, 1);
  const tests = diploma === "obtained" ? [...earlyTests, ...finalTests] : earlyTests;
  // Marks of long ago are not carried over.
  return tests.map((test) => noteOf(chance, test, career.ability, diplomaYear > 2020));
}

function noteOf(random: Random, test: Test, ability: number, known: boolean): JsonObject {
  const mark = test.label === "Moyenne générale" ? ability : Math.round(random.around(ability, 2.4));
  return filledFields({
    EpreuveCode: test.code,
    EpreuveLibelle: test.label,
    NoteEpreuve: known && random.chance(0.98) ? writeMark(mark) : undefined,
  });
}
