/** Labels of keys that the page shows as they come, as Parcoursup's own screens name them (format, 2.4 and 3). */
const labels: Readonly<Record<string, string>> = {
  ProfilCandidatLibelle: "Profil du candidat",
  SportifOuArtisteLibelle: "Sportif ou artiste de haut niveau",
  CordeesdelareussiteLibelle: "Cordées de la réussite",
  Sexe: "Sexe",
  CandidatboursierLibelle: "Candidat boursier",
  ExperienceEncadrement: "Expérience d'encadrement ou d'animation",
  EngagementsCitoyen: "Engagement citoyen ou bénévole",
  ExperiencesProfessionnelles: "Expériences professionnelles ou stages",
  PratiquesSportivesCulturelles: "Pratiques sportives et culturelles",
  OptionClasseLibelle: "Options",
  TypeClasseLibelle: "Type de classe",
  ScolariteFrancaiseLibelle: "Type de scolarité",
  NotationScolariteLibelle: "Notation",
  TypeEtablissementorigineLibelle: "Type d'établissement",
  TypedecontratetablissementdorigineLibelle: "Contrat de l'établissement",
  CommuneEtablissementOrigineCodePostal: "Code postal",
  DepartementEtablissementOrigineLibelle: "Département",
  MotivationScolarite: "Éléments liés à la scolarité ou à l'activité",
  AvisMethodeTravailLibelle: "Méthode de travail",
  AvisAutonomieEleveLibelle: "Autonomie",
  AvisCapaciteInvestirLibelle: "Capacité à s'investir",
  AvisEngagementCitoyenLibelle: "Engagement citoyen",
  AvisCELibelle: "Capacité à réussir, avis du chef d'établissement",
  NiveauClasseLibelle: "Niveau de la classe",
  AvisCEAppreciations: "Appréciation du chef d'établissement",
  AutresElementsAppreciation: "Autres éléments d'appréciation",
  TypeDiplomeLibelle: "Diplôme",
  SerieDiplomeLibelle: "Série",
  SpecialiteLibelle: "Spécialité",
  MentionObtenueLibelle: "Mention",
  AcademieBacLibelle: "Académie",
  OptionBacLibelle: "Option",
  LangueVivanteABaccalaureatLibelle: "Langue vivante A",
  LangueVivanteBBaccalaureatLibelle: "Langue vivante B",
  AmenagementHandicapLibelle: "Demande d'aménagement (handicap)",
  PixStatutLibelle: "Statut",
  PixScoreGlobal: "Score global",
  PixNiveauGlobal: "Niveau global",
  PixDateCertification: "Certifié le",
  DonneesCandidats: "Candidat",
  CriteresSociaux: "Critères sociaux",
  DonneesSportifHautNiveau: "Sportif de haut niveau",
  DonneesArtisteHautNiveau: "Artiste de haut niveau",
  ActivitesCentresInteret: "Activités et centres d'intérêt",
  Scolarite: "Scolarité",
  BulletinsScolaires: "Bulletins scolaires",
  FicheAvenir: "Fiche Avenir",
  NotesFicheAvenir: "Notes de la fiche Avenir",
  AppreciationsEnseignantsFicheAvenir: "Appréciations de la fiche Avenir",
  Baccalaureat: "Baccalauréat",
  NotesBaccalaureat: "Notes du baccalauréat",
  CertificationPix: "Certification Pix",
  ResultatsPixParDomainesCompetences: "Résultats Pix",
  DonneesVoeux: "Vœu",
  QuestionsReponses: "Questions de la formation",
  FormulaireDematerialise: "Formulaire dématérialisé",
};

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(labels).map(([key, label]) => [key.toLowerCase(), label]),
);

/** Accents that Parcoursup strips from its keys, for the words that come often. */
const accented: Readonly<Record<string, string>> = {
  academie: "académie",
  amenagement: "aménagement",
  annee: "année",
  annees: "années",
  appreciation: "appréciation",
  appreciations: "appréciations",
  baccalaureat: "baccalauréat",
  candidature: "candidature",
  civilite: "civilité",
  competence: "compétence",
  competences: "compétences",
  criteres: "critères",
  degre: "degré",
  departement: "département",
  diplome: "diplôme",
  donnees: "données",
  echelon: "échelon",
  eleve: "élève",
  epreuve: "épreuve",
  etablissement: "établissement",
  etat: "état",
  etude: "étude",
  etudes: "études",
  experience: "expérience",
  experiences: "expériences",
  filiere: "filière",
  francais: "français",
  interet: "intérêt",
  legal: "légal",
  matiere: "matière",
  nationalite: "nationalité",
  numero: "numéro",
  periode: "période",
  prenom: "prénom",
  reponse: "réponse",
  reponses: "réponses",
  representant: "représentant",
  resultat: "résultat",
  resultats: "résultats",
  reussite: "réussite",
  scolarite: "scolarité",
  serie: "série",
  specialite: "spécialité",
  telephone: "téléphone",
  voeu: "vœu",
  voeux: "vœux",
};

const LONGEST_LABEL = 120;

/**
 * How a key is shown: its label when it is known, else its words (« RevenuBrutGlobal » → « Revenu brut global »), without
 * the « Libellé » that many end in.
 */
export function keyLabel(key: string): string {
  return known.get(key.toLowerCase()) ?? labelFromWords(key);
}

function labelFromWords(key: string): string {
  const words = key
    .slice(0, LONGEST_LABEL)
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .replace(/(?<=\p{L})Libelle$/u, "")
    .replace(/[_.\s]+/g, " ")
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{L})(?=\d)|(\d)(?=\p{L})/gu, "$1$2$3$4 ")
    .trim()
    .split(" ")
    .map((word) => (isAcronym(word) ? word : plainWord(word)));
  const label = words.join(" ");
  return label === "" ? "–" : label.charAt(0).toUpperCase() + label.slice(1);
}

/** « INE », « UAI » stay; a single capital is the first letter of a word, or an A, a B. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}+$/u.test(word);
}

function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return Object.hasOwn(accented, lower) ? (accented[lower] ?? lower) : lower;
}
