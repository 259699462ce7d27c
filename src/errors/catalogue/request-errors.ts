import { AppError } from "../app-error.ts";

/** « 40 s », « 3 min ». */
function waitOf(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} s` : `${Math.ceil(seconds / 60)} min`;
}

/** Requests as such, and what nobody expected. */
export const requestErrors = {
  request: {
    invalid: (field: string | null) =>
      new AppError(
        "request.invalid",
        422,
        field === null
          ? "La demande est incomplète ou mal formée."
          : `La valeur du champ « ${field} » est absente ou n'a pas la forme attendue.`,
        field === null ? {} : { field },
      ),
    notFound: () => new AppError("request.not_found", 404, "Cette page ou cette ressource n'existe pas."),
    tooLarge: (limit: string) =>
      new AppError("request.too_large", 413, `L'envoi est trop volumineux : ${limit} au plus.`),
    foreignOrigin: () =>
      new AppError(
        "request.foreign_origin",
        403,
        "Cette demande vient d'un autre site et a été refusée. Rechargez la page puis recommencez.",
      ),
    throttled: (retryAfterSeconds: number) =>
      new AppError(
        "request.throttled",
        429,
        `Trop de demandes en peu de temps : celle-ci n'a pas été traitée. Réessayez dans ${waitOf(retryAfterSeconds)}.`,
        { retryAfter: retryAfterSeconds },
      ),
    unsupported: () =>
      new AppError("request.unsupported_media_type", 415, "Le format de cet envoi n'est pas accepté."),
  },

  internal: () =>
    new AppError(
      "internal",
      500,
      "Une erreur inattendue s'est produite. Rien n'a été enregistré ; réessayez, puis prévenez la personne qui gère le serveur.",
    ),
} as const;
