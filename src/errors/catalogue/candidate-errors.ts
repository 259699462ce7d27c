import { AppError } from "../app-error.ts";

/** Candidates, their notes, what was received of them and their rights. */
export const candidateErrors = {
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
} as const;
