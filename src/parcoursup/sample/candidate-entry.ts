import type { CandidateFacts } from "./candidate-facts.ts";
import { filledFields, type JsonObject } from "./json.ts";
import type { Programme } from "./schools/programme.ts";
import { activitesCentresInteret } from "./sections/activities.ts";
import { baccalaureat, notesBaccalaureat } from "./sections/baccalaureate.ts";
import { criteresSociaux, donneesCandidats } from "./sections/identity.ts";
import { pixResult } from "./sections/pix.ts";
import { appreciationsEnseignants, ficheAvenir, notesFicheAvenir } from "./sections/prospects.ts";
import { formulaireDematerialise, questionsReponses } from "./sections/questions.ts";
import { bulletinsScolaires } from "./sections/school-reports.ts";
import { scolarite } from "./sections/schooling.ts";
import { donneesVoeux } from "./sections/wish.ts";

/**
 * One element of `candidats` with everything ticked, in the order of real files (parcoursup-format, 2.1 and 4 for the years). The
 * contents of the two sections of high-level athletes and artists were never seen: they stay empty.
 */
export function composeEntry(facts: CandidateFacts, programme: Programme, bulletins: boolean): JsonObject {
  const { session } = facts;
  const pix = session >= 2026 ? pixResult(facts) : undefined;
  return filledFields({
    DonneesCandidats: donneesCandidats(facts),
    CriteresSociaux: criteresSociaux(facts),
    DonneesSportifHautNiveau: {},
    DonneesArtisteHautNiveau: {},
    ActivitesCentresInteret: activitesCentresInteret(facts),
    Scolarite: scolarite(facts),
    BulletinsScolaires: bulletins ? bulletinsScolaires(facts) : undefined,
    FicheAvenir: ficheAvenir(facts),
    NotesFicheAvenir: session <= 2024 ? notesFicheAvenir(facts) : undefined,
    AppreciationsEnseignantsFicheAvenir: session >= 2025 ? appreciationsEnseignants(facts) : undefined,
    Baccalaureat: baccalaureat(facts),
    NotesBaccalaureat: notesBaccalaureat(facts),
    CertificationPix: pix?.certification,
    ResultatsPixParDomainesCompetences: pix?.domains,
    DonneesVoeux: donneesVoeux(facts, programme),
    QuestionsReponses: questionsReponses(facts, programme),
    FormulaireDematerialise: formulaireDematerialise(facts, programme),
  });
}
