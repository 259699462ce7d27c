import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { type Random, streams } from "../random.ts";
import type { Career } from "../schools/career.ts";
import { commonSubjects, type Subject } from "../schools/subjects.ts";
import { writeMark } from "../texts/marks.ts";
import { headOpinions, otherOpinions } from "../texts/opinions.ts";
import { appreciate } from "./school-reports.ts";

/** `FicheAvenir` (parcoursup-format, 3.8): what the lycée of a pupil in terminale thinks; `{}` for the others. */
export function ficheAvenir(facts: CandidateFacts): JsonObject {
  if (!isInTerminale(facts)) return {};
  const random = facts.random(streams.prospects);
  const { ability } = facts.career;
  const method = opinion(random, ability);
  const autonomy = opinion(random, ability);
  const investment = opinion(random, ability);
  const success = opinion(random, ability);
  const citizen = random.chance(0.85);
  return filledFields({
    AvisMethodeTravailCode: method.code,
    AvisMethodeTravailLibelle: method.label,
    AvisAutonomieEleveCode: autonomy.code,
    AvisAutonomieEleveLibelle: autonomy.label,
    AvisCapaciteInvestirCode: investment.code,
    AvisCapaciteInvestirLibelle: investment.label,
    AvisEngagementCitoyenCode: citizen ? 1 : 2,
    AvisEngagementCitoyenLibelle: citizen ? "Oui" : "Non",
    // This one alone counts the other way round.
    AvisCECode: 5 - success.code,
    AvisCELibelle: success.label,
    AvisCEAppreciations: random.chance(0.95) ? random.pick(headOpinions) : undefined,
    AutresElementsAppreciation: random.chance(0.3) ? random.pick(otherOpinions) : undefined,
    NiveauClasseLibelle: random.weighted([
      [1, "Très bon"],
      [4, "Bon"],
      [4, "Assez bon"],
      [2, "Moyen"],
      [0.5, "Faible"],
    ]),
  });
}

/** `NotesFicheAvenir` (3.9), until 2024: with marks. */
export function notesFicheAvenir(facts: CandidateFacts): readonly JsonObject[] {
  const random = facts.random(streams.prospects, 1);
  return subjectsOf(facts).map((subject) => {
    const mark = random.around(facts.career.ability, 2.2);
    return filledFields({
      MatiereFicheAvenirLibelle: subject.label,
      MoyenneCandidat: random.chance(0.03) ? "Aucune note" : writeMark(mark),
      AppreciationFicheAvenir: appreciate(random, mark),
    });
  });
}

/** `AppreciationsEnseignantsFicheAvenir` (3.10), from 2025: without marks. */
export function appreciationsEnseignants(facts: CandidateFacts): readonly JsonObject[] {
  const random = facts.random(streams.prospects, 2);
  return subjectsOf(facts).map((subject) => ({
    MatiereFicheAvenirLibelle: subject.label,
    AppreciationFicheAvenir: appreciate(random, random.around(facts.career.ability, 2.2)),
  }));
}

function isInTerminale({ career }: CandidateFacts): boolean {
  return career.years[0]?.step === "terminale";
}

function subjectsOf(facts: CandidateFacts): readonly Subject[] {
  if (!isInTerminale(facts)) return [];
  const { series, teachings }: Career = facts.career;
  return [
    ...commonSubjects.terminale,
    ...commonSubjects.both.slice(0, 2),
    ...series.subjects,
    ...teachings.slice(0, 2),
  ];
}

const opinionLabels = [
  "Très satisfaisante",
  "Satisfaisante",
  "Assez satisfaisante",
  "Peu démontrée",
] as const;

function opinion(random: Random, ability: number): { readonly code: number; readonly label: string } {
  const rank = Math.min(3, Math.max(0, Math.round(random.around((16 - ability) / 2.5, 0.7))));
  return { code: rank + 1, label: opinionLabels[rank] ?? opinionLabels[1] };
}
