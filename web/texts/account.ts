import { counted } from "../format.ts";
import { fr } from "../typography.ts";

/** Signing in, and one's own account. */
export const accountTexts = {
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
} as const;
