import type { Diploma } from "./candidate-profile.ts";

/** Labels of `TypeDiplomeCode` (format, 3.11). Code 3 was never seen. */
export const diplomaTypes: ReadonlyMap<string, string> = new Map([
  ["1", "Baccalauréat obtenu"],
  ["2", "Diplôme étranger équivalent au bac obtenu"],
  ["4", "Baccalauréat en préparation"],
  ["5", "DAEU obtenu"],
  ["6", "DAEU en préparation"],
]);

/** Labels of `SerieDiplomeCode` (format, 3.11). */
export const diplomaSeries: ReadonlyMap<string, string> = new Map([
  ["Générale", "Série Générale"],
  ["STI2D", "Sciences et Technologies de l'Industrie et du Développement Durable"],
  ["STMG", "Sciences et Technologies du Management et de la Gestion"],
  ["STD2A", "Sciences Technologiques du Design et des Arts Appliquées"],
  ["ST2S", "Sciences et technologies de la santé et du social"],
  ["STL", "Sciences et technologie de laboratoire"],
  ["STAV", "Sciences et Technologies de l'agronomie et du vivant"],
  ["STHR", "Science et Techniques de l'Hôtellerie et de la Restauration"],
  ["P", "Professionnelle"],
  ["PA", "Professionnelle Agricole"],
  ["S", "Scientifique"],
  ["ES", "Economique et social"],
  ["L", "Littéraire"],
  ["GEN", "Générale"],
  ["SCI", "Scientifique"],
  ["LIT", "Littéraire"],
  ["I", "Baccalauréat International"],
  ["DAEU", "DAEU"],
]);

/** Labels of `SpecialiteCode` (format, 3.11). */
export const diplomaSpecialities: ReadonlyMap<string, string> = new Map([
  ["11", "Mathématiques"],
  ["23", "Langue renforcée"],
  ["25", "Arts plastiques"],
  ["32", "Physique-chimie"],
  ["34", "Sciences de la vie et de la terre"],
  ["36", "Pas de spécialité (S.I)"],
  ["206", "Mercatique"],
  ["272", "Biotechnologies"],
  ["273", "Sciences physiques et chimiques en laboratoire"],
  ["313", "Laboratoire contrôle qualité"],
  ["337", "Architecture et construction"],
  ["338", "Energies et environnement"],
  ["339", "Innovation technologique et eco conception"],
  ["340", "Système informatique et numérique"],
  ["344", "Conduite et gestion entreprise hippique"],
  ["350", "Informatique et sciences du numérique"],
  ["352", "Economie approfondie"],
  ["353", "Sciences sociales et politiques"],
  ["354", "Ecologie agronomie et territoires"],
  ["536", "Gestion et finance"],
  ["537", "Ressources humaines et communication"],
  ["538", "Systèmes d'information et de gestion"],
  ["546", "Aménagement et valorisation des espaces"],
  ["549", "DAEU-A"],
  ["550", "DAEU-B"],
]);

/**
 * The « Diplôme(s) obtenu(s) ou en cours » column (domain, "The diploma column"): « Baccalauréat obtenu (Série Générale) (2021) »;
 * a bracket whose value is missing is left out. Null without a diploma.
 */
export function diplomaLabel(diploma: Diploma | null): string | null {
  if (diploma === null) return null;
  const brackets = [diploma.series, diploma.year].filter((part) => part !== null);
  return [diploma.type, ...brackets.map((part) => `(${part})`)].join(" ");
}
