import { counted, formatInteger, formatLimit, formatSize, inflected } from "../format.ts";
import { fr } from "../typography.ts";

/** The dialog that imports a file, and what it answers. */
export const importDialogTexts = {
  /** What the import dialog says of each kind of file. */
  importKinds: {
    parcoursup: {
      title: (name: string, uai: string) => `ParcourSup – ${name} (${uai})`,
      service: "ParcourSup",
      unknownEstablishment: (uai: string) =>
        `L'établissement ${uai} n'est pas configuré pour ParcourSup, ou n'existe pas.`,
      fileLabel: "Fichier JSON téléchargé depuis Parcoursup",
      drop: "Déposez ici le fichier JSON téléchargé depuis Parcoursup,",
      accepted: ".json ou .json.zip",
      advice: "Utilisez le fichier tel que Parcoursup l'a produit, sans modification.",
      model: "modele_base.json",
      modelHint: fr`Exemple de la forme attendue :`,
      otherKind: (name: string) =>
        fr`« ${name} » n'est pas un fichier .json ni .json.zip. Un tableau de candidats s'importe par « Imports / Exports » puis « Candidats ».`,
      wrongType: (name: string) =>
        fr`« ${name} » n'est pas un fichier .json ni .json.zip. Choisissez le fichier téléchargé depuis Parcoursup.`,
      emptyFile: (name: string) => fr`« ${name} » est vide. Téléchargez-le de nouveau depuis Parcoursup.`,
      inHistory: "Export Parcoursup",
    },
    table: {
      title: (name: string, uai: string) => `Candidats – ${name} (${uai})`,
      service: "Candidats",
      unknownEstablishment: (uai: string) =>
        `L'établissement ${uai} n'existe pas, ou vous n'y avez pas accès.`,
      fileLabel: "Tableau de candidats, Excel ou CSV",
      drop: "Déposez ici le tableau des candidats,",
      accepted: ".xlsx ou .csv",
      advice:
        "Une ligne de titres, puis une ligne par candidat. Les autres colonnes du modèle sont facultatives.",
      model: "modele_candidats.xlsx",
      modelHint: fr`Modèle à remplir :`,
      otherKind: (name: string) =>
        fr`« ${name} » n'est pas un fichier .xlsx ni .csv. Un fichier de Parcoursup s'importe par « Outils », « Services Hub3E » puis « ParcourSup ».`,
      wrongType: (name: string) =>
        fr`« ${name} » n'est pas un fichier .xlsx ni .csv. Dans votre tableur, enregistrez-le au format « Classeur Excel (.xlsx) ».`,
      emptyFile: (name: string) => fr`« ${name} » est vide. Enregistrez-le de nouveau depuis votre tableur.`,
      inHistory: "Tableau de candidats",
    },
  },

  importDialog: {
    browse: "ou parcourez vos fichiers",
    accepted: (kinds: string, limit: number | null) =>
      limit === null ? kinds : `${kinds}, ${formatLimit(limit)} au plus`,
    tooBig: (name: string, limit: number) =>
      fr`« ${name} » dépasse la taille permise (${formatLimit(limit)}). Importez plusieurs fichiers plus petits, ou demandez à l'administrateur du service de relever cette limite.`,
    compulsory: fr`Obligatoires pour chaque candidat :`,
    compulsoryFields: ["civilité", "nom", "prénom", "date de naissance", "email"],
    linking: fr`Les candidats déjà connus se retrouvent ensuite :`,
    submit: "Importer",
    verify: "Vérifier sans importer",
    missingFile: "Choisissez d'abord un fichier.",
    oneFile: "Déposez un seul fichier à la fois.",
    chosen: (name: string, bytes: number) => `${name} · ${formatSize(bytes)}`,
    changeFile: "Changer de fichier",
    sending: (percent: number) => `Envoi ${percent}\u00A0%`,
    checking: (done: number, total: number | null) =>
      total === null
        ? fr`Vérification : ${counted(done, "candidat lu", "candidats lus")}`
        : `Vérification ${formatInteger(done)} / ${counted(total, "candidat")}`,
    writing: (done: number, total: number | null) =>
      total === null
        ? fr`Enregistrement : ${counted(done, "candidat")}`
        : `Enregistrement ${formatInteger(done)} / ${counted(total, "candidat")}`,
    announced: {
      sending: "Envoi du fichier",
      waiting: "Fichier envoyé, vérification",
      receiving: "Réception par le serveur",
      checking: "Vérification du fichier",
      writing: "Enregistrement des candidats",
    },
    remaining: (seconds: number) =>
      seconds < 60
        ? `environ ${Math.max(1, Math.round(seconds))}\u00A0s`
        : `environ ${Math.round(seconds / 60)}\u00A0min`,
    progress: "Avancement de l'import",
    verifying: "Avancement de la vérification",
    stop: "Arrêter l'import",
    leave: "Fermer, l'import continue",
    stopVerifying: "Arrêter la vérification",
    verifyingStopped: "Vérification arrêtée. Rien n'a été enregistré.",
    stopped: fr`Import arrêté pendant l'envoi : le fichier n'est pas arrivé en entier, aucun candidat n'a été ajouté.`,
    goesOn: (name: string) =>
      fr`L'import de « ${name} » continue. Un message dira ici comment il se termine ; l'Historique des imports aussi.`,
    doneAway: (name: string, done: string) => fr`« ${name} » est importé : ${done}`,
    refusedAway: (name: string) => fr`« ${name} » est refusé : aucun candidat n'a été ajouté.`,
    toConfirmAway: (name: string) =>
      fr`« ${name} » demande une confirmation : aucun candidat n'a été ajouté. Importez-le de nouveau pour répondre.`,
    nothingAdded: (problems: number, candidates: number, readToEnd: boolean) =>
      fr`Aucun candidat n'a été ajouté. ${foundProblems(problems, candidates, readToEnd)}`,
    chooseAnother: "Choisir un autre fichier",
    verifiedTitle: "Ce fichier peut être importé",
    verifiedToConfirm: "Ce fichier peut être importé, avec votre confirmation",
    nothingYet: "Rien n'est encore enregistré.",
    sameFile: (moment: string) =>
      fr`Information : ce même fichier a été importé le ${moment}. L'importer de nouveau ne double personne.`,
    confirmTitle: (questions: number) =>
      questions === 1 ? "Un point à vérifier avant d'importer" : "Des points à vérifier avant d'importer",
    confirmSubmit: "Importer quand même",
    lostBeforeSent: fr`La connexion a été perdue pendant l'envoi. Le fichier n'a pas été reçu en entier : aucun candidat n'a été ajouté. Réessayez.`,
    lostAfterSent: fr`La connexion a été perdue après l'envoi du fichier. L'import a pu aboutir ou s'arrêter sans rien enregistrer : l'Historique des imports le dit.`,
    lostWhileVerifying: fr`La connexion a été perdue pendant la vérification. Rien n'a été enregistré. Réessayez.`,
    unreadable: (name: string) =>
      fr`« ${name} » n'est plus lisible : il a été modifié, déplacé ou supprimé depuis que vous l'avez choisi. Choisissez-le de nouveau.`,
    seeHistory: "Voir l'Historique des imports",
    done: (created: number, updated: number, unchanged: number) => importDone(created, updated, unchanged),
    detail: "Détail de l'import",
  },

  impact: {
    inFile: (count: number) => `${inflected(count, "candidat")} dans le fichier`,
    created: (count: number) => inflected(count, "nouveau", "nouveaux"),
    updated: (count: number) => inflected(count, "modifié"),
    unchanged: (count: number) => inflected(count, "inchangé"),
    admitted: (count: number) => inflected(count, "déjà sorti du SAS", "déjà sortis du SAS"),
    unconfirmed: (count: number) => inflected(count, "vœu non confirmé", "vœux non confirmés"),
    possibleDuplicates: (count: number) => inflected(count, "doublon possible", "doublons possibles"),
    possibleDuplicatesMeaning: "même identité qu'une autre personne de l'école",
    returned: (count: number) =>
      inflected(
        count,
        "déjà supprimé par l'école, ajouté de nouveau",
        "déjà supprimés par l'école, ajoutés de nouveau",
      ),
    kept: (count: number) =>
      inflected(count, "champ modifié par l'école, conservé", "champs modifiés par l'école, conservés"),
    absent: (count: number) => inflected(count, "vœu absent de ce fichier", "vœux absents de ce fichier"),
    absentMeaning: (count: number) =>
      inflected(
        count,
        "signalé sur la page du candidat, jamais supprimé",
        "signalés sur la page du candidat, jamais supprimés",
      ),
    changedField: (label: string, count: number) => `${label} (${formatInteger(count)})`,
    programmes: "Par formation",
  },

  problems: {
    list: "Problèmes du fichier",
    /** Below the listed ones of a kind. */
    more: (count: number) =>
      count === 1
        ? "et 1 autre, qui n'est pas affiché"
        : `et ${formatInteger(count)} autres, qui ne sont pas affichés`,
    notListed: (title: string, listed: number, total: number) =>
      fr`${title} : ${formatInteger(total)} problèmes en tout, dont ${formatInteger(listed)} dans cette liste.`,
    shown: (shown: number, total: number) =>
      `${counted(shown, "problème affiché", "problèmes affichés")} sur ${formatInteger(total)}`,
    download: "Télécharger la liste (CSV)",
    fileName: (importedFile: string) =>
      `problemes-${importedFile.replace(/(\.json|\.xlsx|\.csv)?(\.zip)?$/i, "")}.csv`,
    value: (value: string) => fr`« ${value} »`,
    line: (line: number) => `ligne ${formatInteger(line)}`,
    column: (letters: string) => `colonne ${letters}`,
    candidate: (index: number) => `candidat ${formatInteger(index)}`,
    fileNumber: (number: string) => `dossier ${number}`,
    inField: (field: string) => fr`Champ « ${field} ».`,
    warning: (message: string) => fr`Information : ${message}`,
    columns: [
      "Ligne",
      "Colonne",
      "Fichier",
      "Candidat",
      "Numéro de dossier",
      "Nom",
      "Prénom",
      "Champ",
      "Valeur",
      "Problème",
      "Que faire",
      "Code",
      "Chemin JSON",
    ],
  },
} as const;

/** « 61 candidats ajoutés, 3 déjà connus (dont 2 mis à jour) ». */
function foundProblems(problems: number, candidates: number, readToEnd: boolean): string {
  const found = counted(problems, "problème");
  if (candidates === 0) return `${found} :`;
  return readToEnd
    ? `${found} sur ${counted(candidates, "candidat")} :`
    : `${found} parmi ${counted(candidates, "candidat lu", "candidats lus")}. La suite du fichier n'a pas été lue :`;
}

function importDone(created: number, updated: number, unchanged: number): string {
  const added =
    created === 0 ? "Aucun candidat ajouté" : counted(created, "candidat ajouté", "candidats ajoutés");
  const known = updated + unchanged;
  if (known === 0) return added;
  const refreshed = updated === 0 ? "" : ` (dont ${formatInteger(updated)} mis à jour)`;
  return `${added}, ${formatInteger(known)} déjà ${inflected(known, "connu")}${refreshed}`;
}
