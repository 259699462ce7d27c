import { texts } from "../../texts.ts";

/** The pages of « Votre école », in the order of the menu. */
export const schoolLinks = [
  { to: "/ecole", label: texts.school.information },
  { to: "/ecole/etablissements", label: texts.school.establishments },
  { to: "/ecole/campagnes", label: texts.school.campaigns },
  { to: "/ecole/utilisateurs", label: texts.school.users },
  { to: "/ecole/historique", label: texts.school.journal },
  { to: "/ecole/donnees-personnelles", label: texts.school.privacy },
] as const;
