import { counted, formatInteger, inflected } from "../format.ts";
import { fr } from "../typography.ts";
import { columnLabels } from "./labels.ts";

/** The SAS d'admission, and those who have left it. */
export const sasTexts = {
  sas: {
    title: "SAS d'admission",
    establishment: "Établissement",
    allEstablishments: "Tous",
    campaign: fr`Campagne ciblée :`,
    noCampaign: "Aucune",
    campaignChangedElsewhere: fr`Information : la campagne ciblée est celle choisie dans une autre fenêtre.`,
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
      campaign: "Doublon dans la campagne sélectionnée",
      other: "Doublon dans une autre campagne",
    },
    optionsOutside: {
      all: "Tous",
      none: "Sans doublon",
      sas: "Doublon dans le SAS",
      campaign: "Doublon dans la même campagne",
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
    dropped: (count: number) =>
      fr`Information : ${counted(count, "candidat n'est plus sélectionné : il ne peut pas sortir du SAS", "candidats ne sont plus sélectionnés : ils ne peuvent pas sortir du SAS ensemble")} pour cette campagne.`,
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
    confirmReturn: (name: string, campaign: string, civility: "M" | "F") =>
      fr`Remettre ${name} dans le SAS ? ${civility === "F" ? "Elle" : "Il"} quitte la campagne « ${campaign} ».`,
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

  /** What tells candidates of one name apart. */
  toldApart: {
    born: (day: string, civility: "M" | "F") => `${civility === "F" ? "née" : "né"} le ${day}`,
    file: (fileNumber: string) => `dossier ${fileNumber}`,
  },

  removal: {
    title: "Supprimer",
    questionOne: (name: string) => fr`Supprimer définitivement ${name} ?`,
    question: (count: number) => fr`Supprimer définitivement ${counted(count, "candidat")} ?`,
    others: (count: number) => `et ${counted(count, "autre")}`,
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
    emptyTitle: "Aucun candidat n'est encore sorti du SAS",
    emptyBody: "Les candidats arrivent ici quand un administrateur école les sort du SAS d'admission.",
  },
} as const;
