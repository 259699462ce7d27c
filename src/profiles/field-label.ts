/** The fields of a profile and of its wishes, and the columns of lists, by their name in the API: as the interface names them (`web/texts/labels.ts`). */
const labels: Readonly<Record<string, string>> = {
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
  programmeLabel: "Libellé de la formation",
  confirmed: "Vœu confirmé",
  groupLabel: "Groupe",
  appliedOn: "Date de candidature",
  status: "Classement ou état du dossier",
  boarding: "Internat demandé",
  diplomas: "Diplôme(s) obtenu(s) ou en cours",
  session: "Session Parcoursup",
  fileNumber: "Numéro de dossier",
  wishes: "Formations demandées",
  establishment: "Établissement",
  uai: "UAI",
  campaign: "Campagne",
  createdOn: "Date de création",
  duplicates: "Doublons",
};

/** The French name of a field of the API; a field that has none is named as it is. */
export function fieldLabel(field: string): string {
  return labels[field] ?? field;
}
