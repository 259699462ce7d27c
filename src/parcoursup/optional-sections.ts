import { foldKey } from "./section-catalogue.ts";

/** A section that a school may choose not to keep. */
export interface OptionalSection {
  /** Its usual spelling in Parcoursup's files. */
  readonly name: string;
  /** What the interface calls it. */
  readonly label: string;
  /** What the program no longer shows without it; null when it only shows the section itself. */
  readonly consequence: string | null;
}

/**
 * Every known section (`parcoursup-format`, §2.1) but `DonneesCandidats`, which holds the five compulsory fields.
 * In the order of the file.
 */
export const optionalSections: readonly OptionalSection[] = [
  { name: "CriteresSociaux", label: "Critères sociaux", consequence: null },
  { name: "DonneesSportifHautNiveau", label: "Sportif de haut niveau", consequence: null },
  { name: "DonneesArtisteHautNiveau", label: "Artiste de haut niveau", consequence: null },
  { name: "ActivitesCentresInteret", label: "Activités et centres d'intérêt", consequence: null },
  {
    name: "Scolarite",
    label: "Scolarité",
    consequence: "La scolarité n'est plus montrée sur la page du candidat.",
  },
  { name: "BulletinsScolaires", label: "Bulletins scolaires", consequence: null },
  { name: "FicheAvenir", label: "Fiche Avenir", consequence: null },
  { name: "NotesFicheAvenir", label: "Notes de la fiche Avenir", consequence: null },
  {
    name: "AppreciationsEnseignantsFicheAvenir",
    label: "Appréciations des enseignants (fiche Avenir)",
    consequence: null,
  },
  {
    name: "Baccalaureat",
    label: "Baccalauréat",
    consequence: "La colonne « Diplôme(s) obtenu(s) ou en cours » reste vide pour les nouveaux candidats.",
  },
  { name: "NotesBaccalaureat", label: "Notes du baccalauréat", consequence: null },
  { name: "CertificationPix", label: "Certification Pix", consequence: null },
  {
    name: "ResultatsPixParDomainesCompetences",
    label: "Résultats Pix par domaine de compétences",
    consequence: null,
  },
  {
    name: "DonneesVoeux",
    label: "Vœux et lettre de motivation",
    consequence: "Des vœux ne reste que le code de la formation : ni libellé, ni validation, ni date.",
  },
  { name: "QuestionsReponses", label: "Questions et réponses", consequence: null },
  { name: "FormulaireDematerialise", label: "Formulaire dématérialisé", consequence: null },
];

const byName = new Map(optionalSections.map((section) => [section.name, section]));

export function isOptionalSection(name: string): boolean {
  return byName.has(name);
}

/** What the interface calls a section; its own name when the catalogue no longer has it. */
export function sectionLabel(name: string): string {
  return byName.get(name)?.label ?? name;
}

/** The names of `sections` as keys are compared (format, 2.4). */
export function foldedNames(sections: readonly string[]): ReadonlyMap<string, string> {
  return new Map(sections.map((name) => [foldKey(name), name]));
}
