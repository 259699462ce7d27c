import { AppError } from "../app-error.ts";

/** The Liaison. */
export const linkErrors = {
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
} as const;
