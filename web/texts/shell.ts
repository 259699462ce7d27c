import { fr } from "../typography.ts";

/** The frame of every page, and what is told when something is not there. */
export const shellTexts = {
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

  leave: {
    title: "Modifications non enregistrées",
    body: "Ce que vous avez saisi sur cette page n'est pas encore enregistré et serait perdu.",
    leave: "Quitter sans enregistrer",
    stay: "Rester sur la page",
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
