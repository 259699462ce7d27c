import { AppError } from "./app-error.ts";

/** What `password-policy.ts` finds wrong with a new password. */
export type PasswordWeakness = "too-short" | "guessable";

const passwordWeaknesses: Readonly<Record<PasswordWeakness, string>> = {
  "too-short": "Le mot de passe doit avoir au moins 12 caractères.",
  guessable:
    "Ce mot de passe est trop facile à deviner. Évitez votre nom, votre adresse email, le nom du service, les suites et les mots de passe courants ; plusieurs mots sans lien entre eux conviennent bien.",
};

/** What is told of a file that is refused, by its kind: for Parcoursup's word for word as the user page has it. */
const rejections = {
  parcoursup:
    "Ce fichier d'import JSON ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.",
  table:
    "Ce fichier de candidats ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.",
} as const;

interface RejectedReport {
  readonly source: keyof typeof rejections;
  readonly [member: string]: unknown;
}

/** « 40 s », « 3 min ». */
function waitOf(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} s` : `${Math.ceil(seconds / 60)} min`;
}

/**
 * The one catalogue of what can be refused: code → HTTP status → French sentence that says what happened and what to do.
 * Thrown as `throw errors.session.required()`. Problems of a Parcoursup file have their own (`parcoursup/problem-catalogue.ts`).
 */
export const errors = {
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

  candidate: {
    invalidEmail: () =>
      new AppError("candidate.invalid_email", 422, "Cette adresse email n'est pas valide.", {
        field: "email",
      }),
    impossibleBirthDate: () =>
      new AppError("candidate.impossible_birth_date", 422, "Cette date de naissance n'est pas possible.", {
        field: "birthDate",
      }),
    alreadyAdmitted: (campaign: string) =>
      new AppError(
        "candidate.already_admitted",
        409,
        `Ce candidat est déjà sorti du SAS, pour la campagne « ${campaign} ».`,
      ),
    duplicateInCampaign: (campaign: string) =>
      new AppError(
        "candidate.duplicate_in_campaign",
        409,
        `Un candidat de même identité est déjà dans la campagne « ${campaign} ». Comparez-les, puis supprimez l'un des deux ou liez-les.`,
      ),
    /** `conflicts`: each field with its value now. */
    changedMeanwhile: (labels: readonly string[], conflicts: readonly object[]) =>
      new AppError(
        "candidate.changed_meanwhile",
        409,
        `Entre-temps, ${labels.length > 1 ? "d'autres valeurs ont été enregistrées" : "une autre valeur a été enregistrée"} : ${labels.join(", ")}. Rien n'est enregistré de votre saisie : choisissez ce qui doit rester.`,
        { conflicts },
      ),
    movedMeanwhile: (campaign: string | null) =>
      new AppError(
        "candidate.moved_meanwhile",
        409,
        campaign === null
          ? "Ce candidat est déjà dans le SAS."
          : `Ce candidat est entre-temps dans la campagne « ${campaign} ».`,
      ),
    wishNotFound: () =>
      new AppError(
        "candidate.wish_not_found",
        404,
        "Ce vœu n'existe pas ou plus, ou vous n'y avez pas accès.",
      ),
    diplomaNotFound: () =>
      new AppError("candidate.diploma_not_found", 404, "Ce diplôme n'existe pas ou plus."),
    diplomaChangedMeanwhile: () =>
      new AppError(
        "candidate.changed_meanwhile",
        409,
        "Ce diplôme a été modifié entre-temps : il n'est pas retiré. Relisez-le, puis recommencez.",
      ),
    importedDiploma: () =>
      new AppError(
        "candidate.imported_diploma",
        409,
        "Ce diplôme vient de Parcoursup : modifiez-le s'il n'est pas exact, un import le ferait revenir.",
      ),
    notFound: () =>
      new AppError(
        "candidate.not_found",
        404,
        "Ce candidat n'existe pas ou plus, ou vous n'y avez pas accès.",
      ),
  },

  record: {
    keyMissing: () =>
      new AppError(
        "record.key_missing",
        503,
        "Ce dossier Parcoursup est chiffré avec une clé que le programme n'a pas. Prévenez la personne qui administre le service : RECORD_KEY (ou RECORD_KEY_PREVIOUS) doit être celle d'alors.",
      ),
    damaged: () =>
      new AppError(
        "record.damaged",
        500,
        "Ce dossier Parcoursup chiffré ne s'ouvre pas : il a été altéré. Prévenez la personne qui administre le service.",
      ),
    keyRequired: () =>
      new AppError(
        "record.key_required",
        422,
        "Donnez la nouvelle clé dans RECORD_KEY et l'ancienne dans RECORD_KEY_PREVIOUS ; pour déchiffrer pour de bon, retirez RECORD_KEY et ajoutez --decrypt.",
      ),
  },

  privacy: {
    unknownSection: () =>
      new AppError(
        "privacy.unknown_section",
        422,
        "Cette section n'existe pas, ou ne peut pas être écartée : l'identité est obligatoire.",
        { field: "unkeptSections" },
      ),
    wrongConfirmation: () =>
      new AppError(
        "privacy.wrong_confirmation",
        422,
        "Ce n'est pas le nom de cette personne. Écrivez son nom puis son prénom, comme en haut de la page.",
        { field: "confirmation" },
      ),
  },

  link: {
    sameCandidate: () =>
      new AppError("link.same_candidate", 422, "Un candidat ne peut pas être lié à lui-même.", {
        field: "absorb",
      }),
    notFound: () =>
      new AppError("link.not_found", 404, "Cette liaison n'existe pas ou plus, ou vous n'y avez pas accès."),
    changed: () =>
      new AppError(
        "link.changed",
        409,
        "L'un des deux profils a été modifié entre-temps : rien n'a été lié. Vérifiez les valeurs, puis recommencez.",
      ),
    summaryChanged: () =>
      new AppError(
        "link.summary_changed",
        409,
        "Le nombre de rapprochements certains a changé entre-temps : rien n'a été lié. Relisez le résumé, puis recommencez.",
      ),
    notLatest: () =>
      new AppError(
        "link.not_latest",
        409,
        "Ce profil a été lié de nouveau depuis : dissociez d'abord sa liaison la plus récente.",
      ),
  },

  note: {
    changedMeanwhile: () =>
      new AppError(
        "candidate.changed_meanwhile",
        409,
        "Cette note a été modifiée entre-temps : elle n'est pas retirée. Relisez-la, puis recommencez.",
      ),
    notFound: () => new AppError("note.not_found", 404, "Cette note n'existe pas ou plus."),
    notOwn: () =>
      new AppError(
        "note.not_own",
        403,
        "Cette note est de quelqu'un d'autre : seul son auteur peut la modifier.",
      ),
  },

  import: {
    notFound: () =>
      new AppError("import.not_found", 404, "Cet import n'existe pas, ou vous n'y avez pas accès."),
    notLatest: () =>
      new AppError(
        "import.not_latest",
        409,
        "Seul le dernier import d'un établissement peut être annulé : annulez d'abord les imports plus récents.",
      ),
    fileMissing: () =>
      new AppError(
        "import.file_missing",
        422,
        "Aucun fichier n'a été envoyé. Choisissez le fichier à importer.",
        {
          field: "file",
        },
      ),
    /** A file that is not received to its end; the sentences are those of the kind of file that is imported. */
    fileTooBig: ({ message, remedy }: { readonly message: string; readonly remedy: string }) =>
      new AppError("import.file_too_big", 413, `${message} ${remedy}`, { field: "file" }),
    /** The sentence of the product's user page, word for word (`domain.md`, point 5). */
    rejected: ({ source, ...report }: RejectedReport) =>
      new AppError("import.rejected", 422, rejections[source], { source, ...report }),
    needsConfirmation: (report: Readonly<Record<string, unknown>>) =>
      new AppError(
        "import.needs_confirmation",
        409,
        "Ce fichier ne ressemble pas à ce qui est attendu ici. Confirmez pour l'importer quand même.",
        report,
      ),
    severalFiles: () =>
      new AppError("import.several_files", 422, "Un seul fichier à la fois : rien n'a été ajouté.", {
        field: "file",
      }),
    programStops: () =>
      new AppError(
        "import.program_stops",
        503,
        "Le service s'arrête : l'import a été interrompu et rien n'a été ajouté. Recommencez dans quelques minutes.",
      ),
    uploadInterrupted: () =>
      new AppError(
        "import.upload_interrupted",
        400,
        "L'envoi du fichier a été interrompu. Rien n'a été ajouté : recommencez.",
      ),
  },

  export: {
    tooManyRows: (limit: number) =>
      new AppError(
        "export.too_many_rows",
        422,
        `Excel n'ouvre pas plus de ${limit} lignes : filtrez la liste, ou choisissez le format CSV.`,
        { field: "format" },
      ),
  },

  file: {
    notFound: (path: string) => new AppError("file.not_found", 404, `Le fichier ${path} n'existe pas.`),
    /** What the program itself keeps on disk; `code` is the system's. */
    notStored: (code: string) =>
      new AppError(
        "file.not_stored",
        503,
        `${code === "ENOSPC" ? "Il n'y a plus de place sur le disque" : "Un fichier de travail ne peut pas être lu ou écrit"} (${code}). Rien n'a été ajouté ; prévenez la personne qui gère le serveur.`,
      ),
    unreadable: (path: string) =>
      new AppError("file.unreadable", 422, `Le fichier ${path} ne peut pas être lu (droits d'accès ?).`),
    unwritable: (path: string) =>
      new AppError(
        "file.unwritable",
        422,
        `Le fichier ${path} ne peut pas être écrit (droits d'accès, disque plein ?).`,
      ),
    notUtf8: (path: string) =>
      new AppError(
        "file.not_utf8",
        422,
        `Le fichier ${path} n'est pas en UTF-8. Enregistrez-le de nouveau comme « CSV UTF-8 ».`,
      ),
    columnMissing: (path: string, columns: readonly string[]) =>
      new AppError(
        "file.column_missing",
        422,
        `Il manque au fichier ${path} : ${columns.join(", ")}. La première ligne doit nommer ces colonnes.`,
      ),
    quoteOpen: (path: string, line: number) =>
      new AppError(
        "file.quote_open",
        422,
        `Le fichier ${path} n'est pas un CSV : un guillemet ouvert à la ligne ${line} ou après n'est jamais refermé.`,
      ),
  },

  metrics: {
    forbidden: () =>
      new AppError(
        "metrics.forbidden",
        403,
        "Les mesures se lisent depuis la machine elle-même, ou avec le jeton METRICS_TOKEN.",
      ),
  },

  backup: {
    notABackup: () =>
      new AppError("backup.not_a_backup", 422, "Ce fichier n'est pas une sauvegarde de ce programme."),
    damaged: () =>
      new AppError(
        "backup.damaged",
        422,
        "Cette sauvegarde est incomplète ou abîmée : rien n'a été restauré. Prenez-en une autre.",
      ),
    newerFormat: (program: string) =>
      new AppError(
        "backup.newer",
        422,
        `Cette sauvegarde vient d'une version plus récente du programme (${program}) : installez cette version ou une plus récente.`,
      ),
    targetNotEmpty: (rows: number) =>
      new AppError(
        "backup.target_not_empty",
        409,
        `La base n'est pas vide (nombre de lignes : ${rows}) : rien n'a été restauré. Ajoutez --force pour remplacer tout ce qu'elle contient.`,
      ),
    holderRefused: (processId: string) =>
      new AppError(
        "backup.holder_refused",
        503,
        `La base est utilisée par le processus ${processId}, qui n'a pas pu la sauvegarder. Réessayez quand il aura fini ; s'il s'agit du service, son journal dit pourquoi.`,
      ),
  },

  configuration: {
    invalid: (variable: string, expected: string) =>
      new AppError(
        "configuration.invalid",
        500,
        `La variable d'environnement ${variable} est invalide ; il faut : ${expected}.`,
        { variable, expected },
      ),
    weakAdminPassword: (weakness: PasswordWeakness) =>
      new AppError(
        "configuration.weak_admin_password",
        500,
        `La variable d'environnement ADMIN_PASSWORD est refusée. ${passwordWeaknesses[weakness]}`,
      ),
    adminEmailTaken: (email: string) =>
      new AppError(
        "configuration.admin_email_taken",
        500,
        `Un compte existe déjà avec l'adresse ${email} : donnez-en une autre au nouvel administrateur (--admin-email ou ADMIN_EMAIL).`,
      ),
    portTaken: (port: number) =>
      new AppError(
        "configuration.port_taken",
        500,
        `Le port ${port} est déjà utilisé par un autre programme. Choisissez-en un autre : PORT=3001 npm start.`,
      ),
    portForbidden: (address: string) =>
      new AppError(
        "configuration.port_forbidden",
        500,
        `Impossible d'écouter sur ${address} (droits ou adresse inconnue).`,
      ),
  },

  database: {
    inUse: (processId: string) =>
      new AppError(
        "database.in_use",
        503,
        `La base est déjà utilisée par le processus ${processId}. Arrêtez-le d'abord, ou donnez un autre DATA_DIR.`,
      ),
    directoryUnusable: (directory: string, reason: string) =>
      new AppError(
        "database.directory_unusable",
        503,
        `Le dossier de données ${directory} est inutilisable : ${reason}.`,
      ),
    filesForbidden: (account: string, path: string, directory: string) =>
      new AppError(
        "database.files_forbidden",
        503,
        `${path} n'est pas accessible au compte « ${account} » en lecture et en écriture. Lancez la commande sous le compte du service (« runuser -u COMPTE -- … » ou « sudo -u COMPTE … »), ou rendez-lui le dossier : « chown -R ${account}: ${directory} ».`,
      ),
    directoryOfAnother: (directory: string, owner: number) =>
      new AppError(
        "database.directory_of_another",
        503,
        `Le dossier de données ${directory} appartient au compte numéro ${owner}, et root y laisserait des fichiers que ce compte ne pourrait plus ouvrir : lancez la commande sous ce compte, par exemple « sudo -u '#${owner}' … ».`,
      ),
    damaged: (directory: string) =>
      new AppError(
        "database.damaged",
        503,
        `La base du dossier ${directory} est abîmée et ne s'ouvre pas. Restaurez une sauvegarde, ou donnez un autre DATA_DIR.`,
      ),
    majorMismatch: (found: string, expected: string) =>
      new AppError(
        "database.major_mismatch",
        503,
        `Le dossier de données vient de PostgreSQL ${found}, ce programme utilise PostgreSQL ${expected} : sauvegardez-le (« backup ») avec la version du programme qui l'a créé, puis restaurez la sauvegarde (« restore ») dans un nouveau DATA_DIR.`,
      ),
    unreachable: (reason: string) =>
      new AppError(
        "database.unreachable",
        503,
        `Le serveur PostgreSQL de DATABASE_URL ne répond pas ou refuse la connexion (${reason}).`,
      ),
    newer: () =>
      new AppError(
        "database.newer",
        503,
        "La base a été créée par une version plus récente du programme. Installez cette version ou une plus récente.",
      ),
    notSetUp: () =>
      new AppError(
        "database.not_set_up",
        503,
        "La base est vide : lancez d'abord « npm run -s cli -- setup ».",
      ),
  },

  internal: () =>
    new AppError(
      "internal",
      500,
      "Une erreur inattendue s'est produite. Rien n'a été enregistré ; réessayez, puis prévenez la personne qui gère le serveur.",
    ),
} as const;
