import type { CandidateFacts } from "../candidate-facts.ts";
import type { JsonObject } from "../json.ts";
import { streams } from "../random.ts";
import type { Programme } from "../schools/programme.ts";
import { formQuestions, openQuestions, yesNoQuestions } from "../texts/opinions.ts";

/** `QuestionsReponses` (parcoursup-format, 3.16): the programme's own questions, the same for all its candidates. */
export function questionsReponses(facts: CandidateFacts, programme: Programme): readonly JsonObject[] {
  const random = facts.random(streams.questions, programme.code);
  const closed = yesNoQuestions.slice(0, 2 + (programme.code % 2)).map((question) => ({
    QuestionLibelle: question,
    ReponseLibelle: random.chance(0.5) ? "OUI" : "NON",
  }));
  const open = openQuestions.slice(programme.code % 2).map(([question, answers]) => ({
    QuestionLibelle: question,
    ReponseLibelle: random.pick(answers),
  }));
  return [...closed, ...open];
}

/** `FormulaireDematerialise` (3.16): one block of questions, or `[]` for a programme without a form. */
export function formulaireDematerialise(facts: CandidateFacts, programme: Programme): readonly JsonObject[] {
  if (!programme.hasForm) return [];
  const random = facts.random(streams.form, programme.code);
  return [
    {
      QuestionsBlocFormulaireDematerialise: formQuestions.map(([question, answers]) => ({
        LibelleQuestionBlocFormulaireDematerialise: question,
        ReponsesQuestionBlocFormulaireDematerialise: [
          { SaisieLibreReponseQuestionBlocFormulaireDematerialise: random.pick(answers) },
        ],
      })),
    },
  ];
}
