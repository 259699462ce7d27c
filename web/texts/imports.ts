import { counted, formatInteger, inflected } from "../format.ts";
import { fr } from "../typography.ts";
import { columnLabels, wishLabels } from "./labels.ts";

/** The Historique des imports, and tables of candidates. */
export const importsTexts = {
  /** Imports / Exports → Candidats. */
  candidateTables: {
    title: "Importer un tableau de candidats",
    intro: fr`Pour les candidats que Parcoursup ne connaît pas : une liste tenue dans Excel, l'export d'un autre logiciel. Le fichier est vérifié en entier ; rien n'est ajouté tant qu'il y reste un problème.`,
    modelTitle: "1. Préparer le tableau",
    modelBody: fr`Partez du modèle : une ligne de titres, puis une ligne par candidat. Sa seconde feuille dit ce qui est attendu dans chaque colonne.`,
    model: "Télécharger le modèle",
    own: fr`Un tableau déjà fait convient aussi, dans n'importe quel ordre de colonnes, si ses titres disent au moins : Civilité, Nom, Prénom, Date de naissance, Email.`,
    help: "Toutes les règles, dans l'aide",
    importTitle: "2. Importer",
    importBody: fr`Les candidats arrivent dans le SAS d'admission de l'établissement choisi. Ceux qui y sont déjà sont reconnus et mis à jour, jamais doublés.`,
    establishment: "Établissement",
    choose: "Choisir un établissement",
    submit: "Importer un fichier",
    missing: "Choisissez d'abord l'établissement qui recevra les candidats.",
  },

  imports: {
    title: "Historique des imports",
    table: "Imports",
    startedAt: "Quand",
    user: "Qui",
    commandLine: "ligne de commande",
    establishment: "Établissement",
    file: "Fichier",
    size: "Taille",
    candidates: "Candidats",
    result: "Résultat",
    breakdown: (created: number, updated: number, unchanged: number) =>
      importBreakdown(created, updated, unchanged),
    state: {
      checking: "Vérification en cours",
      writing: "Enregistrement en cours",
      imported: "Importé",
      rejected: "Refusé",
      to_confirm: "Non confirmé",
      interrupted: "Interrompu",
      undone: "Annulé",
    },
    stateMeaning: {
      checking: "Le fichier est en cours de vérification.",
      writing: "Les candidats sont en cours d'enregistrement.",
      imported: "Tous les candidats du fichier sont enregistrés.",
      rejected: fr`Le fichier présente des erreurs : aucun candidat n'a été ajouté.`,
      to_confirm: fr`Une confirmation était demandée et n'a pas été donnée : aucun candidat n'a été ajouté.`,
      interrupted: fr`Le programme s'est arrêté avant la fin de l'import : rien n'a été enregistré. Importez de nouveau le fichier.`,
      undone: "L'import a été annulé.",
    },
    refusedFor: (problems: number) => `aucun ajouté, ${counted(problems, "problème")}`,
    total: (total: number, isEstimate: boolean) =>
      isEstimate ? `plus de ${counted(total, "import")}` : counted(total, "import"),
    emptyTitle: "Aucun import pour l'instant",
    emptyBody: fr`Chaque import, réussi ou refusé, laissera ici une ligne. Pour commencer : Outils, Services Hub3E, ParcourSup ; ou Imports / Exports, Candidats.`,
    asked: (questions: number) => (questions === 1 ? "Ce qui était demandé" : "Les points à vérifier"),
    answerAgain: fr`Pour répondre, importez de nouveau le fichier.`,
    source: "Type de fichier",
    detailTitle: (fileName: string) => `Import de ${fileName}`,
    duration: "Durée",
    seconds: (seconds: number) => durationInWords(seconds),
    session: "Session Parcoursup",
    programmes: "Formations du fichier",
    programme: (label: string | null, code: string | null) =>
      label ?? (code === null ? "Formation non précisée" : `Formation ${code}`),
    counts: "Ce que l'import a fait",
    people: "Candidats du fichier",
    lists: "Listes de candidats",
    list: {
      created: "Ajoutés",
      updated: "Modifiés",
      kept: "Conservés",
      unchanged: "Inchangés",
      absent: "Vœux absents",
    },
    listOf: (label: string, count: number | null) =>
      count === null ? label : `${label} (${formatInteger(count)})`,
    listMeaning: {
      created: "Les candidats que cet import a ajoutés.",
      updated: fr`Les candidats déjà connus que cet import a modifiés : ancienne valeur, puis nouvelle.`,
      kept: "Les champs que l'école a modifiés et que le fichier aurait changés. L'import garde la valeur de l'école.",
      unchanged: "Les candidats déjà connus pour qui le fichier n'apporte rien de nouveau.",
      absent: fr`Les candidats dont un vœu était dans les fichiers précédents et n'est plus dans celui-ci. Rien n'est supprimé : la page du candidat le signale.`,
    },
    emptyList: "Aucun candidat.",
    /** Fewer are there than the import counted. */
    gone: (count: number, undone: boolean) =>
      undone
        ? counted(
            count,
            fr`candidat n'est plus là : l'annulation de l'import l'a retiré, ou il a été supprimé depuis.`,
            fr`candidats ne sont plus là : l'annulation de l'import les a retirés, ou ils ont été supprimés depuis.`,
          )
        : counted(
            count,
            fr`candidat n'est plus là : il a été supprimé depuis l'import.`,
            fr`candidats ne sont plus là : ils ont été supprimés depuis l'import.`,
          ),
    candidate: "Candidat",
    fileNumber: "Numéro de dossier",
    changes: "Modifications",
    /** Beside the fields of a profile. */
    changedFields: { fileNumber: columnLabels.fileNumber, ...wishLabels },
    ofProgramme: (programme: string) => `(${programme})`,
    otherChanges: "autres données du dossier",
    keptFields: "Champs conservés",
    absentWishes: "Vœux absents",
    becomes: "devient",
    keptValue: fr`valeur de l'école :`,
    receivedValue: fr`dans le fichier :`,
    blank: "vide",
    export: "Exporter (CSV)",
    checksum: "Empreinte SHA-256",
    problems: "Problèmes",
    seeCandidates: "Voir dans le SAS",
    inFile: "Candidats dans le fichier",
    undo: {
      section: "Annulation",
      action: "Annuler cet import",
      apart: "Le SAS revient à ce qu'il était avant cet import. Vous voyez d'abord ce qui va changer.",
      title: (fileName: string) => `Annuler l'import de ${fileName}`,
      submit: "Annuler l'import",
      keepImport: "Garder l'import",
      waiting: "Calcul de ce qui va changer…",
      will: fr`Voici ce qui va se passer :`,
      willRemove: (count: number) =>
        inflected(
          count,
          "candidat ajouté par cet import disparaît",
          "candidats ajoutés par cet import disparaissent",
        ),
      willRestore: (count: number) =>
        inflected(
          count,
          "candidat retrouve ses valeurs d'avant",
          "candidats retrouvent leurs valeurs d'avant",
        ),
      willKeep: (count: number) =>
        inflected(
          count,
          "candidat garde ce que l'école en a fait depuis",
          "candidats gardent ce que l'école en a fait depuis",
        ),
      willMark: (count: number) =>
        inflected(
          count,
          fr`vœu : la mention « absent du dernier fichier » redevient ce qu'elle était avant`,
          fr`vœux : la mention « absent du dernier fichier » redevient ce qu'elle était avant`,
        ),
      nothing: {
        noneChanged: fr`L'annulation ne change aucun profil : cet import n'a ajouté ni modifié personne.`,
        allGone: fr`L'annulation ne change aucun profil : les candidats que cet import a ajoutés ou modifiés ont été supprimés depuis.`,
        allKept: fr`L'annulation ne change aucun profil : les candidats que cet import a ajoutés ou modifiés l'ont été de nouveau depuis, sont sortis du SAS ou ont été liés.`,
      },
      keptReason: {
        edited: "modifié par l'école depuis",
        edited_fields: "les champs que l'école a modifiés depuis gardent leur valeur",
        admitted: "sorti du SAS depuis",
        linked: "lié à un autre profil depuis",
      },
      final: "Pour revenir sur cette annulation, il faudra importer de nouveau le fichier.",
      done: "L'import est annulé.",
      by: (moment: string, user: string | null) =>
        user === null ? `Annulé le ${moment}.` : `Annulé le ${moment} par ${user}.`,
      removed: (count: number) => inflected(count, "candidat retiré", "candidats retirés"),
      restored: (count: number) =>
        inflected(
          count,
          "candidat revenu à ses valeurs d'avant",
          "candidats revenus à leurs valeurs d'avant",
        ),
      marks: (count: number) =>
        inflected(
          count,
          fr`vœu dont la mention « absent du dernier fichier » est redevenue ce qu'elle était`,
          fr`vœux dont la mention « absent du dernier fichier » est redevenue ce qu'elle était`,
        ),
      kept: (count: number) =>
        inflected(
          count,
          "candidat a gardé ce que l'école en a fait",
          "candidats ont gardé ce que l'école en a fait",
        ),
    },
    back: "Historique des imports",
    missing: "Cet import n'existe pas.",
  },
} as const;

/** Seconds → « moins d'une seconde », « 12 s », « 3 min 20 s ». */
function durationInWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return "moins d'une seconde";
  if (whole < 60) return `${whole}\u00A0s`;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)}\u00A0min${rest === 0 ? "" : ` ${rest}\u00A0s`}`;
}

/** « 61 ajoutés · 2 mis à jour · 1 inchangé », zeros left out. */
function importBreakdown(created: number, updated: number, unchanged: number): string {
  const parts = [
    created > 0 ? counted(created, "ajouté") : null,
    updated > 0 ? counted(updated, "mis à jour", "mis à jour") : null,
    unchanged > 0 ? counted(unchanged, "inchangé") : null,
  ].filter((part) => part !== null);
  return parts.join(" · ");
}
