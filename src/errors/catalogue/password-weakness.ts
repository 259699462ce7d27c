/** What `password-policy.ts` finds wrong with a new password. */
export type PasswordWeakness = "too-short" | "guessable";

export const passwordWeaknesses: Readonly<Record<PasswordWeakness, string>> = {
  "too-short": "Le mot de passe doit avoir au moins 12 caractères.",
  guessable:
    "Ce mot de passe est trop facile à deviner. Évitez votre nom, votre adresse email, le nom du service, les suites et les mots de passe courants ; plusieurs mots sans lien entre eux conviennent bien.",
};
