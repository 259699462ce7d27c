import type { JsonPath } from "./json-path.ts";

/**
 * Every section of a candidate and every key of Parcoursup known so far (format, 2.1 and 3). What is not listed here is just as
 * welcome and kept: the catalogue only says for which keys the spelling may vary in case, and which texts must be fit for a database.
 */
const sections: Readonly<Record<string, string>> = {
  DonneesCandidats: `NumeroDossierCandidat NomCandidat PrenomCandidat PrenomDeuxCandidat PrenomTroisCandidat Civilite Sexe
    DateNaissance TypeNationalite INECandidat CoordonneesAdressemail CoordonneesTelephonemobile CoordonneesTelephonefixe
    CoordonneesLignedadresseUn CoordonneesLignedadresseDeux CoordonneesLignedadresseTrois CoordonneesCodepostal
    CoordonneesLibellecommune CoordonneesLibellepays ProfilCandidatLibelle ProfilCandidatCode SportifOuArtisteLibelle
    CordeesdelareussiteLibelle`,
  CriteresSociaux: "CandidatboursierLibelle CandidatboursierCode",
  DonneesSportifHautNiveau: "",
  DonneesArtisteHautNiveau: "",
  ActivitesCentresInteret:
    "ExperienceEncadrement EngagementsCitoyen ExperiencesProfessionnelles PratiquesSportivesCulturelles",
  Scolarite: `AnneeScolaireCode AnneeScolaireLibelle NiveauEtudeLibelle NiveauEtudeCode TypeFormationLibelle TypeFormationCode
    FiliereScolariteLibelle SeriedeclasseLibelle ClassecandidatLibelle OptionClasseLibelle TypeClasseLibelle TypeClasseCode
    ScolariteFrancaiseLibelle ScolarisationLibelle NotationScolariteLibelle LangueVivanteAScolariteLibelle
    LangueVivanteBScolariteLibelle LangueVivanteCScolariteLibelle UAIEtablissementorigine NomEtablissementOrigine
    TypeEtablissementorigineLibelle TypeEtablissementorigineCode TypedecontratetablissementdorigineLibelle
    TypedecontratetablissementdorigineCode CommuneEtablissementOrigineLibelle CommuneEtablissementOrigineCodePostal
    DepartementEtablissementOrigineLibelle DepartementEtablissementOrigineCode PaysEtablissementorigineLibelle
    PaysEtablissementorigineCode MotivationScolarite`,
  BulletinsScolaires: `AnneeCode AnneeLibelle BulletinsScolairesAnnee SerieLibelle BulletinsScolairesSeries TrimestreLibelle
    BulletinsScolairesParPeriode MatiereBulletinCode MatiereBulletinLibelle MoyenneduCandidat MoyenneclasseCandidat
    MoyenneBasseClasseduCandidat MoyenneHauteClasseduCandidat RangCandidat EffectifClasse AppreciationProfesseur`,
  FicheAvenir: `AvisMethodeTravailCode AvisMethodeTravailLibelle AvisAutonomieEleveCode AvisAutonomieEleveLibelle
    AvisCapaciteInvestirCode AvisCapaciteInvestirLibelle AvisEngagementCitoyenCode AvisEngagementCitoyenLibelle AvisCECode
    AvisCELibelle AvisCEAppreciations AutresElementsAppreciation NiveauClasseLibelle`,
  NotesFicheAvenir: "MatiereFicheAvenirLibelle MoyenneCandidat AppreciationFicheAvenir",
  AppreciationsEnseignantsFicheAvenir: "MatiereFicheAvenirLibelle AppreciationFicheAvenir",
  Baccalaureat: `TypeDiplomeCode TypeDiplomeLibelle SerieDiplomeCode SerieDiplomeLibelle SpecialiteCode SpecialiteLibelle
    EDSScolaritePremiere1Libelle EDSScolaritePremiere2Libelle EDSScolaritePremiere3Libelle EDSScolariteTerminale1Libelle
    EDSScolariteTerminale2Libelle EDSScolariteAbandonneLibelle MentionObtenueLibelle MentionObtenueCode DateObtentionMois
    DateObtentionAnnee AcademieBacLibelle AcademieBacCode OptionBacLibelle LangueVivanteABaccalaureatLibelle
    LangueVivanteBBaccalaureatLibelle`,
  NotesBaccalaureat: "EpreuveCode EpreuveLibelle NoteEpreuve",
  CertificationPix: "PixStatutLibelle PixScoreGlobal PixNiveauGlobal PixDateCertification",
  ResultatsPixParDomainesCompetences: "PixCompetenceLibelle PixNiveau",
  DonneesVoeux: `CandidatureConfirmeeCode CandidatureConfirmeeLibelle GroupeLibelle GroupeCode FormationVoeuxLibelle DateCandidature
    ClassementOuEtatDossierInscriptionLibelle DemandeInternatLibelle DemandeInternatCode AmenagementHandicapLibelle ProjetMotive
    LettreDeMotivation`,
  QuestionsReponses: "QuestionLibelle ReponseLibelle",
  FormulaireDematerialise: `QuestionsBlocFormulaireDematerialise LibelleQuestionBlocFormulaireDematerialise
    ReponsesQuestionBlocFormulaireDematerialise SaisieLibreReponseQuestionBlocFormulaireDematerialise`,
};

/** Keys are compared without case (format, 2.4): two keys are the same when their folded forms are. */
export function foldKey(key: string): string {
  return key.toLowerCase();
}

type Spellings = ReadonlyMap<string, string>;

function spellings(keys: readonly string[]): Spellings {
  return new Map(keys.map((key) => [foldKey(key), key]));
}

/** Folded name of a section → its usual spelling. */
export const knownSections: Spellings = spellings(Object.keys(sections));

const keysBySection: ReadonlyMap<string, Spellings> = new Map(
  Object.entries(sections).map(([section, keys]) => [section, spellings(keys.split(/\s+/).filter(Boolean))]),
);

const none: Spellings = new Map();

/** Folded key → usual spelling, for the keys of one section (by its usual spelling), at any depth in it. */
export function knownKeys(section: string): Spellings {
  return keysBySection.get(section) ?? none;
}

/** Every known key, sections included, in its usual spelling. */
export const usualSpellings: ReadonlySet<string> = new Set([
  ...knownSections.values(),
  ...[...keysBySection.values()].flatMap((keys) => [...keys.values()]),
]);

/** Whether the value at this path of a candidate belongs to a known section (the section itself, or a key known in it). */
export function isKnownKey(path: JsonPath): boolean {
  const [section] = path;
  const known = typeof section === "string" ? knownSections.get(foldKey(section)) : undefined;
  if (known === undefined) return false;
  const key = path.findLast((step) => typeof step === "string");
  return path.length === 1 || (key !== undefined && knownKeys(known).has(foldKey(key)));
}
