/** Pieces of letters of motivation, in the order of the letter. `{formation}`, `{ville}` and `{lycee}` are filled in. */
export const letterOpenings: readonly string[] = [
  "Actuellement au {lycee}, je souhaite intégrer votre {formation} à la rentrée prochaine. Cette formation correspond au projet que je construis depuis la classe de première, au fil des enseignements, des rencontres et des lectures.",
  "C'est avec beaucoup d'intérêt que je vous adresse ma candidature pour le {formation}. La présentation de votre établissement au salon de l'étudiant, et l'échange que j'y ai eu avec deux de vos étudiantes, ont confirmé mon choix.",
  "Je me permets de vous présenter ma candidature au {formation}. Après avoir étudié les programmes de plusieurs établissements, le vôtre m'a paru le plus proche de ce que je cherche : un enseignement concret, encadré, avec une vraie place donnée au projet.",
  "Élève au {lycee}, j'habite à {ville} et je prépare mon entrée dans l'enseignement supérieur. Votre {formation} est mon premier choix, et je voudrais vous expliquer pourquoi en quelques lignes.",
];

export const letterReasons: readonly string[] = [
  "J'ai découvert ce domaine pendant mon stage de seconde, dans une petite entreprise où j'ai pu observer le travail de chacun. J'y ai compris l'importance de l'écoute, de la précision et du respect des délais, et j'ai aimé voir le résultat de ce que l'on fait.",
  "Les travaux menés cette année en groupe m'ont appris à m'organiser, à répartir les tâches et à défendre une solution devant les autres. J'ai tenu le rôle de rapporteur et je me suis aperçu que j'aimais expliquer simplement des choses compliquées.",
  "Depuis deux ans je m'exerce seul le soir : j'ai suivi un cours en ligne de quarante heures, réalisé un petit site pour l'association sportive de mon quartier et tenu à jour son fichier d'adhérents. C'est modeste, mais c'est ce qui m'a donné envie d'apprendre le métier.",
  "Mes résultats ne sont pas les meilleurs de ma classe dans toutes les matières, mais ils progressent depuis la première. J'ai compris ma méthode de travail : des fiches courtes, des exercices refaits sans regarder le corrigé et des questions posées sans attendre.",
  "L'apprentissage m'attire particulièrement, parce que j'apprends mieux en faisant. J'ai déjà pris contact avec trois entreprises de {ville} ; l'une d'elles m'a proposé un entretien et se dit prête à m'accueillir si votre réponse est favorable.",
  "Ma professeure principale m'a encouragé à suivre cette voie. Elle a relevé ma régularité, mon calme et ma capacité à travailler avec des camarades très différents de moi, et c'est aussi ce que je pense pouvoir apporter à une promotion.",
  "Je parle deux langues à la maison et j'ai souvent aidé mes proches à remplir leurs dossiers : j'y ai gagné de la patience et le goût du document bien fait. Je voudrais mettre cette qualité au service d'une équipe.",
];

export const letterProjects: readonly string[] = [
  "À l'issue de la formation, je souhaite poursuivre vers une licence professionnelle, puis travailler quelques années avant, peut-être, de créer ma propre activité.",
  "Je n'ai pas encore choisi entre une entrée directe dans la vie active et une poursuite d'études : je compte sur les périodes en entreprise pour me décider en connaissance de cause.",
  "Mon projet est de rejoindre ensuite une école d'ingénieurs par la voie de l'alternance. Je sais que le chemin est exigeant et je m'y prépare.",
  "À plus long terme je voudrais exercer dans une collectivité ou un hôpital, là où ce que l'on fait est utile à tous.",
];

export const letterClosings: readonly string[] = [
  "Je reste à votre disposition pour un entretien et vous remercie de l'attention que vous porterez à mon dossier.",
  "Dans l'espoir de vous convaincre lors d'un entretien, je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations respectueuses.",
  "Je vous remercie d'avoir pris le temps de me lire et serais très heureux de rejoindre votre établissement.",
];
