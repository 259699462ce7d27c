import { inflected } from "../format.ts";
import { fr } from "../typography.ts";

/** Personal data: durations, and the rights of a person. */
export const privacyTexts = {
  personRights: {
    title: "Droits de la personne",
    access: "Exporter toutes les données",
    accessMeaning: fr`Droit d'accès : un fichier ZIP avec tout ce que l'école garde sur cette personne, à lire et à réutiliser.`,
    erase: "Effacer définitivement cette personne",
    erasureMeaning: fr`Droit à l'effacement : tout ce qui la concerne disparaît, y compris des imports refusés et de l'historique.`,
    dialogTitle: (name: string) => `Effacer ${name}`,
    final: fr`Attention : toute suppression est définitive.`,
    what: fr`Le profil, les vœux, les dossiers Parcoursup reçus et tout ce que les imports disent de cette personne sont supprimés. L'historique garde seulement le fait qu'une personne a été effacée.`,
    sameIdentity: (count: number) =>
      count === 1
        ? fr`Information : un autre profil de l'école porte la même identité. Il n'est pas effacé : ouvrez-le pour l'effacer aussi.`
        : fr`Information : ${count} autres profils de l'école portent la même identité. Ils ne sont pas effacés : ouvrez-les pour les effacer aussi.`,
    confirmation: (name: string) => fr`Pour confirmer, écrivez : ${name}`,
    submit: "Effacer définitivement",
    erased: "La personne est effacée.",
  },

  privacy: {
    title: "Données personnelles",
    intro: fr`L'école est responsable des données qu'elle reçoit de Parcoursup. Ici, elle décide combien de temps elle les garde, et lesquelles.`,
    retention: "Durées de conservation",
    months: "mois",
    bounds: (least: number, most: number) => `De ${least} à ${most}\u00A0mois.`,
    outOfBounds: (least: number, most: number) => `Écrivez un nombre entier de mois, de ${least} à ${most}.`,
    durations: {
      candidateActiveMonths: {
        label: "Candidats, en usage courant",
        meaning: fr`Après la dernière activité (import, correction, sortie du SAS). Ensuite, le candidat est archivé : son dossier Parcoursup et le détail des imports disparaissent.`,
      },
      candidateArchivedMonths: {
        label: "Candidats, en archive",
        meaning: "À la fin de l'archive, le candidat et tout ce qui le concerne disparaissent.",
      },
      recordMonths: {
        label: "Dossiers Parcoursup reçus",
        meaning: fr`Après leur import. Bulletins, appréciations, lettres : ce que le fichier contenait disparaît, le profil reste.`,
      },
      traceMonths: {
        label: "Traces",
        meaning: "Historique de l'école, connexions, problèmes des fichiers refusés.",
      },
    },
    purge: {
      title: "Prochaine purge",
      meaning: fr`Chaque jour, le service supprime ce qui a dépassé ces durées. Avec les réglages enregistrés, la prochaine purge supprime :`,
      nothing: "Rien à supprimer pour l'instant.",
      never: "Aucune purge n'a encore eu lieu.",
      last: (moment: string) => `Dernière purge le ${moment}.`,
      counts: {
        candidates: (count: number) =>
          inflected(count, "candidat en fin de conservation", "candidats en fin de conservation"),
        archived: (count: number) =>
          inflected(
            count,
            "candidat à archiver (détail de ses imports)",
            "candidats à archiver (détail de leurs imports)",
          ),
        records: (count: number) => inflected(count, "dossier Parcoursup reçu", "dossiers Parcoursup reçus"),
        trimmedRecords: (count: number) =>
          inflected(
            count,
            "dossier allégé des sections que l'école ne garde pas",
            "dossiers allégés des sections que l'école ne garde pas",
          ),
        imports: (count: number) =>
          inflected(
            count,
            "import dont les problèmes nomment des personnes",
            "imports dont les problèmes nomment des personnes",
          ),
        journalEntries: (count: number) =>
          inflected(count, "ligne de l'historique", "lignes de l'historique"),
      },
    },
    sections: "Sections du dossier Parcoursup",
    sectionsMeaning: fr`Une section décochée est écartée dès l'import : elle n'est jamais enregistrée. Celles des dossiers déjà reçus disparaissent à la prochaine purge, sans retour possible.`,
    identity: "Identité et coordonnées",
    identityMeaning: "Toujours gardées : elles contiennent les informations obligatoires.",
    without: (consequence: string) => fr`Sans elle : ${consequence}`,
    unkept: (labels: readonly string[]) =>
      fr`Information : ${inflected(labels.length, "section non conservée", "sections non conservées")}, comme l'école l'a choisi : ${labels.join(", ")}.`,
  },
} as const;
