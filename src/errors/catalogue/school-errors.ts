import { AppError } from "../app-error.ts";

/** The school, its establishments and its campaigns. */
export const schoolErrors = {
  establishment: {
    notFound: (uai: string) =>
      new AppError(
        "establishment.not_found",
        404,
        `L'établissement ${uai} n'existe pas dans votre école, ou vous n'y avez pas accès.`,
      ),
    invalidUai: (uai: string) =>
      new AppError(
        "establishment.invalid_uai",
        422,
        `« ${uai} » n'est pas un UAI : il faut sept chiffres et leur lettre de contrôle, par exemple 0870015U.`,
        { field: "uai" },
      ),
    uaiTaken: (uai: string) =>
      new AppError("establishment.uai_taken", 422, `L'établissement ${uai} existe déjà dans votre école.`, {
        field: "uai",
      }),
    serviceOff: (name: string) =>
      new AppError(
        "establishment.parcoursup_off",
        409,
        `Le service ParcourSup n'est pas activé pour ${name}. Activez-le dans Votre école → Établissements.`,
      ),
    ambiguous: (uai: string) =>
      new AppError(
        "establishment.ambiguous",
        422,
        `Plusieurs écoles ont un établissement ${uai} : précisez l'école avec --school.`,
      ),
  },

  campaign: {
    notFound: () => new AppError("campaign.not_found", 404, "Cette campagne n'existe pas ou plus."),
    nameTaken: (name: string) =>
      new AppError("campaign.name_taken", 422, `Une campagne s'appelle déjà « ${name} ».`, { field: "name" }),
    datesReversed: () =>
      new AppError("campaign.dates_reversed", 422, "La date de fin précède la date de début.", {
        field: "endsOn",
      }),
  },

  school: {
    nameTaken: (name: string) =>
      new AppError("school.name_taken", 422, `Une école s'appelle déjà « ${name} ».`, { field: "name" }),
    notFound: (name: string) => new AppError("school.not_found", 404, `L'école « ${name} » n'existe pas.`),
  },
} as const;
