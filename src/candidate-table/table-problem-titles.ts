/** Every problem of a table of candidates with the few words under which its kind is grouped on a screen. Codes are stable. */
export const tableProblemTitles = {
  "table.empty": "Fichier vide",
  "table.not_a_table": "Ni classeur Excel ni CSV",
  "table.json": "JSON au lieu d'un tableau",
  "table.other_workbook": "Autre format de classeur",
  "table.too_big": "Fichier trop gros",
  "table.bomb": "Classeur piégé",
  "table.damaged": "Classeur abîmé",
  "table.no_sheet": "Aucune feuille visible",
  "table.quote_open": "Guillemet non fermé",
  "table.header_missing": "Ligne de titres absente",
  "table.column_missing": "Colonne obligatoire absente",
  "table.column_repeated": "Colonne en double",
  "table.no_candidate": "Aucun candidat",
  "table.too_many_candidates": "Trop de candidats",
  "row.civility_missing": "Civilité absente",
  "row.last_name_missing": "Nom absent",
  "row.first_name_missing": "Prénom absent",
  "row.birth_date_missing": "Date de naissance absente",
  "row.email_missing": "Email absent",
  "row.civility_unknown": "Civilité inconnue",
  "row.birth_date_malformed": "Date de naissance mal écrite",
  "row.birth_date_impossible": "Date de naissance impossible",
  "row.email_invalid": "Email incorrect",
  "row.too_long": "Valeur trop longue",
  "row.too_many_lines": "Adresse de trop de lignes",
  "row.forbidden_character": "Caractère interdit",
  "row.garbled": "Accents abîmés",
  "row.letter_lost": "Lettres perdues",
  "row.cell_error": "Erreur de calcul dans une cellule",
  "row.formula_not_computed": "Formule sans résultat enregistré",
  "row.phone_unclear": "Téléphone abîmé par Excel",
  "row.postal_code_unclear": "Code postal abîmé par Excel",
  "row.ine_malformed": "INE incorrect",
  "row.year_malformed": "Année incorrecte",
  "row.diploma_missing": "Diplôme absent",
  "row.repeated_person": "Même personne sur deux lignes",
} as const;

export type TableProblemCode = keyof typeof tableProblemTitles;

/** The title of a problem code, or null for a code of another kind of file, or that exists no more. */
export function tableProblemTitle(code: string): string | null {
  return new Map<string, string>(Object.entries(tableProblemTitles)).get(code) ?? null;
}
