/** Free text of the `FicheAvenir`. */
export const headOpinions: readonly string[] = [
  "Avis très favorable. Élève sérieux dont le projet est réfléchi.",
  "Avis favorable. Le projet est cohérent et les efforts sont réels.",
  "Le conseil de classe soutient cette candidature.",
  "Des capacités certaines ; la réussite dépendra de la régularité du travail.",
  "Avis favorable sous réserve d'un investissement plus soutenu.",
  "Parcours courageux. L'établissement recommande ce dossier.",
];

export const otherOpinions: readonly string[] = [
  "Élève investi dans la vie du lycée.",
  "Trajet quotidien long (plus d'une heure) sans une absence injustifiée.",
  "A bénéficié d'un aménagement pour les épreuves écrites.",
  "Progression constante depuis la classe de première.",
  "Très à l'aise en stage, tuteurs élogieux.",
];

/** Forms and questions of a programme. */
export const yesNoQuestions: readonly string[] = [
  "Avez-vous participé à une journée portes ouvertes de l'établissement ?",
  "Avez-vous déjà trouvé une entreprise d'accueil ?",
  "Disposez-vous du permis de conduire ?",
  "Acceptez-vous d'être contacté par téléphone par l'équipe pédagogique ?",
];

export const openQuestions: readonly (readonly [question: string, answers: readonly string[]])[] = [
  [
    "Comment avez-vous connu notre formation ?",
    [
      "Salon de l'étudiant",
      "Par mon lycée",
      "Une amie y étudie",
      "Sur Parcoursup",
      "Réseaux sociaux, puis portes ouvertes",
    ],
  ],
  [
    "Dans quelle zone cherchez-vous une entreprise ?",
    ["Dans mon département", "À moins de 30 minutes de chez moi", "Partout en France, je peux déménager"],
  ],
];

export const formQuestions: readonly (readonly [question: string, answers: readonly string[]])[] = [
  [
    "- Décrivez une situation où vous avez dû convaincre quelqu'un.",
    [
      "J'ai proposé à l'association sportive de changer l'horaire des entraînements, avec un sondage à l'appui.",
      "Pendant mon stage, j'ai expliqué à un client mécontent pourquoi sa commande était en retard.",
      "Lors d'un débat en classe, j'ai défendu une position qui n'était pas la mienne.",
    ],
  ],
  [
    "- Citez un projet dont vous êtes fier et votre rôle.",
    [
      "Le site internet de la fête du lycée : j'ai écrit les pages et tenu le calendrier.",
      "Un voyage scolaire financé par une vente de gâteaux ; j'étais trésorière.",
      "La réparation d'un vieux vélo avec mon grand-père.",
    ],
  ],
];
