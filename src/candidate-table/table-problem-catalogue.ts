import { displayText } from "../parcoursup/display-text.ts";
import { counted, french, size } from "../parcoursup/french.ts";
import type { Problem } from "../parcoursup/problem.ts";
import type { TableFault } from "../spreadsheet/unreadable-table.ts";
import { type CompulsoryField, heading, type TableField } from "./columns.ts";
import type { TableProblemCode } from "./table-problem-titles.ts";

/** What a problem of a table says, without where it stands. */
export interface TableProblemText extends Pick<Problem, "message" | "remedy" | "field" | "value"> {
  readonly code: TableProblemCode;
}

interface Wording {
  readonly message: string;
  readonly remedy: string;
  readonly field?: TableField;
  readonly value?: string;
}

function text(code: TableProblemCode, { message, remedy, field, value }: Wording): TableProblemText {
  return {
    code,
    message,
    remedy,
    field: field === undefined ? null : heading(field),
    value: value === undefined ? null : displayText(value),
  };
}

const correct = french`À corriger dans le fichier, puis importez-le de nouveau.`;
const complete = french`À compléter dans le fichier, puis importez-le de nouveau.`;
const takeTheModel = french`Téléchargez le modèle, copiez-y vos candidats, et importez-le.`;
const importElsewhere = french`Un fichier de Parcoursup s'importe par « Outils », « Services Hub3E » puis « ParcourSup ». Sinon, téléchargez le modèle, copiez-y vos candidats, et importez-le.`;
const saveAsXlsx = french`Ouvrez-le dans un tableur, enregistrez-le au format « Classeur Excel (.xlsx) », sans mot de passe, et importez le fichier obtenu.`;
const split = french`Répartissez les candidats dans plusieurs fichiers, ou demandez à l'administrateur du service de relever cette limite.`;

/** Every problem that can keep a table of candidates from being imported, with its French sentence and its remedy. Nobody else writes one. */
export const tableProblems = {
  // The file
  unreadable: (fault: TableFault, fileSize: number): TableProblemText => {
    const wordings: Readonly<Record<TableFault, Wording>> = {
      empty: { message: french`Ce fichier est vide.`, remedy: takeTheModel },
      not_a_table: {
        message: french`Ce fichier n'est ni un classeur Excel (.xlsx) ni un tableau CSV.`,
        remedy: takeTheModel,
      },
      json: {
        message: french`Ce fichier est du JSON, comme l'export de Parcoursup, pas un tableau de candidats.`,
        remedy: importElsewhere,
      },
      other_workbook: {
        message: french`Ce classeur est d'un format qui ne peut pas être lu (.xls, .xlsb, .ods…), ou il est protégé par un mot de passe.`,
        remedy: saveAsXlsx,
      },
      too_big: {
        message: french`Ce fichier, ou ce qu'il contient une fois décompressé, dépasse la taille permise (${size(fileSize)} par fichier).`,
        remedy: split,
      },
      bomb: {
        message: french`Ce classeur est compressé au-delà de ce qu'un tableur écrit : il est pris pour un fichier piégé.`,
        remedy: saveAsXlsx,
      },
      damaged: { message: french`Ce classeur est abîmé ou incomplet.`, remedy: saveAsXlsx },
      no_sheet: {
        message: french`Ce classeur n'a aucune feuille visible.`,
        remedy: french`Affichez dans Excel la feuille des candidats (clic droit sur un onglet, « Afficher »), puis enregistrez.`,
      },
      quote_open: {
        message: french`Un guillemet ouvert ici n'est jamais fermé : la suite du fichier ne peut pas être lue.`,
        remedy: correct,
      },
    };
    return text(`table.${fault}`, wordings[fault]);
  },
  headerMissing: () =>
    text("table.header_missing", {
      message: french`La première ligne ne porte pas les titres des colonnes : « Civilité », « Nom », « Prénom », « Date de naissance » et « Email » sont attendus.`,
      remedy: takeTheModel,
    }),
  columnMissing: (field: CompulsoryField) =>
    text("table.column_missing", {
      message: french`La colonne obligatoire « ${heading(field)} » est absente.`,
      remedy: french`Ajoutez une colonne dont le titre est « ${heading(field)} », ou partez du modèle.`,
      field,
    }),
  columnRepeated: (field: TableField, value: string) =>
    text("table.column_repeated", {
      message: french`Deux colonnes donnent « ${heading(field)} » : on ne sait pas laquelle est la bonne.`,
      remedy: french`Supprimez l'une des deux, ou changez son titre.`,
      field,
      value,
    }),
  noCandidate: () =>
    text("table.no_candidate", {
      message: french`Ce fichier ne contient aucun candidat sous sa ligne de titres.`,
      remedy: french`Saisissez un candidat par ligne, puis importez le fichier de nouveau.`,
    }),
  tooManyCandidates: (limit: number) =>
    text("table.too_many_candidates", {
      message: french`Ce fichier contient plus de ${counted(limit, "candidat")} ; la suite n'a pas été lue.`,
      remedy: split,
    }),

  // A row
  missing: (field: CompulsoryField) =>
    text(missingCodes[field], {
      message: french`La cellule « ${heading(field)} » est vide.`,
      remedy: complete,
      field,
    }),
  civilityUnknown: (value: string) =>
    text("row.civility_unknown", {
      message: french`La civilité « ${displayText(value)} » n'est pas reconnue : « M. » ou « Mme » est attendu.`,
      remedy: correct,
      field: "civility",
      value,
    }),
  dateMalformed: (value: string) =>
    text("row.birth_date_malformed", {
      message: french`« ${displayText(value)} » n'est pas une date de la forme JJ/MM/AAAA.`,
      remedy: french`Écrivez la date sous la forme JJ/MM/AAAA, ou donnez à la colonne le format « Date » d'Excel.`,
      field: "birthDate",
      value,
    }),
  dateImpossible: (value: string) =>
    text("row.birth_date_impossible", {
      message: french`La date « ${displayText(value)} » n'existe pas, ou ce n'est pas la date de naissance d'un candidat.`,
      remedy: correct,
      field: "birthDate",
      value,
    }),
  emailInvalid: (value: string) =>
    text("row.email_invalid", {
      message: french`« ${displayText(value)} » n'est pas une adresse email.`,
      remedy: correct,
      field: "email",
      value,
    }),
  tooLong: (field: TableField, value: string, limit: number) =>
    text("row.too_long", {
      message: french`« ${heading(field)} » a plus de ${counted(limit, "caractère")}.`,
      remedy: correct,
      field,
      value,
    }),
  tooManyLines: (limit: number) =>
    text("row.too_many_lines", {
      message: french`Cette adresse a plus de ${counted(limit, "ligne")}.`,
      remedy: correct,
      field: "addressLines",
    }),
  forbiddenCharacter: (field: TableField, value: string) =>
    text("row.forbidden_character", {
      message: french`« ${heading(field)} » contient un caractère qui ne peut pas être enregistré : « ${displayText(value)} ».`,
      remedy: correct,
      field,
      value,
    }),
  garbled: (field: TableField, value: string) =>
    text("row.garbled", {
      message: french`Les accents de « ${displayText(value)} » sont abîmés : le fichier a été enregistré dans un codage et lu dans un autre.`,
      remedy: french`Repartez du fichier d'origine, et enregistrez-le au format « Classeur Excel (.xlsx) » ou « CSV UTF-8 ».`,
      field,
      value,
    }),
  letterLost: (field: TableField, value: string) =>
    text("row.letter_lost", {
      message: french`Une lettre manque dans « ${displayText(value)} », un point d'interrogation est à sa place : le fichier a été enregistré dans un codage qui ne la connaît pas.`,
      remedy: french`Enregistrez le fichier d'origine au format « Classeur Excel (.xlsx) » ou « CSV UTF-8 », ou corrigez le nom.`,
      field,
      value,
    }),
  cellError: (field: TableField, value: string) =>
    text("row.cell_error", {
      message: french`Cette cellule contient l'erreur « ${displayText(value)} » au lieu d'une valeur.`,
      remedy: french`Corrigez la formule ou remplacez-la par sa valeur, puis enregistrez et importez de nouveau.`,
      field,
      value,
    }),
  formulaNotComputed: (field: TableField) =>
    text("row.formula_not_computed", {
      message: french`Cette cellule contient une formule dont le résultat n'est pas enregistré dans le fichier.`,
      remedy: french`Ouvrez le fichier dans Excel, enregistrez-le et importez-le de nouveau, ou remplacez la formule par sa valeur.`,
      field,
    }),
  phoneUnclear: (field: TableField, value: string) =>
    text("row.phone_unclear", {
      message: french`« ${displayText(value)} » n'est pas un numéro de téléphone complet : Excel l'a pris pour un nombre.`,
      remedy: french`Donnez à la colonne le format « Texte », puis saisissez de nouveau le numéro (06 12 34 56 78 ou +33 6 12 34 56 78).`,
      field,
      value,
    }),
  postalCodeUnclear: (value: string) =>
    text("row.postal_code_unclear", {
      message: french`« ${displayText(value)} » n'est pas un code postal français : cinq chiffres sont attendus.`,
      remedy: french`Donnez à la colonne le format « Texte », puis saisissez de nouveau le code postal ; pour une adresse à l'étranger, indiquez le pays.`,
      field: "postalCode",
      value,
    }),
  ineMalformed: (value: string) =>
    text("row.ine_malformed", {
      message: french`« ${displayText(value)} » n'est pas un INE : onze chiffres et lettres sont attendus.`,
      remedy: french`À corriger dans le fichier, ou à laisser vide si l'INE n'est pas connu.`,
      field: "ine",
      value,
    }),
  yearMalformed: (value: string) =>
    text("row.year_malformed", {
      message: french`« ${displayText(value)} » n'est pas une année : quatre chiffres sont attendus, entre 1900 et 2100.`,
      remedy: correct,
      field: "diplomaYear",
      value,
    }),
  diplomaMissing: (field: TableField, value: string) =>
    text("row.diploma_missing", {
      message: french`« ${heading(field)} » est rempli, mais « ${heading("diplomaType")} » ne l'est pas.`,
      remedy: french`Indiquez le diplôme, par exemple « Baccalauréat en préparation », ou videz cette cellule.`,
      field,
      value,
    }),
  repeatedPerson: (otherRow: number, name: string) =>
    text("row.repeated_person", {
      message: french`${displayText(name)} figure déjà à la ligne ${otherRow} : même nom, même prénom et même date de naissance, ou même INE.`,
      remedy: french`Gardez une seule ligne par personne.`,
      field: "lastName",
      value: name,
    }),
};

const missingCodes: Readonly<Record<CompulsoryField, TableProblemCode>> = {
  civility: "row.civility_missing",
  lastName: "row.last_name_missing",
  firstName: "row.first_name_missing",
  birthDate: "row.birth_date_missing",
  email: "row.email_missing",
};
