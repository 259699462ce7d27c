import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import type { Path } from "../people/path.ts";
import { streams } from "../random.ts";

/** `DonneesCandidats` (parcoursup-format, 3.1). */
export function donneesCandidats({ person, session, random }: CandidateFacts): JsonObject {
  const profile = profileOf(person.path, session);
  const chance = random(streams.profile);
  return filledFields({
    NumeroDossierCandidat: person.fileNumber,
    NomCandidat: person.lastName,
    PrenomCandidat: person.firstNames[0],
    PrenomDeuxCandidat: person.firstNames[1],
    PrenomTroisCandidat: person.firstNames[2],
    Civilite: person.sex === "F" ? "Mme" : "M.",
    Sexe: person.sex === "F" ? "Féminin" : "Masculin",
    DateNaissance: person.birthDate,
    TypeNationalite: person.french ? "FR" : undefined,
    INECandidat: person.ine ?? undefined,
    CoordonneesAdressemail: person.email,
    CoordonneesTelephonemobile: person.mobile ?? undefined,
    CoordonneesTelephonefixe: person.home.landline ?? undefined,
    CoordonneesLignedadresseUn: person.home.addressLines[0],
    CoordonneesLignedadresseDeux: person.home.addressLines[1],
    CoordonneesLignedadresseTrois: person.home.addressLines[2],
    CoordonneesCodepostal: person.home.town.postalCode,
    CoordonneesLibellecommune: person.home.town.name,
    CoordonneesLibellepays: chance.chance(0.4) ? "France" : undefined,
    ProfilCandidatCode: profile.code,
    ProfilCandidatLibelle: profile.label,
    SportifOuArtisteLibelle: chance.chance(0.9) ? "Ni sportif, ni artiste" : "Non renseigné",
  });
}

function profileOf(path: Path, session: number): { readonly code: number; readonly label: string } {
  switch (path.steps[0]) {
    case "terminale":
      return { code: 1, label: session >= 2026 ? "En terminale" : "En Terminale" };
    case "higher1":
    case "higher2":
    case "higher3":
      return path.diploma === "foreign"
        ? { code: 12, label: "Scolarisé dans le supérieur à l'étranger" }
        : { code: 11, label: "Scolarisé dans le supérieur en France" };
    default:
      return { code: 15, label: "Non scolarisé" };
  }
}

/** `CriteresSociaux` (3.2). */
export function criteresSociaux({ person, random }: CandidateFacts): JsonObject {
  const inHigherEducation = person.path.steps[0]?.startsWith("higher") ?? false;
  const code = random(streams.profile, 1).chance(0.32) ? (inHigherEducation ? 2 : 1) : 0;
  const labels = [
    "Non boursier",
    "Boursier de l'enseignement scolaire",
    "Boursier de l'enseignement supérieur",
  ];
  return filledFields({ CandidatboursierCode: code, CandidatboursierLibelle: labels[code] });
}
