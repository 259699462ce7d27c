/** A field of Parcoursup's file that the program reads. */
export interface Field {
  readonly section: SectionName;
  readonly key: string;
  /** As Parcoursup's export screen names it. */
  readonly label: string;
}

/** The sections of a candidate that the program reads into a profile. */
export type SectionName = "DonneesCandidats" | "Scolarite" | "Baccalaureat" | "DonneesVoeux";

function fieldsOf<Keys extends Record<string, readonly [key: string, label: string]>>(
  section: SectionName,
  keys: Keys,
): { readonly [Name in keyof Keys]: Field };
function fieldsOf(
  section: SectionName,
  keys: Record<string, readonly [string, string]>,
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, [key, label]]) => [name, { section, key, label }]),
  );
}

/** Section `DonneesCandidats` (format, 3.1). */
export const person = fieldsOf("DonneesCandidats", {
  fileNumber: ["NumeroDossierCandidat", "Numéro Dossier Candidat"],
  civility: ["Civilite", "Civilité"],
  lastName: ["NomCandidat", "Nom Candidat"],
  firstName: ["PrenomCandidat", "Prénom Candidat"],
  secondFirstName: ["PrenomDeuxCandidat", "Prénom Deux Candidat"],
  thirdFirstName: ["PrenomTroisCandidat", "Prénom Trois Candidat"],
  birthDate: ["DateNaissance", "Date Naissance"],
  nationality: ["TypeNationalite", "Type Nationalité"],
  ine: ["INECandidat", "INE Candidat"],
  email: ["CoordonneesAdressemail", "Coordonnées - Adresse mail"],
  mobilePhone: ["CoordonneesTelephonemobile", "Coordonnées - Téléphone mobile"],
  landlinePhone: ["CoordonneesTelephonefixe", "Coordonnées - Téléphone fixe"],
  addressLine1: ["CoordonneesLignedadresseUn", "Coordonnées - Ligne d'adresse 1"],
  addressLine2: ["CoordonneesLignedadresseDeux", "Coordonnées - Ligne d'adresse 2"],
  addressLine3: ["CoordonneesLignedadresseTrois", "Coordonnées - Ligne d'adresse 3"],
  postalCode: ["CoordonneesCodepostal", "Coordonnées - Code postal"],
  city: ["CoordonneesLibellecommune", "Coordonnées - Libellé commune"],
  country: ["CoordonneesLibellepays", "Coordonnées - Libellé pays"],
});

/** Section `Scolarite`, one item a school year (format, 3.6). */
export const schooling = fieldsOf("Scolarite", {
  yearsBefore: ["AnneeScolaireCode", "Année Scolaire - Code"],
  label: ["AnneeScolaireLibelle", "Année Scolaire - Libellé"],
  level: ["NiveauEtudeLibelle", "Niveau Etude - Libellé"],
  programmeType: ["TypeFormationLibelle", "Type Formation - Libellé"],
  branch: ["FiliereScolariteLibelle", "Filière scolarité - Libellé"],
  series: ["SeriedeclasseLibelle", "Série de classe - Libellé"],
  className: ["ClassecandidatLibelle", "Classe candidat - Libellé"],
  status: ["ScolarisationLibelle", "Scolarisation sur l'année - Libellé"],
  languageA: ["LangueVivanteAScolariteLibelle", "Langue vivante A scolarité - Libellé"],
  languageB: ["LangueVivanteBScolariteLibelle", "Langue vivante B scolarité - Libellé"],
  languageC: ["LangueVivanteCScolariteLibelle", "Langue vivante C scolarité - Libellé"],
  schoolUai: ["UAIEtablissementorigine", "UAI établissement origine"],
  schoolName: ["NomEtablissementOrigine", "Nom établissement origine"],
  schoolCity: ["CommuneEtablissementOrigineLibelle", "Commune établissement origine - Libellé"],
  schoolCountry: ["PaysEtablissementorigineLibelle", "Pays établissement origine - Libellé"],
});

/** Section `Baccalaureat` (format, 3.11). */
export const baccalaureate = fieldsOf("Baccalaureat", {
  typeCode: ["TypeDiplomeCode", "Type Diplôme - Code"],
  typeLabel: ["TypeDiplomeLibelle", "Type Diplôme - Libellé"],
  seriesCode: ["SerieDiplomeCode", "Série Diplôme - Code"],
  seriesLabel: ["SerieDiplomeLibelle", "Série Diplôme - Libellé"],
  specialityCode: ["SpecialiteCode", "Spécialité - Code"],
  specialityLabel: ["SpecialiteLibelle", "Spécialité - Libellé"],
  honours: ["MentionObtenueLibelle", "Mention Obtenue - Libellé"],
  year: ["DateObtentionAnnee", "Mois et année d'obtention du bac"],
  academy: ["AcademieBacLibelle", "Académie de passage du BAC - Libellé"],
});

/** Section `DonneesVoeux` (format, 3.15). */
export const wishes = fieldsOf("DonneesVoeux", {
  confirmedCode: ["CandidatureConfirmeeCode", "Vœu confirmé - Code"],
  confirmedLabel: ["CandidatureConfirmeeLibelle", "Vœu confirmé - Libellé"],
  group: ["GroupeLibelle", "Vœux - Groupe - Libellé"],
  programmeLabel: ["FormationVoeuxLibelle", "Formation Vœux - Libellé"],
  appliedOn: ["DateCandidature", "Date Candidature"],
  status: ["ClassementOuEtatDossierInscriptionLibelle", "Classement ou état dossier inscription - Libellé"],
  boarding: ["DemandeInternatLibelle", "Demande Internat - Libellé"],
});

/** The five that every candidate must have, in the order in which they are checked. */
export const compulsory = {
  civility: person.civility,
  lastName: person.lastName,
  firstName: person.firstName,
  birthDate: person.birthDate,
  email: person.email,
} as const;

export type CompulsoryName = keyof typeof compulsory;

export const compulsoryNames: readonly CompulsoryName[] = [
  "civility",
  "lastName",
  "firstName",
  "birthDate",
  "email",
];
