/** Free text of `ActivitesCentresInteret`; `\n` is a line break of the form. */
export const supervising: readonly string[] = [
  "Aide aux devoirs le mercredi auprès d'élèves de CM2.",
  "Encadrement des plus jeunes au club de judo, un samedi sur deux.",
  "BAFA en cours : stage de base validé.\nAnimation d'un centre de loisirs pendant deux étés.",
  "Chef d'équipe dans un groupe scout (huit jeunes de 11 à 13 ans).",
  "Garde régulière d'enfants, accompagnement à l'école.",
];

export const citizenship: readonly string[] = [
  "Délégué de classe en seconde et en première.",
  "Éco-délégué : mise en place du tri au lycée.",
  "Bénévole à la collecte de la banque alimentaire.\nFormation aux premiers secours (PSC1).",
  "Membre du conseil de la vie lycéenne.",
  "Jeune sapeur-pompier volontaire depuis trois ans.",
  "Service national universel, séjour de cohésion.",
];

export const workExperiences: readonly string[] = [
  "Stage de troisième dans une pharmacie (une semaine).",
  "Emploi saisonnier : mise en rayon, juillet 2 semaines.",
  "Stage de seconde en mairie, au service informatique.",
  "Équipier en restauration rapide, 10 h par semaine.\nVendanges en septembre.",
  "Vente sur les marchés avec mes parents le week-end.",
  "Périodes de formation en milieu professionnel : 16 semaines au total.",
];

export const leisure: readonly string[] = [
  "Football en club depuis l'âge de 7 ans.",
  "Piano (2e cycle du conservatoire), chorale du lycée.",
  "Dessin, bande dessinée, photographie.",
  "Handball en compétition régionale.\nArbitrage des rencontres de jeunes.",
  "Programmation de petits jeux (Python, Godot).",
  "Lecture, échecs, randonnée.",
  "Danse hip-hop, spectacle de fin d'année.",
];
