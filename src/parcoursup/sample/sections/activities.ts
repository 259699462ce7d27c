import type { CandidateFacts } from "../candidate-facts.ts";
import { filledFields, type JsonObject } from "../json.ts";
import { streams } from "../random.ts";
import { citizenship, leisure, supervising, workExperiences } from "../texts/activities.ts";

/** `ActivitesCentresInteret` (parcoursup-format, 3.5); `{}` for those who wrote nothing. */
export function activitesCentresInteret({ random }: CandidateFacts): JsonObject {
  const chance = random(streams.activities);
  if (chance.chance(0.12)) return {};
  const answer = (probability: number, texts: readonly string[]) =>
    chance.chance(probability) ? chance.pick(texts) : undefined;
  return filledFields({
    ExperienceEncadrement: answer(0.5, supervising),
    EngagementsCitoyen: answer(0.6, citizenship),
    ExperiencesProfessionnelles: answer(0.8, workExperiences),
    PratiquesSportivesCulturelles: answer(0.85, leisure),
  });
}
