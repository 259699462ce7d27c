import { keyLabel } from "./key-label.ts";
import { type OutlineSection, outlineOf } from "./outline.ts";
import { isObject, type ReceivedObject } from "./received-value.ts";

/** Keys of the candidate that the profile holds in fields of its own. */
const profileKeys =
  `NumeroDossierCandidat NomCandidat PrenomCandidat PrenomDeuxCandidat PrenomTroisCandidat Civilite
  DateNaissance TypeNationalite INECandidat CoordonneesAdressemail CoordonneesTelephonemobile CoordonneesTelephonefixe
  CoordonneesLignedadresseUn CoordonneesLignedadresseDeux CoordonneesLignedadresseTrois CoordonneesCodepostal
  CoordonneesLibellecommune CoordonneesLibellepays`.split(/\s+/);

/** Sections that the page shows in a form of their own. */
const shownElsewhere: ReadonlySet<string> = new Set(
  `ActivitesCentresInteret Scolarite BulletinsScolaires FicheAvenir NotesFicheAvenir AppreciationsEnseignantsFicheAvenir
    Baccalaureat NotesBaccalaureat CertificationPix ResultatsPixParDomainesCompetences DonneesVoeux QuestionsReponses
    FormulaireDematerialise`
    .toLowerCase()
    .split(/\s+/),
);

const MOST_SECTIONS = 40;

/** Every section that has no form of its own on the page, as an outline; those without anything to read are left out. */
export function otherSections(candidate: ReceivedObject): OutlineSection[] {
  return Object.entries(candidate)
    .filter(([section, value]) => !shownElsewhere.has(section.toLowerCase()) || isUnusual(value))
    .slice(0, MOST_SECTIONS)
    .map(([section, value]) => ({
      title: keyLabel(section),
      rows: outlineOf(value, section.toLowerCase() === "donneescandidats" ? profileKeys : []),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Neither the object nor the list of objects that Parcoursup makes a section of. */
function isUnusual(value: unknown): boolean {
  return !isObject(value) && !(Array.isArray(value) && value.every(isObject));
}
