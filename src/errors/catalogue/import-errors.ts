import { AppError } from "../app-error.ts";

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

/** Files in and lists out. */
export const importErrors = {
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

  export: {
    tooManyRows: (limit: number) =>
      new AppError(
        "export.too_many_rows",
        422,
        `Excel n'ouvre pas plus de ${limit} lignes : filtrez la liste, ou choisissez le format CSV.`,
        { field: "format" },
      ),
  },
} as const;
