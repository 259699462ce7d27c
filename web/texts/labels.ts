/** The fields of a profile, by their name in the API. Files name them alike (`src/profiles/field-label.ts`). */
export const fieldLabels = {
  civility: "Civilité",
  lastName: "Nom",
  firstName: "Prénom",
  otherFirstNames: "Autres prénoms",
  birthDate: "Date de naissance",
  nationality: "Nationalité",
  ine: "INE",
  email: "Email",
  mobilePhone: "Téléphone mobile",
  landlinePhone: "Téléphone fixe",
  addressLines: "Adresse",
  postalCode: "Code postal",
  city: "Ville",
  country: "Pays",
  diplomaType: "Diplôme",
  diplomaSeries: "Série du diplôme",
  diplomaSpeciality: "Spécialité du diplôme",
  diplomaYear: "Année du diplôme",
  diplomaHonours: "Mention du diplôme",
  diplomaAcademy: "Académie du diplôme",
};

/** What the file says of a wish, by its name in the API. */
export const wishLabels = {
  programmeLabel: "Libellé de la formation",
  confirmed: "Vœu confirmé",
  groupLabel: "Groupe",
  appliedOn: "Date de candidature",
  status: "Classement ou état du dossier",
  boarding: "Internat demandé",
};

/** The columns of lists and exports: fields of the profile, and what is known beside them. */
export const columnLabels = {
  ...fieldLabels,
  diplomas: "Diplôme(s) obtenu(s) ou en cours",
  wishes: "Formations demandées",
  session: "Session Parcoursup",
  fileNumber: "Numéro de dossier",
  establishment: "Établissement",
  uai: "UAI",
  campaign: "Campagne",
  createdOn: "Date de création",
  duplicates: "Doublons",
};

/** « Campagne Concours »; one that says so itself is not called so twice: « campagne-2025-2026 ». */
export function campaignNamed(name: string): string {
  return /^campagne/i.test(name) ? name : `Campagne ${name}`;
}
