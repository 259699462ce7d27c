/** The fields of a profile, and the columns of lists, as people know them, by their name in the API. */
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
  city: "Commune",
  country: "Pays",
  diplomaType: "Diplôme",
  diplomaSeries: "Série",
  diplomaSpeciality: "Spécialité",
  diplomaYear: "Année",
  diplomaHonours: "Mention",
  diplomaAcademy: "Académie",
  diplomas: "Diplôme(s) obtenu(s) ou en cours",
  session: "Session Parcoursup",
  fileNumber: "Numéro de dossier",
  wishes: "Formations demandées",
  establishment: "Établissement",
  uai: "UAI",
  campaign: "Campagne",
  createdOn: "Date de création",
};

/** The French name of a field of the API; a field that has none is named as it is. */
export function fieldLabel(field: string): string {
  return labels[field] ?? field;
}
