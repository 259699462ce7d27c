import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { twoDigits } from "../people/person.ts";
import { type Random, streams } from "../random.ts";
import type { Programme } from "../schools/programme.ts";
import { letterClosings, letterOpenings, letterProjects, letterReasons } from "../texts/letters.ts";

/** `DonneesVoeux` (parcoursup-format, 3.15): the wish for this programme. About 8 % are left unconfirmed. */
export function donneesVoeux(facts: CandidateFacts, programme: Programme): JsonObject {
  const { career, session } = facts;
  const random = facts.random(streams.wish, programme.code);
  const confirmed = !random.chance(0.08);
  const boarding = random.chance(0.12);
  const isProfessional = career.series.track === "professional";
  const writesLetter = confirmed || random.chance(0.5);
  return filledFields({
    CandidatureConfirmeeCode: confirmed ? 1 : 0,
    CandidatureConfirmeeLibelle: confirmed ? "Validée" : "Non validée",
    GroupeCode: isProfessional ? 70_001 : 70_002,
    GroupeLibelle: isProfessional ? "Bacheliers professionnels toutes séries" : "Autres candidats",
    FormationVoeuxLibelle: programme.label,
    DateCandidature: applicationDate(random, session),
    ClassementOuEtatDossierInscriptionLibelle: confirmed ? "ECF" : "ENCF",
    DemandeInternatCode: boarding ? 1 : 0,
    DemandeInternatLibelle: boarding ? "Oui" : "Non",
    AmenagementHandicapLibelle: random.chance(0.03) ? "Oui" : "Non",
    ProjetMotive:
      writesLetter && session <= 2024 ? paragraphs(random, facts, programme).join("\n") : undefined,
    LettreDeMotivation: writesLetter && session >= 2025 ? htmlLetter(random, facts, programme) : undefined,
  });
}

/** Wishes are entered from mid-January to the end of March. */
function applicationDate(random: Random, session: number): string {
  const [month, first, last] = random.weighted([
    [1, [1, 20, 31]],
    [2, [2, 1, 28]],
    [5, [3, 1, 31]],
  ] as const);
  return `${twoDigits(random.integer(first, last))}/${twoDigits(month)}/${session}`;
}

/** Since 2025 line breaks come as one of the three spellings of the HTML tag. */
function htmlLetter(random: Random, facts: CandidateFacts, programme: Programme): string {
  const lineBreak = random.pick(["<br>", "<br/>", "<br />"]);
  return paragraphs(random, facts, programme).join(lineBreak + lineBreak);
}

/** A letter of 1 to 2 kB. */
function paragraphs(
  random: Random,
  { person, career }: CandidateFacts,
  programme: Programme,
): readonly string[] {
  const school = career.years.find((year) => year.school !== null)?.school?.name ?? "centre de formation";
  const firstReason = random.integer(0, letterReasons.length - 1);
  const reasons = [0, 1, 2].slice(0, random.integer(2, 3)).map((step) => reasonAt(firstReason + step * 2));
  return [
    "Madame, Monsieur,",
    random.pick(letterOpenings),
    ...reasons,
    random.pick(letterProjects),
    random.pick(letterClosings),
  ].map((paragraph) =>
    paragraph
      .replace("{formation}", programme.shortLabel)
      .replace("{ville}", person.home.town.name)
      .replace("{lycee}", school),
  );
}

function reasonAt(position: number): string {
  return letterReasons[position % letterReasons.length] ?? "";
}
