import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { twoDigits } from "../people/person.ts";
import { streams } from "../random.ts";

const domains: readonly string[] = [
  "Information et données",
  "Communication et collaboration",
  "Création de contenu",
  "Protection et sécurité",
  "Environnement numérique",
];

interface PixResult {
  readonly certification: JsonObject;
  readonly domains: readonly JsonObject[];
}

/** `CertificationPix` and `ResultatsPixParDomainesCompetences`, from 2026 (parcoursup-format, 3.13 and 3.14). */
export function pixResult({ person, session, random }: CandidateFacts): PixResult {
  const chance = random(streams.pix);
  if (person.path.diploma === "foreign" || chance.chance(0.25)) {
    return { certification: { PixStatutLibelle: "Non certifié" }, domains: [] };
  }
  const certified = domains
    .map((label) => ({ label, level: Math.round(chance.around(3.5, 1.2)) }))
    .filter(({ level }) => level > 0);
  const total = certified.reduce((sum, { level }) => sum + level, 0);
  return {
    certification: filledFields({
      PixStatutLibelle: "Certifié",
      PixScoreGlobal: total * 25 + chance.integer(0, 24),
      PixNiveauGlobal: total >= 21 ? "Avancé" : total >= 15 ? "Indépendant" : "Novice",
      PixDateCertification: `${twoDigits(chance.integer(5, 30))}/01/${session}`,
    }),
    domains: certified.map(({ label, level }) => ({ PixCompetenceLibelle: label, PixNiveau: level })),
  };
}
