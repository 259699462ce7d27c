import { counted, formatInteger } from "../format.ts";
import { fr } from "../typography.ts";
import { columnLabels } from "./labels.ts";

/** Linking Parcoursup candidates to people that are known. */
export const liaisonTexts = {
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
} as const;
