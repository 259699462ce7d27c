import { counted, formatInteger, formatLimit, formatSize, inflected } from "./format.ts";
import { fr } from "./typography.ts";

/** The fields of a profile, by their name in the API. Files name them alike (`src/profiles/field-label.ts`). */
const fieldLabels = {
  civility: "Civilité",
  lastName: "Nom",
  firstName: "Prénom",
  otherFirstNames: "Autres prénoms",
  birthDate: "Date de naissance",
  nationality: "Nationalité",
  ine: "INE",
  email: "Email",
  mobilePhone: "Téléphone mobile",
  landlinePhone: "Téléphone fixe",
  addressLines: "Adresse",
  postalCode: "Code postal",
  city: "Ville",
  country: "Pays",
  diplomaType: "Diplôme",
  diplomaSeries: "Série du diplôme",
  diplomaSpeciality: "Spécialité du diplôme",
  diplomaYear: "Année du diplôme",
  diplomaHonours: "Mention du diplôme",
  diplomaAcademy: "Académie du diplôme",
};

/** The columns of lists and exports: fields of the profile, and what is known beside them. */
const columnLabels = {
  ...fieldLabels,
  diplomas: "Diplôme(s) obtenu(s) ou en cours",
  wishes: "Formations demandées",
  session: "Session Parcoursup",
  fileNumber: "Numéro de dossier",
  establishment: "Établissement",
  uai: "UAI",
  campaign: "Campagne",
  createdOn: "Date de création",
  duplicates: "Doublons",
};

/** Every sentence of the interface, by screen. Sentences about errors come from the server with the error. */
export const texts = {
  product: "Hub3E ParcourSup",
  common: {
    yes: "Oui",
    no: "Non",
    cancel: "Annuler",
    close: "Fermer",
    save: "Enregistrer",
    add: "Ajouter",
    edit: "Modifier",
    actions: "Actions",
    retry: "Réessayer",
    loading: "Chargement…",
    none: "–",
    compulsory: "Les champs marqués d'un * sont obligatoires.",
    saved: "Modification enregistrée.",
    required: "Ce champ est obligatoire.",
  },

  shell: {
    skip: "Aller au contenu",
    mainNavigation: "Navigation principale",
    openMenu: "Ouvrir le menu",
    home: "Accueil",
    sas: "SAS d'admission",
    tools: "Outils",
    services: "Services Hub3E",
    parcoursup: "ParcourSup",
    importsExports: "Imports / Exports",
    importHistory: "Historique des imports",
    importCandidates: "Candidats",
    school: "Votre école",
    help: "Aide",
    account: fr`Votre compte :`,
    signOut: "Se déconnecter",
    noEstablishment: "Aucun établissement configuré",
    configureEstablishments: "Configurer un établissement",
    establishment: (name: string, uai: string) => `${name} (${uai})`,
  },

  connection: {
    lost: fr`Le serveur ne répond plus. Vérifiez votre connexion ; ce que vous avez saisi est conservé.`,
    back: "La connexion est rétablie.",
    unreachable: "Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.",
    unexpected: "Une erreur imprévue est survenue. Réessayez dans un instant.",
    unreadable: "La réponse du serveur est illisible. Réessayez dans un instant.",
  },

  errorPage: {
    title: "Cette page a rencontré une erreur",
    body: fr`Vos données ne sont pas touchées. Rechargez la page ; si l'erreur revient, prévenez la personne qui administre le service.`,
    reload: "Recharger la page",
    notLoaded: "La page n'a pas pu être chargée",
  },

  notFound: {
    title: "Page introuvable",
    body: "L'adresse est peut-être ancienne ou mal recopiée.",
    home: "Revenir à l'accueil",
  },

  forbidden: {
    title: "Page réservée aux administrateurs école",
    body: "Votre compte ne donne pas accès à cette page. Si vous en avez besoin, demandez à un administrateur de votre école.",
  },

  signIn: {
    title: "Connexion",
    subtitle: "Les candidats Parcoursup dans le SAS d'admission de votre école.",
    email: "Adresse email",
    password: "Mot de passe",
    submit: "Se connecter",
    or: "ou",
    byProvider: (name: string) => fr`Se connecter avec ${name}`,
    forgotten: fr`Mot de passe oublié : un administrateur de votre école peut vous en donner un nouveau.`,
    expiredTitle: "Votre session a expiré",
    expiredBody: fr`Connectez-vous de nouveau : vous reviendrez exactement où vous étiez.`,
    leave: "Quitter",
    code: "Code à six chiffres",
    codeHint: fr`Celui qu'affiche votre application d'authentification, ou l'un de vos codes de secours.`,
    codeBody: (email: string) => `Votre mot de passe est juste. Il manque le second facteur de ${email}.`,
    lostCode: fr`Ni téléphone ni code de secours : un administrateur de votre école peut retirer votre second facteur.`,
    back: "Revenir",
  },

  password: {
    forcedTitle: "Choisissez votre mot de passe",
    forcedBody: "Le mot de passe que vous avez reçu ne sert qu'une fois. Choisissez le vôtre pour continuer.",
    show: "Afficher ou masquer le mot de passe",
    current: "Mot de passe actuel",
    next: "Nouveau mot de passe",
    nextHint: "12 caractères au moins. Une phrase que vous retenez convient très bien.",
    tooShort: "Le mot de passe doit compter au moins 12 caractères.",
    submit: "Changer le mot de passe",
    changed: "Votre mot de passe est changé.",
  },

  passwordLink: {
    title: "Choisissez un nouveau mot de passe",
    of: (email: string) =>
      fr`Pour le compte ${email}. Toutes ses sessions se fermeront ; vous vous connecterez ensuite avec le nouveau.`,
    submit: "Choisir ce mot de passe",
    done: "Votre mot de passe est changé.",
    signIn: "Se connecter",
  },

  account: {
    title: "Mon compte",
    password: "Mot de passe",
    byProvider: fr`Vous vous êtes connecté par le fournisseur d'identité de votre école : c'est là que se changent votre mot de passe et votre second facteur.`,
    sessions: "Où vous êtes connecté",
    sessionsMeaning: fr`Une session se ferme d'elle-même après deux heures sans activité, et au plus tard au bout de douze heures. Si vous ne reconnaissez pas l'une d'elles, fermez-la et changez votre mot de passe.`,
    browser: "Navigateur",
    since: "Connexion",
    lastSeen: "Dernière activité",
    current: "cette session",
    end: "Fermer",
    endOf: (browser: string, since: string) => fr`Fermer la session ${browser} du ${since}`,
    endOthers: "Fermer toutes les autres sessions",
    ended: "La session est fermée.",
    othersEnded: "Toutes les autres sessions sont fermées.",
  },

  secondFactor: {
    title: "Second facteur",
    meaning: fr`Un second facteur protège votre compte même si quelqu'un apprend votre mot de passe : à la connexion, le service demande aussi un code à six chiffres que votre téléphone calcule. Il faut une application d'authentification (FreeOTP, Aegis, 2FAS, Google ou Microsoft Authenticator…), qui fonctionne sans réseau.`,
    requiredTitle: "Mettez en place un second facteur",
    requiredMeaning: fr`Votre école en demande un à tous ses utilisateurs : vous le ferez une seule fois, en deux minutes.`,
    off: "Votre compte n'en a pas.",
    on: (day: string) => `En place depuis le ${day}.`,
    codesLeft: (count: number) =>
      count === 0
        ? "Il ne vous reste aucun code de secours."
        : `Il vous reste ${counted(count, "code")} de secours.`,
    fewCodes: fr`Demandez-en de nouveaux avant d'en avoir besoin.`,
    setUp: "Mettre en place",
    replace: "Changer de téléphone ou d'application",
    newCodes: "Nouveaux codes de secours",
    remove: "Retirer",
    removeTitle: "Retirer le second facteur",
    removeQuestion: fr`Votre mot de passe suffira de nouveau pour se connecter à votre compte, et vos codes de secours ne vaudront plus rien.`,
    removed: "Le second facteur est retiré.",
    scan: fr`1. Dans l'application, ajoutez un compte et visez ce code :`,
    picture: "Code QR à viser avec l'application d'authentification",
    type: fr`Sans appareil photo, écrivez cette clé dans l'application :`,
    firstCode: "2. Écrivez le code à six chiffres qu'elle affiche",
    confirm: "Vérifier le code",
    codesTitle: "Vos codes de secours",
    codesMeaning: fr`Si vous perdez votre téléphone, chacun de ces dix codes remplace une fois celui de l'application. Gardez-les ailleurs que sur ce téléphone : ils ne seront plus affichés.`,
    copy: "Copier",
    copied: "Copiés",
    download: "Télécharger",
    print: "Imprimer",
    fileName: "codes-de-secours-hub3e.txt",
    fileHeading: (email: string) =>
      `Codes de secours Hub3E ParcourSup de ${email}, chacun valable une fois :`,
    kept: "Je les ai conservés",
    ready: "Le second facteur est en place.",
  },

  proof: {
    title: "Confirmez que c'est bien vous",
    body: fr`Cette action demande votre mot de passe, saisi depuis moins de dix minutes. Elle se poursuivra aussitôt après.`,
    submit: "Confirmer",
    byProviderBody: fr`Cette action demande une preuve d'identité de moins de dix minutes. Reconnectez-vous, puis recommencez l'action : vous reviendrez sur cette page.`,
    byProvider: "Se reconnecter",
  },

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

  sas: {
    title: "SAS d'admission",
    establishment: "Établissement",
    allEstablishments: "Tous",
    campaign: fr`Campagne ciblée :`,
    noCampaign: "Aucune",
    archived: (name: string) => `${name} (archivée)`,
    pageSize: "Candidats par page",
    perPage: (size: number) => `${size} par page`,
    total: (total: number, isEstimate: boolean) =>
      isEstimate ? `plus de ${counted(total, "candidat")}` : counted(total, "candidat"),
    importFilter: (fileName: string | null, day: string | null) =>
      day === null ? "import choisi" : `import du ${day}${fileName === null ? "" : ` · ${fileName}`}`,
    filter: fr`filtre :`,
    removeImportFilter: "Retirer le filtre sur l'import",
    clearFilters: "Effacer les filtres",
    filters: "Filtres",
    filtersActive: (count: number) => (count === 0 ? "Filtres" : `Filtres (${count})`),
    sortBy: "Trier par",
    ascending: "Ordre croissant",
    descending: "Ordre décroissant",
    table: "Candidats du SAS d'admission",
    columns: { ...columnLabels, diploma: columnLabels.diplomas },
    datePlaceholder: "jj/mm/aaaa",
    dateHint: fr`Un jour (05/06/2026), un mois (06/2026), une année (2003) ou une période (01/01/2003 - 31/12/2003).`,
    dateInvalid: {
      form: "Écrivez jj/mm/aaaa, mm/aaaa, aaaa, ou une période.",
      calendar: "Cette date n'existe pas.",
      order: "La fin précède le début.",
    },
    choosePeriod: (column: string) => `Choisir une période (${column})`,
    from: "Du",
    to: "Au",
    apply: "Appliquer",
    clear: "Effacer",
    clearOf: (column: string) => `Effacer le filtre ${column}`,
    emptyTitle: "Le SAS d'admission est vide",
    emptyBody: fr`Les candidats arrivent ici quand vous importez un fichier téléchargé depuis Parcoursup. Choisissez l'établissement qui les reçoit :`,
    emptyNoService: "Aucun établissement n'est encore configuré pour ParcourSup.",
    importInto: (name: string) => `Importer dans ${name}`,
    noMatchTitle: "Aucun candidat ne correspond",
    noMatchBody: "Élargissez ou effacez les filtres.",
    cardDates: (birth: string, creation: string, civility: "M" | "F") =>
      civility === "F" ? `Née le ${birth}, arrivée le ${creation}` : `Né le ${birth}, arrivé le ${creation}`,
  },

  addCandidate: {
    open: "Ajouter un candidat",
    title: "Ajouter un candidat",
    choose: "Choisir",
    more: "Téléphone, adresse et diplôme",
    diplomaHint: "Par exemple Baccalauréat obtenu, Titre professionnel.",
    added: (lastName: string, firstName: string) => `${lastName} ${firstName} est dans le SAS.`,
    see: "Voir le profil",
  },

  exportDialog: {
    open: "Exporter",
    title: "Exporter la liste",
    what: "Toutes les pages de la liste, avec ses filtres et son ordre. Choisissez les colonnes :",
    groups: { identity: "Identité", contact: "Contact", application: "Candidature" },
    columns: columnLabels,
    format: "Format",
    formats: { xlsx: "Excel (.xlsx)", csv: "CSV (point-virgule)", json: "JSON" },
    note: fr`Information : le fichier contient des données personnelles. L'export est inscrit dans l'historique de l'école.`,
    submit: "Exporter",
    selection: "Exporter la sélection",
    leftOut: (count: number) =>
      fr`Information : ${counted(count, "candidat sélectionné n'est pas dans le fichier : il a quitté le SAS ou a été supprimé", "candidats sélectionnés ne sont pas dans le fichier : ils ont quitté le SAS ou ont été supprimés")} entre-temps.`,
    selectionWhat: (count: number) =>
      fr`${counted(count, "candidat sélectionné", "candidats sélectionnés")}, dans l'ordre de la liste. Choisissez les colonnes :`,
  },

  duplicates: {
    filter: "Doublons",
    kinds: {
      sas: { word: "SAS", full: "Doublon dans le SAS" },
      campaign: { word: "Campagne", full: "Doublon dans la campagne sélectionnée" },
      other: { word: "Autre", full: "Doublon dans une autre campagne" },
    },
    tips: {
      sas: fr`Doublon dans le SAS : plusieurs profils du SAS ont la même identité. Un seul peut sortir, un par un.`,
      campaign: fr`Doublon dans la campagne sélectionnée : cette identité s'y trouve déjà. Comparez, puis supprimez ou liez.`,
      other: fr`Doublon dans une autre campagne : cette identité est aussi dans une autre campagne. Simple avertissement.`,
    },
    /** The same of somebody who has left the SAS. */
    tipsOutside: {
      sas: fr`Doublon dans le SAS : cette identité est aussi dans le SAS, d'où elle ne peut pas sortir pour la même campagne. À comparer, puis à lier ou à supprimer.`,
      campaign: fr`Doublon dans la même campagne : plusieurs profils de cette campagne ont la même identité. À comparer, puis à lier ou à supprimer.`,
      other: fr`Doublon dans une autre campagne : cette identité est aussi dans une autre campagne. Simple avertissement.`,
    },
    options: {
      all: "Tous",
      none: "Sans doublon",
      sas: "Doublon dans le SAS",
      campaign: "Doublon dans la campagne",
      other: "Doublon dans une autre campagne",
    },
    option: (label: string, total: number | null, isEstimate: boolean) =>
      total === null ? label : `${label} (${isEstimate ? "plus de " : ""}${formatInteger(total)})`,
  },

  selection: {
    column: "Sélection",
    tick: (name: string) => `Sélectionner ${name}`,
    tickPage: "Sélectionner la page",
    selected: (count: number) => counted(count, "sélectionné"),
    blocked: (reason: string) => fr`Ne sort pas par Ajout multiple (${reason}).`,
    everybody: (count: number) =>
      `Sélectionner ${inflected(count, "le candidat", `les ${formatInteger(count)} candidats`)}`,
    everybodyFiltered: (count: number) =>
      `Sélectionner ${inflected(count, "le candidat filtré", `les ${formatInteger(count)} candidats filtrés`)}`,
    /** Others of the list may not leave with them. */
    leaving: (count: number) =>
      `Sélectionner ${inflected(count, "le candidat qui peut sortir", `les ${formatInteger(count)} qui peuvent sortir ensemble`)}`,
    leavingAtMost: (count: number) =>
      `Sélectionner ceux qui peuvent sortir ensemble (${formatInteger(count)} au plus)`,
    excluded: (count: number) =>
      fr`Information : ${counted(count, "candidat de la liste ne peut pas sortir du SAS par Ajout multiple et n'est pas sélectionné", "candidats de la liste ne peuvent pas sortir du SAS par Ajout multiple et ne sont pas sélectionnés")}.`,
    clear: "Tout désélectionner",
  },

  admission: {
    many: "Ajout multiple",
    none: "Vous devez sélectionner au moins un candidat.",
    noTarget: "Choisissez d'abord une campagne ciblée.",
    one: "Sortir du SAS",
    toReturn: "Remettre dans le SAS",
    confirmTitle: "Ajout multiple",
    confirm: (count: number, campaign: string) =>
      fr`Sortir ${counted(count, "candidat")} du SAS pour la campagne « ${campaign} » ?`,
    confirmOne: (name: string, campaign: string) =>
      fr`Sortir ${name} du SAS pour la campagne « ${campaign} » ?`,
    confirmTwin: fr`Attention : d'autres profils du SAS ont la même identité. Ils ne pourront plus sortir pour cette campagne.`,
    confirmReturn: (name: string, campaign: string) =>
      fr`Remettre ${name} dans le SAS ? Il quitte la campagne « ${campaign} ».`,
    done: (count: number, campaign: string) =>
      fr`${counted(count, "candidat sorti", "candidats sortis")} du SAS pour la campagne « ${campaign} ».`,
    returned: "Candidat remis dans le SAS.",
    outcomeTitle: "Tous les candidats ne sont pas sortis du SAS",
    notMoved: (count: number) =>
      fr`${counted(count, "candidat n'a pas été déplacé", "candidats n'ont pas été déplacés")} :`,
    goneName: "Un candidat",
    reasons: {
      gone: "supprimé entre-temps, ou hors de votre accès",
      already_admitted: "déjà sorti du SAS",
      duplicate_in_campaign: "même identité déjà dans la campagne",
      duplicate_in_sas: fr`doublon dans le SAS : à sortir un par un`,
      no_target_campaign: "aucune campagne ciblée",
    },
    inCampaign: (reason: string, campaign: string) => `${reason} (${campaign})`,
    menu: (name: string) => `Actions pour ${name}`,
    open: "Ouvrir",
    compare: "Comparer",
    remove: "Supprimer",
  },

  removal: {
    title: "Supprimer",
    question: (count: number) => fr`Supprimer définitivement ${counted(count, "candidat")} ?`,
    alreadyGone: (count: number) =>
      fr`Information : ${counted(count, "candidat sélectionné n'est plus là : quelqu'un l'a supprimé entre-temps", "candidats sélectionnés ne sont plus là : quelqu'un les a supprimés entre-temps")}.`,
    warning: fr`Attention : toute suppression est définitive.`,
    along: (count: number) =>
      inflected(count, fr`Avec ce candidat disparaissent :`, fr`Avec ces candidats disparaissent :`),
    wishes: (count: number) => inflected(count, "vœu Parcoursup", "vœux Parcoursup"),
    diplomas: (count: number) => inflected(count, "diplôme"),
    notes: (count: number) => inflected(count, "note interne", "notes internes"),
    admitted: (count: number, total: number) =>
      total === 1
        ? fr`Attention : ce candidat est déjà sorti du SAS.`
        : fr`Attention : ${counted(count, "de ces candidats est déjà sorti du SAS", "de ces candidats sont déjà sortis du SAS")}.`,
    edited: (count: number, total: number) =>
      total === 1
        ? fr`Attention : l'école a modifié ce profil.`
        : fr`Attention : l'école a modifié ${counted(count, "de ces profils", "de ces profils")}.`,
    again: (count: number) =>
      inflected(
        count,
        "S'il figure dans un prochain fichier de Parcoursup, ce candidat sera ajouté de nouveau.",
        "Ceux qui figurent dans un prochain fichier de Parcoursup seront ajoutés de nouveau.",
      ),
    outcomeTitle: "La situation a changé entre-temps",
    kept: (count: number) =>
      fr`${counted(count, "candidat n'est plus comme vous l'avez vu", "candidats ne sont plus comme vous les avez vus")} :`,
    goneName: "Un candidat",
    reasons: {
      gone: () => "déjà supprimé, ou hors de votre accès",
      moved: (campaign: string | null) =>
        campaign === null
          ? fr`remis dans le SAS : non supprimé`
          : fr`sorti du SAS, campagne ${campaign} : non supprimé`,
      changed: () => fr`profil, diplômes, vœux ou notes modifiés : non supprimé`,
    },
    advice: "Relisez ce qui a changé. Pour supprimer quand même, recommencez.",
    submit: "Supprimer définitivement",
    done: (count: number) => counted(count, "candidat supprimé", "candidats supprimés"),
  },

  comparison: {
    title: "Comparer",
    named: (name: string) => fr`Comparer : ${name}`,
    intro: (count: number) =>
      fr`${counted(count, "profil a", "profils ont")} cette identité. Les différences sont marquées.`,
    alone: "Aucun autre profil n'a cette identité.",
    decide: fr`Si c'est la même personne, liez-les : un seul profil, avec les vœux des deux.`,
    toLiaison: "Ouvrir la Liaison",
    shown: (shown: number, total: number) =>
      `${formatInteger(shown)} profils affichés sur ${formatInteger(total)}.`,
    table: "Profils de même identité",
    field: "Information",
    differs: "différent",
    place: "État",
    origin: "Dossier Parcoursup",
    establishment: columnLabels.establishment,
    createdOn: columnLabels.createdOn,
    diplomas: "Diplômes",
    wishes: "Vœux",
    file: (session: number, number: string | null) =>
      number === null ? `session ${session}` : `session ${session}, dossier ${number}`,
  },

  resources: {
    menu: "Ressources",
    title: "Candidats",
    pageTitle: fr`Ressources : candidats`,
    table: "Candidats sortis du SAS",
    campaign: columnLabels.campaign,
    establishment: columnLabels.establishment,
    campaignAndEstablishment: "Campagne, établissement",
    allCampaigns: "Toutes",
    refresh: "Rafraîchir",
    emptyTitle: "Aucun candidat n'est encore sorti du SAS",
    emptyBody: "Les candidats arrivent ici quand un administrateur école les sort du SAS d'admission.",
  },

  pagination: {
    label: "Pages",
    previous: "Page précédente",
    next: "Page suivante",
    /** Below zero: counted from the end. What is seen is part of the name. */
    page: (page: number) => {
      if (page > 0) return `Page ${page}`;
      return page === -1 ? "Dernière page" : `Page −${-page} depuis la fin`;
    },
    short: (page: number) => {
      if (page > 0) return String(page);
      return page === -1 ? "Dernière" : `−${-page}`;
    },
  },

  candidate: {
    title: "Candidat",
    back: "Retour à la liste",
    civility: { M: "M.", F: "Mme" },
    age: (years: number) => counted(years, "an"),
    inSas: "Dans le SAS",
    inCampaign: (name: string) => `Campagne ${name}`,
    sections: {
      identity: "Identité",
      contact: "Contact",
      diplomas: "Diplômes",
      schooling: "Scolarité",
      reports: "Bulletins",
      baccalaureate: "Baccalauréat",
      wishes: "Vœux",
      letter: "Lettre",
      activities: "Activités",
      others: "Autres données",
      personRights: "Droits de la personne",
      notes: "Notes internes",
      history: "Historique",
    },
    index: "Sections de la page",
    fields: fieldLabels,
    otherFirstNamesHint: "Séparés par des virgules.",
    nationalityHint: "Le nom du pays, par exemple France.",
    addressHint: "Une ligne par ligne de l'adresse.",
    editSection: (section: string) => fr`Modifier : ${section}`,
    fromTable: (day: string) => `Tableau de candidats, import du ${day}`,
    fromParcoursup: (day: string) => `Parcoursup, import du ${day}`,
    typedBy: (day: string, user: string | null) =>
      user === null ? `saisi le ${day}` : `saisi le ${day} par ${user}`,
    edited: "Modifié par l'école",
    conflict: {
      now: (value: string, origin: string | null) =>
        fr`Attention : entre-temps, ${value === "" ? "cette valeur a été effacée" : `« ${value} » a été enregistré`}${origin === null ? "" : ` (${origin})`}.`,
      choose: "Choisissez la valeur qui doit rester.",
      keep: "Garder ma saisie",
      take: "Prendre l'autre valeur",
      of: (action: string, field: string) => fr`${action} : ${field}`,
    },
    diploma: {
      add: "Ajouter un diplôme",
      added: "Le diplôme est ajouté.",
      type: "Diplôme",
      typeHint: "Par exemple BTS Services informatiques aux organisations.",
      yearForm: fr`Une année en quatre chiffres, par exemple 2024.`,
      editOf: (label: string) => fr`Modifier le diplôme : ${label}`,
      remove: "Retirer",
      removeOf: (label: string) => fr`Retirer le diplôme : ${label}`,
      removeQuestion: fr`Ce diplôme a été ajouté par l'école. Il disparaît de la page et des listes.`,
      removed: "Le diplôme est retiré.",
    },
    notes: {
      none: "Aucune note.",
      new: "Nouvelle note",
      text: "Note",
      hint: fr`Lue par toutes les personnes de l'école qui voient ce candidat. Le candidat peut demander à la lire : restez factuel.`,
      add: "Ajouter la note",
      added: "La note est ajoutée.",
      by: (moment: string, author: string | null) =>
        author === null ? `le ${moment}` : `${author}, le ${moment}`,
      editedAt: (moment: string) => `modifiée le ${moment}`,
      editOf: (note: string) => fr`Modifier la note : ${note}`,
      remove: "Retirer",
      removeOf: (note: string) => fr`Retirer la note : ${note}`,
      removeTitle: "Retirer cette note",
      removeQuestion: fr`Attention : toute suppression est définitive. La note ne pourra pas être retrouvée.`,
      removed: "La note est retirée.",
    },
    history: {
      importLink: "Détail de l'import",
      program: "sans intervention d'une personne",
      created: "Arrivée du profil dans l'école.",
    },
    origin: (session: number, fileNumber: string | null) =>
      fileNumber === null
        ? `Parcoursup, session ${session}`
        : `Parcoursup, session ${session}, dossier ${fileNumber}`,
    otherOrigin: "Hors Parcoursup",
    neighbours: {
      label: "Dans la liste",
      previous: "Candidat précédent",
      next: "Candidat suivant",
      to: (label: string, name: string) => fr`${label} : ${name}`,
      position: (position: number, total: number, isEstimate: boolean) =>
        `${formatInteger(position)} / ${formatInteger(total)}${isEstimate ? "+" : ""}`,
    },
    print: "Imprimer",
    absentSince: (day: string) => `absent du dernier fichier du ${day}`,
    download: "Télécharger le dossier Parcoursup (JSON)",
    series: "Série",
    speciality: "Spécialité",
    year: "Année",
    honours: "Mention",
    academy: "Académie",
    unnamedYear: "Année non précisée",
    inClass: (name: string) => `classe ${name}`,
    languagesOf: (languages: string) => fr`langues : ${languages}`,
    moreOfYear: "Plus de détails",
    reports: {
      unnamedYear: "Année non précisée",
      unnamedPeriod: "Période non précisée",
      subject: "Matière",
      mark: "Candidat",
      classMean: "Classe",
      lowest: "Plus basse",
      highest: "Plus haute",
      rank: "Rang",
      rankOf: (rank: number, size: number) => `${rank}\u00A0/\u00A0${size}`,
      appreciation: "Appréciation",
      prospects: "Fiche Avenir",
      prospectsBySubject: "Appréciations par matière",
    },
    chart: {
      title: "Les matières principales au fil des périodes",
      candidate: "Candidat",
      classMean: "Moyenne de la classe",
      classMark: (mark: string) => `classe\u00A0${mark}`,
      choose: (most: number) => `Matières du graphique (${most} au plus)`,
      asTable: "Les mêmes valeurs en tableau",
      term: "Période",
      point: (term: string, mark: string, mean: string) => fr`${term} : ${mark}, classe ${mean}`,
    },
    baccalaureate: {
      premiere: "Spécialités en première",
      terminale: "Spécialités en terminale",
      dropped: "Spécialité abandonnée",
      marks: "Notes des épreuves",
      exam: "Épreuve",
      mark: "Note",
    },
    written: {
      pix: "Pix",
      level: (level: string | null) => (level === null ? "niveau non précisé" : `niveau ${level}`),
      questions: "Questions de la formation",
      form: "Formulaire de la formation",
      noAnswer: "Sans réponse",
    },
    programmeCode: (code: string) => `code ${code}`,
    unnamedProgramme: "Formation non précisée",
    confirmed: "Validée",
    notConfirmed: "Non validée",
    confirmationUnknown: "Validation non précisée",
    group: "Groupe",
    appliedOn: "Candidature du",
    session: "Session",
    fileNumber: columnLabels.fileNumber,
    status: "Classement ou état du dossier",
    boarding: "Internat demandé",
    noDiploma: "Aucun diplôme.",
    missing: "Ce candidat n'existe pas, ou plus.",
  },

  liaison: {
    title: "Liaison de candidats Parcoursup",
    menu: "Liaison",
    help: "Comment lier des candidats ?",
    queue: "Rapprochements à décider",
    grade: { certain: "Certain", probable: "Probable", possible: "Possible" },
    gradeFilter: "Degré",
    importFilter: "Import",
    allImports: "Tous",
    allGrades: "Tous",
    counted: (label: string, count: number | undefined) =>
      count === undefined ? label : `${label} (${formatInteger(count)})`,
    allCandidates: "Tous les candidats",
    emptyTitle: "Aucun rapprochement à décider",
    emptyBody: fr`Quand un candidat semble déjà connu de l'école (formulaire, autre établissement, année précédente), il est proposé ici.`,
    emptyFiltered: "Aucun ne correspond à ces filtres.",
    pair: (
      keep: { readonly lastName: string; readonly firstName: string },
      absorb: { readonly lastName: string; readonly firstName: string },
    ) =>
      keep.lastName === absorb.lastName && keep.firstName === absorb.firstName
        ? `${keep.lastName} ${keep.firstName}`
        : `${keep.lastName} ${keep.firstName} – ${absorb.lastName} ${absorb.firstName}`,
    why: "Pourquoi ce rapprochement",
    table: "Les deux profils, champ par champ",
    field: "Champ",
    keep: "Profil le plus ancien, qui reste",
    absorb: "Profil le plus récent, qui le rejoint",
    createdOn: (day: string) => `créé le ${day}`,
    campaign: columnLabels.campaign,
    fieldState: { different: fr`différent : choisissez`, fill: "sera complété" },
    joined: "réunis",
    choice: (field: string, value: string) => fr`${field} : ${value}`,
    link: "Lier (L)",
    refuse: "Ce n'est pas la même personne (N)",
    later: "Plus tard (→)",
    keys: "Les touches L, N et → agissent quand cette partie de la page a le focus.",
    linked: (name: string) => `Les deux profils de ${name} sont liés.`,
    refusedToast: "C'est retenu : ces deux profils ne seront plus proposés.",
    wasRefused: fr`Information : il a été dit que ce ne sont pas la même personne.`,
    forbidden: fr`Attention : deux INE ou deux numéros de dossier différents. Ce sont sans doute deux personnes.`,
    conflict: fr`Attention : le même numéro de dossier pour deux personnes différentes. À vérifier dans Parcoursup.`,
    linkAll: "Lier tous les certains",
    allOffer: (count: number) =>
      `${counted(count, "rapprochement est certain", "rapprochements sont certains")}.`,
    linkAllSubmit: (count: number) => `Lier ${counted(count, "rapprochement")}`,
    allSummary: (count: number) => [
      fr`${counted(count, "rapprochement certain", "rapprochements certains")} : deux profils n'en font plus qu'un à chaque fois.`,
      "Les valeurs du profil le plus ancien restent, les blancs sont complétés ; diplômes et vœux sont réunis.",
      "Les rapprochements probables et possibles restent à décider un par un.",
      "Vous pourrez tout défaire en une fois.",
    ],
    allLinked: (count: number) => `${counted(count, "rapprochement est lié", "rapprochements sont liés")}.`,
    unlinkAll: (count: number) =>
      count === 1 ? "Défaire cette liaison" : `Défaire ces ${formatInteger(count)} liaisons`,
    unlinkAllSubmit: "Défaire",
    unlinkAllQuestion: fr`Les profils redeviennent exactement ce qu'ils étaient. Ce qui a été modifié depuis va au profil dont venait la valeur. Une liaison sur laquelle une plus récente repose reste en place.`,
    allUnlinked: (count: number) => `${counted(count, "liaison défaite", "liaisons défaites")}.`,
    /** In the order of their weight. */
    reasons: {
      "pair.conflict": "même numéro de dossier, personnes différentes",
      "pair.twins": fr`peut-être des jumeaux : même nom et même date, autre prénom`,
      "pair.severalCounterparts": "un autre profil correspond aussi bien",
      "ine.same": "même INE",
      "fileNumber.same": "même numéro de dossier",
      "ine.different": "INE différents",
      "fileNumber.different": "numéros de dossier différents",
      "lastName.inverted": "nom et prénom inversés",
      "lastName.same": "même nom",
      "lastName.contained": "nom composé ou abrégé",
      "lastName.close": "noms proches",
      "lastName.different": "noms différents",
      "lastName.missing": "nom absent d'un côté",
      "firstName.same": "même prénom",
      "firstName.contained": "prénom composé ou abrégé",
      "firstName.close": "prénoms proches",
      "firstName.otherName": "le prénom de l'un est un autre prénom de l'autre",
      "firstName.different": "prénoms différents",
      "firstName.missing": "prénom absent d'un côté",
      "birthDate.same": "même date de naissance",
      "birthDate.inverted": "jour et mois de naissance inversés",
      "birthDate.oneEdit": "dates de naissance à un chiffre près",
      "birthDate.different": "dates de naissance différentes",
      "birthDate.missing": "date de naissance absente d'un côté",
      "email.same": "même adresse email",
      "email.different": "adresses email différentes",
    },
    badge: (grade: "certain" | "probable" | "possible", count: number) =>
      count === 1
        ? `Semble déjà connu (${grade})`
        : `Semble déjà connu (${grade}, ${formatInteger(count)} profils)`,
    known: (count: number) => counted(count, "candidat semble déjà connu", "candidats semblent déjà connus"),
    decide: "Voir la liaison",
    profile: {
      title: "Liaison",
      proposed: (count: number) =>
        counted(
          count,
          "autre profil est peut-être la même personne",
          "autres profils sont peut-être la même personne",
        ),
      linked: (name: string, establishment: string, day: string, user: string | null) =>
        `${name}, ${establishment}, lié le ${day}${user === null ? "" : ` par ${user}`}`,
      unlink: "Dissocier",
      unlinkOf: (name: string) => `Dissocier ${name}`,
      question: fr`Les deux profils redeviennent exactement ce qu'ils étaient. Ce qui a été modifié depuis va au profil dont venait la valeur.`,
      refuse: "Ce ne sont pas la même personne : ne plus les proposer",
      unlinked: "Les deux profils sont de nouveau séparés.",
      later: "Une liaison plus récente de ce profil se défait d'abord.",
    },
  },

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
    },
    listOf: (label: string, count: number) => `${label} (${formatInteger(count)})`,
    listMeaning: {
      created: "Les candidats que cet import a ajoutés.",
      updated: fr`Les candidats déjà connus que cet import a modifiés : ancienne valeur, puis nouvelle.`,
      kept: "Les champs que l'école a modifiés et que le fichier aurait changés. L'import garde la valeur de l'école.",
      unchanged: "Les candidats déjà connus pour qui le fichier n'apporte rien de nouveau.",
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
    keptFields: "Champs conservés",
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
      nothing: fr`L'annulation ne change rien : tous les candidats de cet import ont été modifiés ou sont sortis du SAS depuis.`,
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

  journal: {
    title: "Historique de l'école",
    at: "Date et heure",
    user: "Utilisateur",
    type: "Type",
    message: "Message",
    date: "Date",
    /** In the column `Utilisateur`, when nobody signed in did it. */
    program: "ligne de commande ou programme",
    allTypes: "Tous",
    wholeGroup: (group: string) => fr`${group} : tout`,
    allUsers: "Tous",
    total: (total: number, isEstimate: boolean) =>
      isEstimate ? `plus de ${counted(total, "événement")}` : counted(total, "événement"),
    exports: { xlsx: "Exporter (Excel)", csv: "Exporter (CSV)" },
    addComment: "Ajouter un commentaire",
    comment: "Commentaire",
    commentHint: fr`Visible de tous les administrateurs de l'école ; il ne pourra plus être modifié ni supprimé.`,
    commented: "Votre commentaire est ajouté à l'historique.",
    emptyTitle: "Aucun événement",
    emptyBody: "Ce qui se passe dans l'école laissera ici une ligne.",
    candidates: {
      show: "Voir les candidats",
      hide: "Masquer les candidats",
      remaining: (count: number, total: number) =>
        fr`${count === 0 ? "Aucun" : formatInteger(count)} sur ${formatInteger(total)} : les autres n'existent plus, ou sont hors de votre accès.`,
      more: "Afficher la suite",
    },
    noMatch: "Aucun événement ne correspond. Élargissez ou effacez les filtres.",
  },

  leave: {
    title: "Modifications non enregistrées",
    body: "Ce que vous avez saisi sur cette page n'est pas encore enregistré et serait perdu.",
    leave: "Quitter sans enregistrer",
    stay: "Rester sur la page",
  },

  school: {
    navigation: "Pages de Votre école",
    information: "Informations",
    establishments: "Établissements",
    campaigns: "Campagnes",
    users: "Utilisateurs école",
    journal: "Historique",
    privacy: "Données personnelles",
    name: "Nom de l'école",
    secondFactorRequired: "Demander un second facteur à tous les utilisateurs",
    secondFactorMeaning: fr`À leur prochaine page, ceux qui n'en ont pas seront conduits à le mettre en place, vous compris. Recommandé dès que plusieurs personnes voient les dossiers.`,
    nameRequired: "Écrivez un nom.",
    wholeSchool: fr`Information : ces réglages concernent toute l'école. Ils sont réservés aux administrateurs de tous les établissements.`,
    createdAt: "Ouverte le",
  },

  establishments: {
    intro:
      "Un établissement est un site de l'école, connu par son UAI. L'import ParcourSup se fait établissement par établissement.",
    add: "Ajouter un établissement",
    editTitle: (name: string) => `Modifier ${name}`,
    uai: "UAI",
    uaiHint: fr`7 chiffres puis une lettre, par exemple 0870015U.`,
    uaiForm: "Un UAI est fait de 7 chiffres puis d'une lettre.",
    uaiKey: (expected: string) =>
      fr`La lettre ne correspond pas aux chiffres : ce devrait être ${expected}. Vérifiez l'UAI, un chiffre est peut-être mal recopié.`,
    uaiValid: "UAI valide",
    name: "Nom",
    service: "Service ParcourSup",
    serviceFor: (name: string) => `Service ParcourSup pour ${name}`,
    on: "Activé",
    off: "Désactivé",
    empty: "Aucun établissement. Ajoutez le premier pour pouvoir importer.",
    added: (name: string) => `${name} est ajouté.`,
  },

  campaigns: {
    intro: fr`Une campagne organise les candidats dans le temps. Les dates et l'archivage sont indicatifs : ils n'interdisent rien.`,
    add: "Ajouter une campagne",
    editTitle: (name: string) => `Modifier ${name}`,
    name: "Nom",
    nameHint: "Par exemple campagne-2026-2027.",
    startsOn: "Début",
    endsOn: "Fin",
    order: "La fin précède le début.",
    state: "État",
    current: "En cours",
    archived: "Archivée",
    archive: "Archiver",
    unarchive: "Désarchiver",
    archiveOf: (name: string) => `Archiver ${name}`,
    unarchiveOf: (name: string) => `Désarchiver ${name}`,
    empty: "Aucune campagne. Ajoutez la première pour la cibler depuis le SAS.",
    added: (name: string) => `${name} est ajoutée.`,
  },

  users: {
    intro:
      "Un administrateur école importe et gère les candidats et les réglages. Un recruteur-placeur travaille avec les candidats sortis du SAS.",
    add: "Ajouter un utilisateur",
    editTitle: (name: string) => `Modifier ${name}`,
    person: "Personne",
    firstName: "Prénom",
    lastName: "Nom",
    email: "Adresse email",
    role: "Rôle",
    roles: { school_admin: "Administrateur école", recruiter: "Recruteur-placeur" },
    establishments: "Établissements",
    all: "Tous",
    allEstablishments: "Tous les établissements, y compris ceux à venir",
    someEstablishments: "Certains établissements",
    chooseEstablishments: "Lesquels ?",
    noEstablishment: "Choisissez au moins un établissement.",
    lastSignIn: "Dernière connexion",
    never: "jamais",
    state: "État",
    active: "Actif",
    disabled: "Désactivé",
    disable: "Désactiver",
    enable: "Réactiver",
    disableOf: (name: string) => `Désactiver ${name}`,
    enableOf: (name: string) => `Réactiver ${name}`,
    editOf: (name: string) => `Modifier ${name}`,
    disableQuestion: (name: string) =>
      fr`Désactiver ${name} ? Cette personne ne pourra plus se connecter. Vous pourrez la réactiver.`,
    enableQuestion: (name: string) => fr`Réactiver ${name} ? Cette personne pourra de nouveau se connecter.`,
    newPassword: "Nouveau mot de passe",
    newPasswordOf: (name: string) => `Nouveau mot de passe pour ${name}`,
    newPasswordQuestion: (name: string) => fr`Comment donner un nouveau mot de passe à ${name} ?`,
    byLink: "Par un lien, valable une fois et 24 heures",
    byLinkMeaning: fr`La personne choisit elle-même son mot de passe. L'ancien fonctionne jusque-là.`,
    byPassword: "Par un mot de passe à lui dire",
    byPasswordMeaning: fr`Le service en invente un, à changer à la connexion. L'ancien cesse aussitôt de fonctionner.`,
    generate: "Continuer",
    linkTitle: (name: string) => `Lien pour ${name}`,
    linkBody: (until: string) =>
      fr`Transmettez ce lien à cette personne, et à elle seule, par un moyen sûr : il ne sera plus affiché. Il sert une fois, jusqu'au ${until}.`,
    passwordTitle: (name: string) => `Mot de passe de ${name}`,
    passwordBody: fr`Transmettez-le à cette personne par un moyen sûr : il ne sera plus affiché. Elle choisira le sien en se connectant.`,
    copy: "Copier",
    copied: "Copié",
    you: "vous",
    secondFactor: "avec second facteur",
    resetFactor: "Retirer le second facteur",
    resetFactorOf: (name: string) => `Retirer le second facteur de ${name}`,
    resetFactorQuestion: (name: string) =>
      fr`Retirer le second facteur de ${name} ? Assurez-vous que c'est bien cette personne qui le demande : son mot de passe suffira de nouveau, et elle sera déconnectée partout.`,
    factorReset: (name: string) => `Le second facteur de ${name} est retiré.`,
  },

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

  help: {
    title: "Aide",
    contents: "Sommaire",
    previous: (title: string) => fr`Précédent : ${title}`,
    next: (title: string) => fr`Suivant : ${title}`,
    signIn: "Revenir à la connexion",
  },

  toast: {
    dismiss: "Fermer ce message",
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
