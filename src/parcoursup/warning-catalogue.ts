import type { CandidateCount } from "./candidate-count.ts";
import { person } from "./fields.ts";
import { counted, french, inflected } from "./french.ts";
import type { Warning } from "./problem.ts";

/** Every warning with its French sentence. Nobody else writes one. */
export const warnings = {
  otherSession: (concerned: CandidateCount, session: number) =>
    warning(
      "candidate.other_session",
      concerned,
      french`${candidates(concerned)} d'une autre session que celle du fichier (${session}).`,
    ),
  unlikelyBirthYear: (concerned: CandidateCount) =>
    warning(
      "candidate.unlikely_birth_year",
      concerned,
      french`${candidates(concerned)} dont l'année de naissance est peu vraisemblable.`,
    ),
  unconfirmedWish: (concerned: CandidateCount) =>
    warning(
      "candidate.unconfirmed_wish",
      concerned,
      french`${candidates(concerned)} dont le vœu n'est pas confirmé.`,
    ),
  noFileNumber: (concerned: CandidateCount) =>
    warning(
      "candidate.no_file_number",
      concerned,
      french`${candidates(concerned)} sans numéro de dossier : un nouvel import ne ${inflected(concerned.count, "le reconnaîtra que par son INE ou son identité", "les reconnaîtra que par leur INE ou leur identité")}.`,
    ),
  mergedHomonym: (concerned: CandidateCount) =>
    warning(
      "candidate.merged_homonym",
      concerned,
      french`${candidates(concerned)} sans numéro de dossier, ${inflected(concerned.count, "de", "chacun de")} même identité qu'un autre de la même formation : les deux ne feront qu'un profil. Si ce sont deux personnes, cochez « ${person.fileNumber.label} » dans le modèle d'export.`,
    ),
  unusualIne: (concerned: CandidateCount) =>
    warning(
      "candidate.unusual_ine",
      concerned,
      french`${candidates(concerned)} dont l'INE n'a pas la forme habituelle : il n'est pas retenu dans le profil.`,
    ),
  unknownSection: (concerned: CandidateCount, names: readonly string[]) =>
    warning(
      "candidate.unknown_section",
      concerned,
      french`${candidates(concerned)} avec des sections inconnues, conservées telles quelles : ${names.map((name) => french`« ${name} »`).join(", ")}.`,
    ),
};

function candidates(concerned: CandidateCount): string {
  return counted(concerned.count, "candidat");
}

function warning(code: string, concerned: CandidateCount, message: string): Warning {
  return { code, message, count: concerned.count, candidates: concerned.named };
}
