import { AppError } from "../app-error.ts";
import { type PasswordWeakness, passwordWeaknesses } from "./password-weakness.ts";

/** What whoever runs the service meets. */
export const operationErrors = {
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
} as const;
