/** How a pupil stands in a subject, from the mark: what a teacher writes follows from it. */
export type Level = "strong" | "fair" | "weak";

export function levelOf(mark: number): Level {
  if (mark >= 13.5) return "strong";
  return mark >= 9.5 ? "fair" : "weak";
}

/** An appreciation is an opening, often followed by a remark, sometimes by advice. */
export const openings: Readonly<Record<Level, readonly string[]>> = {
  strong: [
    "Très bon trimestre.",
    "Excellent travail.",
    "Ensemble très satisfaisant.",
    "De très bons résultats.",
    "Élève sérieux et appliqué.",
    "Très bon niveau.",
    "Des résultats solides et réguliers.",
    "Un travail remarquable.",
    "Bilan très positif.",
    "Du très bon travail, bravo.",
    "Trimestre excellent à l'écrit comme à l'oral.",
    "Les acquis sont solides.",
    "Beaucoup de rigueur et de finesse.",
    "Très bonne maîtrise des notions.",
    "Un investissement exemplaire.",
    "Félicitations pour ce travail.",
  ],
  fair: [
    "Ensemble correct.",
    "Trimestre satisfaisant.",
    "Résultats moyens mais encourageants.",
    "Des résultats convenables.",
    "Bilan honorable.",
    "Travail assez régulier.",
    "Ensemble un peu juste.",
    "Des progrès ce trimestre.",
    "Résultats en légère baisse.",
    "Niveau correct.",
    "Élève volontaire.",
    "Les résultats sont irréguliers.",
    "Ensemble assez satisfaisant.",
    "Trimestre mitigé.",
    "Un travail sérieux mais des résultats encore fragiles.",
    "Les efforts commencent à payer.",
  ],
  weak: [
    "Ensemble insuffisant.",
    "Des difficultés persistantes.",
    "Résultats fragiles.",
    "Trimestre décevant.",
    "Le travail personnel reste trop superficiel.",
    "Bilan insuffisant.",
    "Trop de lacunes.",
    "Résultats en baisse.",
    "Les bases ne sont pas acquises.",
    "Trop d'absences pour progresser.",
    "Un trimestre difficile.",
    "Niveau fragile malgré de la bonne volonté.",
    "Manque de travail.",
    "Élève discret qui n'ose pas demander de l'aide.",
  ],
};

export const remarks: Readonly<Record<Level, readonly string[]>> = {
  strong: [
    "Participation active et toujours pertinente.",
    "Les méthodes sont maîtrisées et le raisonnement est clair.",
    "L'autonomie et la curiosité sont de vrais atouts.",
    "Un esprit d'analyse qui fera merveille dans le supérieur.",
    "Attitude exemplaire en classe et bonne influence sur le groupe.",
    "Les travaux rendus sont soignés et approfondis.",
    "L'oral est aisé, le vocabulaire précis.",
    "S'implique avec sérieux dans les projets de groupe.",
    "Les exigences de l'examen sont déjà atteintes.",
    "Sait réinvestir ses connaissances à bon escient.",
    "Beaucoup d'aisance en travaux pratiques.",
  ],
  fair: [
    "La participation pourrait être plus active.",
    "Le cours est su mais l'application reste hésitante.",
    "L'attitude en classe est positive.",
    "L'oral est meilleur que l'écrit.",
    "Des capacités, mais un travail irrégulier.",
    "La méthode s'améliore devoir après devoir.",
    "Manque parfois de précision dans la rédaction.",
    "Les travaux pratiques sont réussis, l'écrit doit suivre.",
    "Les bavardages nuisent à la concentration.",
    "Bonne volonté et sérieux en classe.",
    "Les évaluations de fin de trimestre sont plus convaincantes.",
  ],
  weak: [
    "Les devoirs ne sont pas toujours rendus.",
    "L'attention en classe est trop intermittente.",
    "Les leçons doivent être apprises régulièrement.",
    "Des efforts à l'oral qu'il faut saluer.",
    "La méthode n'est pas encore acquise.",
    "Se décourage trop vite devant la difficulté.",
    "Le dernier devoir montre qu'il est possible de faire mieux.",
    "L'absence de travail à la maison pèse sur les résultats.",
    "L'écrit manque de structure.",
  ],
};

export const advices: Readonly<Record<Level, readonly string[]>> = {
  strong: [
    "Continuez ainsi !",
    "Poursuivez sur cette voie.",
    "À maintenir.",
    "Gardez ce cap jusqu'à l'examen.",
    "Toutes les qualités pour réussir dans le supérieur.",
    "Bonne continuation.",
  ],
  fair: [
    "Il faut approfondir le travail personnel.",
    "Poursuivez vos efforts.",
    "Gagnez en confiance et participez davantage.",
    "Encore un effort pour consolider les acquis.",
    "Peut mieux faire avec plus de régularité.",
    "Soignez la rédaction.",
    "Continuez à progresser.",
  ],
  weak: [
    "Il faut se ressaisir rapidement.",
    "Une remise au travail s'impose.",
    "N'hésitez pas à poser des questions.",
    "Venez aux séances de soutien.",
    "Ne baissez pas les bras.",
    "Reprenez les bases avec méthode.",
  ],
};
