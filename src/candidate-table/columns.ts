import { glue } from "../linking/fold.ts";
import { fieldLabel } from "../profiles/field-label.ts";

/** A field of a candidate that a table may tell, by its name in the API. */
export type TableField = CompulsoryField | OptionalField;

/** Every row has them (`domain.md`, "The flow of the page", point 4). */
export const compulsoryFields = ["civility", "lastName", "firstName", "birthDate", "email"] as const;
export type CompulsoryField = (typeof compulsoryFields)[number];

const optionalFields = [
  "mobilePhone",
  "landlinePhone",
  "addressLines",
  "postalCode",
  "city",
  "country",
  "otherFirstNames",
  "nationality",
  "ine",
  "diplomaType",
  "diplomaSeries",
  "diplomaSpeciality",
  "diplomaYear",
  "diplomaHonours",
  "diplomaAcademy",
] as const;
type OptionalField = (typeof optionalFields)[number];

/** In the order of the model file. */
export const tableFields: readonly TableField[] = [...compulsoryFields, ...optionalFields];

/** The heading of a field's column, as everywhere else in the program. */
export const heading: (field: TableField) => string = fieldLabel;

/** Other headings that people give these columns. */
const synonyms: Readonly<Record<TableField, readonly string[]>> = {
  civility: ["civ", "titre"],
  lastName: ["nom de famille", "nom de naissance"],
  firstName: ["premier prénom"],
  birthDate: ["né le", "née le", "né(e) le", "date naissance", "ddn"],
  email: [
    "e-mail",
    "mail",
    "courriel",
    "adresse email",
    "adresse e-mail",
    "adresse mail",
    "adresse électronique",
  ],
  mobilePhone: ["mobile", "portable", "téléphone portable", "tél portable", "tél mobile"],
  landlinePhone: ["fixe", "tél fixe", "téléphone domicile"],
  addressLines: ["adresse postale", "rue"],
  postalCode: ["cp"],
  city: ["commune", "localité"],
  country: [],
  otherFirstNames: ["deuxième prénom"],
  nationality: [],
  ine: ["n° ine", "numéro ine", "identifiant national élève"],
  diplomaType: ["type de diplôme"],
  diplomaSeries: ["série", "filière"],
  diplomaSpeciality: ["spécialité"],
  diplomaYear: ["année", "année d'obtention"],
  diplomaHonours: ["mention", "mention obtenue"],
  diplomaAcademy: ["académie"],
};

const fieldsByHeading: ReadonlyMap<string, TableField> = new Map(
  tableFields.flatMap((field) =>
    [heading(field), ...synonyms[field]].map((text) => [headingKey(text), field] as const),
  ),
);

/** The field that a heading names, without regard to case, accents, spaces and the star of compulsory columns; null for none. */
export function fieldOf(text: string): TableField | null {
  return fieldsByHeading.get(headingKey(text)) ?? null;
}

function headingKey(text: string): string {
  return glue(text.replace(/[*:_]/g, " "));
}

/** What is expected in a column, and an example, for whoever fills in the model. */
export const instructions: Readonly<Record<TableField, readonly [expected: string, example: string]>> = {
  civility: ["M. ou Mme", "Mme"],
  lastName: ["100 caractères au plus", "LE GOFF"],
  firstName: ["100 caractères au plus", "Yann"],
  birthDate: ["Une date, JJ/MM/AAAA", "03/02/2007"],
  email: ["Une adresse email du candidat", "yann.legoff@example.com"],
  mobilePhone: ["Dix chiffres, ou + et l'indicatif du pays", "06 39 98 12 34"],
  landlinePhone: ["Dix chiffres, ou + et l'indicatif du pays", "01 99 00 12 34"],
  addressLines: [
    "Cinq lignes au plus : Alt+Entrée pour aller à la ligne dans la cellule",
    "12 rue des Lilas",
  ],
  postalCode: ["Cinq chiffres ; libre à l'étranger, quand le pays est indiqué", "87000"],
  city: ["", "Limoges"],
  country: ["Vide pour la France", "France"],
  otherFirstNames: ["Séparés par des virgules", "Marie, Anne"],
  nationality: ["Le nom du pays", "France"],
  ine: ["Onze chiffres et lettres", "0712345678A"],
  diplomaType: ["Obtenu ou en cours", "Baccalauréat en préparation"],
  diplomaSeries: ["", "Série Générale"],
  diplomaSpeciality: ["", "Mathématiques"],
  diplomaYear: ["Quatre chiffres", "2026"],
  diplomaHonours: ["", "Bien"],
  diplomaAcademy: ["", "Limoges"],
};
