import { isJsonList, isJsonObject, type Json } from "../../../src/parcoursup/sample/json.ts";

/**
 * Every key of a complete export, spelled as in real files (parcoursup-format, section 3), by its path without indexes. Written out a
 * second time on purpose: the generator and the reader are both held against it.
 */
const commonKeys = `DonneesCandidats: NumeroDossierCandidat NomCandidat PrenomCandidat PrenomDeuxCandidat PrenomTroisCandidat Civilite Sexe DateNaissance
  TypeNationalite INECandidat CoordonneesAdressemail CoordonneesTelephonemobile CoordonneesTelephonefixe CoordonneesLignedadresseUn
  CoordonneesLignedadresseDeux CoordonneesLignedadresseTrois CoordonneesCodepostal CoordonneesLibellecommune CoordonneesLibellepays
  ProfilCandidatCode ProfilCandidatLibelle SportifOuArtisteLibelle
CriteresSociaux: CandidatboursierCode CandidatboursierLibelle
DonneesSportifHautNiveau:
DonneesArtisteHautNiveau:
ActivitesCentresInteret: ExperienceEncadrement EngagementsCitoyen ExperiencesProfessionnelles PratiquesSportivesCulturelles
Scolarite: AnneeScolaireCode AnneeScolaireLibelle NiveauEtudeCode NiveauEtudeLibelle TypeFormationCode TypeFormationLibelle
  FiliereScolariteLibelle SeriedeclasseLibelle ClassecandidatLibelle OptionClasseLibelle TypeClasseCode TypeClasseLibelle
  ScolariteFrancaiseLibelle ScolarisationLibelle NotationScolariteLibelle LangueVivanteAScolariteLibelle LangueVivanteBScolariteLibelle
  UAIEtablissementorigine NomEtablissementOrigine TypeEtablissementorigineCode TypeEtablissementorigineLibelle
  TypedecontratetablissementdorigineCode TypedecontratetablissementdorigineLibelle CommuneEtablissementOrigineLibelle
  CommuneEtablissementOrigineCodePostal DepartementEtablissementOrigineCode DepartementEtablissementOrigineLibelle
  PaysEtablissementorigineCode PaysEtablissementorigineLibelle MotivationScolarite
FicheAvenir: AvisMethodeTravailCode AvisMethodeTravailLibelle AvisAutonomieEleveCode AvisAutonomieEleveLibelle AvisCapaciteInvestirCode
  AvisCapaciteInvestirLibelle AvisEngagementCitoyenCode AvisEngagementCitoyenLibelle AvisCECode AvisCELibelle AvisCEAppreciations
  AutresElementsAppreciation NiveauClasseLibelle
Baccalaureat: TypeDiplomeCode TypeDiplomeLibelle SerieDiplomeCode SerieDiplomeLibelle SpecialiteCode SpecialiteLibelle
  EDSScolaritePremiere1Libelle EDSScolaritePremiere2Libelle EDSScolaritePremiere3Libelle EDSScolariteTerminale1Libelle
  EDSScolariteTerminale2Libelle MentionObtenueCode MentionObtenueLibelle DateObtentionMois DateObtentionAnnee AcademieBacLibelle
  OptionBacLibelle LangueVivanteABaccalaureatLibelle LangueVivanteBBaccalaureatLibelle
NotesBaccalaureat: EpreuveCode EpreuveLibelle NoteEpreuve
DonneesVoeux: CandidatureConfirmeeCode CandidatureConfirmeeLibelle GroupeCode GroupeLibelle FormationVoeuxLibelle DateCandidature
  ClassementOuEtatDossierInscriptionLibelle DemandeInternatCode DemandeInternatLibelle AmenagementHandicapLibelle
QuestionsReponses: QuestionLibelle ReponseLibelle
FormulaireDematerialise: QuestionsBlocFormulaireDematerialise`;

const lineKeys = `MatiereBulletinCode MatiereBulletinLibelle MoyenneduCandidat MoyenneclasseCandidat MoyenneBasseClasseduCandidat
  MoyenneHauteClasseduCandidat RangCandidat EffectifClasse AppreciationProfesseur`;

export const bulletinKeys = `
BulletinsScolaires: AnneeCode AnneeLibelle BulletinsScolairesAnnee
BulletinsScolaires.BulletinsScolairesAnnee: SerieLibelle BulletinsScolairesSeries
BulletinsScolaires.BulletinsScolairesAnnee.BulletinsScolairesSeries: TrimestreLibelle BulletinsScolairesParPeriode
BulletinsScolaires.BulletinsScolairesAnnee.BulletinsScolairesSeries.BulletinsScolairesParPeriode: ${lineKeys}`;

const formKeys = `
FormulaireDematerialise.QuestionsBlocFormulaireDematerialise: LibelleQuestionBlocFormulaireDematerialise ReponsesQuestionBlocFormulaireDematerialise
FormulaireDematerialise.QuestionsBlocFormulaireDematerialise.ReponsesQuestionBlocFormulaireDematerialise: SaisieLibreReponseQuestionBlocFormulaireDematerialise`;

const keysOfYear = {
  2024: `
NotesFicheAvenir: MatiereFicheAvenirLibelle MoyenneCandidat AppreciationFicheAvenir
DonneesVoeux: ProjetMotive`,
  2025: `
AppreciationsEnseignantsFicheAvenir: MatiereFicheAvenirLibelle AppreciationFicheAvenir
DonneesVoeux: LettreDeMotivation`,
  2026: `
AppreciationsEnseignantsFicheAvenir: MatiereFicheAvenirLibelle AppreciationFicheAvenir
CertificationPix: PixStatutLibelle PixScoreGlobal PixNiveauGlobal PixDateCertification
ResultatsPixParDomainesCompetences: PixCompetenceLibelle PixNiveau
DonneesVoeux: LettreDeMotivation`,
} as const;

/** Sorted paths such as `Scolarite.AnneeScolaireCode`, the sections included. */
export function completeKeys(year: keyof typeof keysOfYear): readonly string[] {
  return readKeys(commonKeys + bulletinKeys + formKeys + keysOfYear[year]);
}

/** One section a line; a line that begins with a blank continues the one above. */
export function readKeys(list: string): readonly string[] {
  const paths = new Set<string>();
  for (const line of list.replaceAll(/\n\s+/g, " ").split("\n")) {
    const [section = "", names = ""] = line.split(":");
    if (section !== "") paths.add(section);
    for (const name of names.split(" ").filter((word) => word !== "")) paths.add(`${section}.${name}`);
  }
  return [...paths].sort();
}

/** The paths that really occur in some values, sorted. */
export function keysIn(values: Iterable<Json>): readonly string[] {
  const paths = new Set<string>();
  for (const value of values) collect(value, "", paths);
  return [...paths].sort();
}

function collect(value: Json, path: string, paths: Set<string>): void {
  if (isJsonList(value)) {
    for (const item of value) collect(item, path, paths);
  } else if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const innerPath = path === "" ? name : `${path}.${name}`;
      paths.add(innerPath);
      collect(inner, innerPath, paths);
    }
  }
}
