import { AppError } from "../app-error.ts";

/** Who comes in, and what for. */
export const accessErrors = {
  session: {
    required: () =>
      new AppError("session.required", 401, "Votre session a expiré ou n'existe pas. Connectez-vous."),
    invalidCredentials: () =>
      new AppError("session.invalid_credentials", 401, "L'adresse email ou le mot de passe est incorrect."),
    notFound: () => new AppError("session.not_found", 404, "Cette session est déjà fermée."),
    recentAuthenticationRequired: () =>
      new AppError(
        "session.recent_authentication_required",
        403,
        "Confirmez d'abord que c'est bien vous : cette action demande votre mot de passe, saisi depuis moins de dix minutes.",
      ),
    codeRequired: () =>
      new AppError(
        "session.code_required",
        401,
        "Ce compte a un second facteur : donnez aussi le code à six chiffres de votre application, ou un code de secours.",
        { field: "code" },
      ),
    invalidCode: () =>
      new AppError(
        "session.invalid_code",
        401,
        "Ce code n'est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez que l'heure de votre téléphone est juste.",
        { field: "code" },
      ),
    throttled: (retryAfterSeconds: number) =>
      new AppError(
        "session.throttled",
        429,
        `Trop d'essais incorrects. Réessayez dans ${Math.max(1, Math.ceil(retryAfterSeconds / 60))} min.`,
        { retryAfter: retryAfterSeconds },
      ),
  },

  rights: {
    schoolAdminOnly: () =>
      new AppError(
        "rights.school_admin_only",
        403,
        "Cette action est réservée aux administrateurs de l'école. Adressez-vous à l'un d'eux.",
      ),
    wholeSchoolOnly: () =>
      new AppError(
        "rights.whole_school_only",
        403,
        "Cette action concerne toute l'école : elle est réservée aux administrateurs de tous les établissements.",
      ),
    beyondOwn: () =>
      new AppError(
        "rights.beyond_own",
        403,
        "Vous ne pouvez pas donner plus de droits que vous n'en avez : choisissez parmi vos établissements.",
        { field: "establishments" },
      ),
  },

  secondFactor: {
    unreadable: () =>
      new AppError(
        "second_factor.unreadable",
        503,
        "Votre second facteur ne peut pas être vérifié : il est chiffré avec une clé que le programme n'a pas. Prévenez la personne qui administre le service (RECORD_KEY).",
      ),
    notBegun: () =>
      new AppError(
        "second_factor.not_begun",
        409,
        "La clé affichée n'est plus valable : recommencez pour en recevoir une autre.",
      ),
    none: () => new AppError("second_factor.none", 409, "Ce compte n'a pas de second facteur."),
    required: () =>
      new AppError(
        "second_factor.required",
        403,
        "Votre école demande un second facteur à tous ses utilisateurs : vous pouvez le remplacer, pas le retirer.",
      ),
    own: () =>
      new AppError(
        "second_factor.own",
        422,
        "Pour retirer votre propre second facteur, passez par « Mon compte ».",
      ),
  },

  /** What the sign-in page says when the identity provider sends somebody back. */
  provider: {
    unreachable: () =>
      new AppError(
        "provider.unreachable",
        503,
        "Le fournisseur d'identité ne répond pas. Réessayez dans un instant, ou connectez-vous avec votre mot de passe.",
      ),
    cancelled: () =>
      new AppError(
        "provider.cancelled",
        401,
        "La connexion a été abandonnée chez le fournisseur d'identité.",
      ),
    failed: () =>
      new AppError(
        "provider.failed",
        401,
        "La connexion par le fournisseur d'identité n'a pas abouti. Recommencez depuis cette page ; si cela se répète, prévenez la personne qui administre le service.",
      ),
    noRole: () =>
      new AppError(
        "provider.no_role",
        403,
        "Le fournisseur d'identité ne vous donne aucun rôle dans ce service. Adressez-vous à un administrateur de votre école.",
      ),
    noAccount: () =>
      new AppError(
        "provider.no_account",
        403,
        "Aucun compte n'a votre adresse. Demandez à un administrateur de votre école d'en ouvrir un.",
      ),
    emailUnverified: () =>
      new AppError(
        "provider.email_unverified",
        403,
        "Le fournisseur d'identité n'a pas vérifié votre adresse email : elle ne peut pas servir à vous reconnaître.",
      ),
    emailBound: () =>
      new AppError(
        "provider.email_bound",
        403,
        "Le compte de cette adresse est déjà relié à une autre identité. Adressez-vous à un administrateur de votre école.",
      ),
    otherSchool: () =>
      new AppError(
        "provider.other_school",
        403,
        "Votre compte est celui d'une autre école : connectez-vous avec votre mot de passe.",
      ),
    secondFactorMissing: () =>
      new AppError(
        "provider.second_factor_missing",
        403,
        "Votre école demande un second facteur, et le fournisseur d'identité ne dit pas qu'il vous en a demandé un. Mettez-le en place chez lui, ou connectez-vous avec votre mot de passe et un code.",
      ),
    accountDisabled: () =>
      new AppError(
        "provider.account_disabled",
        403,
        "Votre compte est désactivé. Adressez-vous à un administrateur de votre école.",
      ),
  },

  passwordLink: {
    invalid: () =>
      new AppError(
        "password_link.invalid",
        404,
        "Ce lien n'est plus valable : il a déjà servi, un autre l'a remplacé, ou plus de 24 heures ont passé. Demandez-en un nouveau à un administrateur de votre école.",
      ),
  },
} as const;
