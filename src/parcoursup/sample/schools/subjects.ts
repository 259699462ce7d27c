export interface Subject {
  readonly code: number;
  readonly label: string;
}

const subject = (code: number, label: string): Subject => ({ code, label });

/** Taken by everybody, by level. The codes are invented: the national ones are not public in this export. */
export const commonSubjects = {
  premiere: [subject(101, "Français")],
  terminale: [subject(102, "Philosophie")],
  both: [
    subject(103, "Histoire-Géographie"),
    subject(104, "Langue vivante A"),
    subject(105, "Langue vivante B"),
    subject(106, "Education physique et sportive"),
  ],
  general: [subject(107, "Enseignement scientifique"), subject(108, "Enseignement moral et civique")],
  technological: [subject(109, "Mathématiques"), subject(108, "Enseignement moral et civique")],
  professional: [
    subject(109, "Mathématiques"),
    subject(110, "Arts appliqués et culture artistique"),
    subject(111, "Prévention santé environnement"),
  ],
} as const;

/** Enseignements de spécialité of the general bac: three in première, two of them in terminale. */
export const generalSpecialities: readonly Subject[] = [
  subject(201, "Mathématiques Spécialité"),
  subject(202, "Physique-Chimie Spécialité"),
  subject(203, "Numérique et Sciences Informatiques Spécialité"),
  subject(204, "Sciences économiques et sociales Spécialité"),
  subject(205, "Sciences de la vie et de la Terre Spécialité"),
  subject(206, "Histoire-Géographie, Géopolitique et Sciences politiques Spécialité"),
  subject(207, "Langues, littératures et cultures étrangères et régionales Spécialité"),
  subject(208, "Humanités, Littérature et Philosophie Spécialité"),
  subject(209, "Sciences de l'ingénieur Spécialité"),
  subject(210, "Arts plastiques Spécialité"),
];

export const options: readonly Subject[] = [
  subject(301, "Mathématiques complémentaires"),
  subject(302, "Mathématiques expertes"),
  subject(303, "Latin"),
  subject(304, "Droit et grands enjeux du monde contemporain"),
  subject(305, "Théâtre"),
  subject(306, "Langue vivante C"),
  subject(307, "Education physique et sportive - option"),
];
