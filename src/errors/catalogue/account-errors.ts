import { AppError } from "../app-error.ts";
import { type PasswordWeakness, passwordWeaknesses } from "./password-weakness.ts";

/** Accounts and their passwords. */
export const accountErrors = {
  account: {
    unknownEmail: (email: string) =>
      new AppError("account.unknown_email", 404, `Aucun compte n'a l'adresse ${email}.`),
    secondFactorSetUpRequired: () =>
      new AppError(
        "account.second_factor_set_up_required",
        403,
        "Votre école demande un second facteur : mettez-le d'abord en place.",
      ),
    unknownEstablishment: (uai: string) =>
      new AppError(
        "account.unknown_establishment",
        422,
        `L'établissement ${uai} n'existe pas dans votre école, ou vous n'y avez pas accès.`,
        { field: "establishments" },
      ),
    passwordChangeRequired: () =>
      new AppError(
        "account.password_change_required",
        403,
        "Choisissez d'abord un nouveau mot de passe : celui-ci vous a été donné par un administrateur.",
      ),
    wrongPassword: () =>
      new AppError("account.wrong_password", 422, "Le mot de passe actuel est incorrect.", {
        field: "currentPassword",
      }),
    weakPassword: (weakness: PasswordWeakness) =>
      new AppError("account.weak_password", 422, passwordWeaknesses[weakness], { field: "newPassword" }),
    samePassword: () =>
      new AppError("account.same_password", 422, "Le nouveau mot de passe est le même que l'actuel.", {
        field: "newPassword",
      }),
    invalidEmail: () =>
      new AppError("account.invalid_email", 422, "Cette adresse email n'est pas valide.", {
        field: "email",
      }),
    emailTaken: () =>
      new AppError("account.email_taken", 422, "Un compte existe déjà avec cette adresse email.", {
        field: "email",
      }),
    notFound: () => new AppError("account.not_found", 404, "Cet utilisateur n'existe pas ou plus."),
    lastAdministrator: () =>
      new AppError(
        "account.last_administrator",
        422,
        "L'école doit garder au moins un administrateur actif de tous les établissements : donnez d'abord ces droits à quelqu'un d'autre.",
        { field: "role" },
      ),
    ownDisabling: () =>
      new AppError(
        "account.own_disabling",
        422,
        "Vous ne pouvez pas désactiver votre propre compte. Demandez-le à un autre administrateur.",
        { field: "disabled" },
      ),
    ownPasswordReset: () =>
      new AppError(
        "account.own_password_reset",
        422,
        "Pour changer votre propre mot de passe, passez par « Mon compte » : l'actuel vous y est demandé.",
      ),
  },
} as const;
