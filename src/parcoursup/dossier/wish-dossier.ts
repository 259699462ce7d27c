import { type OutlineRow, outlineOf } from "./outline.ts";
import { objectIn, objectsIn, type ReceivedObject, textIn, textOf, valueIn } from "./received-value.ts";

/** What a candidate writes and answers for one programme: it differs from one wish to the next. */
export interface WishDossier {
  /** Motivated project until 2024, motivation letter since (format, 3.15). Plain text. */
  letter: string | null;
  /** The rest of what the file tells of the wish. */
  more: OutlineRow[];
  /** Questions of the programme (format, 3.16). */
  questions: Answer[];
  /** « Formulaire dématérialisé » (format, 3.16). */
  form: Answer[];
}

export interface Answer {
  question: string;
  /** Null when left blank. */
  answer: string | null;
}

const shown = [
  "CandidatureConfirmeeCode",
  "CandidatureConfirmeeLibelle",
  "GroupeCode",
  "GroupeLibelle",
  "FormationVoeuxLibelle",
  "DateCandidature",
  "ClassementOuEtatDossierInscriptionLibelle",
  "DemandeInternatCode",
  "DemandeInternatLibelle",
  "LettreDeMotivation",
  "ProjetMotive",
];

export function readWishDossier(candidate: ReceivedObject): WishDossier {
  const wish = objectIn(candidate, "DonneesVoeux");
  return {
    letter: letterText(textIn(wish, "LettreDeMotivation") ?? textIn(wish, "ProjetMotive")),
    more: outlineOf(wish, shown),
    questions: objectsIn(candidate, "QuestionsReponses").flatMap((line) =>
      answer(textIn(line, "QuestionLibelle"), textIn(line, "ReponseLibelle")),
    ),
    form: objectsIn(candidate, "FormulaireDematerialise")
      .flatMap((block) => objectsIn(block, "QuestionsBlocFormulaireDematerialise"))
      .flatMap((line) =>
        answer(textIn(line, "LibelleQuestionBlocFormulaireDematerialise"), formAnswer(line)),
      ),
  };
}

function answer(question: string | null, given: string | null): Answer[] {
  if (question === null && given === null) return [];
  return [{ question: question?.replace(/^-\s+/, "") ?? "Question non précisée", answer: given }];
}

/** What was typed, one line an answer. */
function formAnswer(line: ReceivedObject): string | null {
  const received = valueIn(line, "ReponsesQuestionBlocFormulaireDematerialise");
  const answers = Array.isArray(received) ? received.slice(0, 50).map(textOf) : [textOf(received)];
  const typed = objectsIn(line, "ReponsesQuestionBlocFormulaireDematerialise").map((one) =>
    textIn(one, "SaisieLibreReponseQuestionBlocFormulaireDematerialise"),
  );
  const texts = [...typed, ...answers].filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join("\n");
}

/** `<br>` in its three spellings is a line break; every other tag stays the text that it is (format, 7.8). */
export function letterText(received: string | null): string | null {
  const text = received?.replace(/<br\s*\/?>\n?/gi, "\n").trim();
  return text === undefined || text === "" ? null : text;
}
