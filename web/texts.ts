import { accountTexts } from "./texts/account.ts";
import { candidateTexts } from "./texts/candidate.ts";
import { importDialogTexts } from "./texts/import-dialog.ts";
import { importsTexts } from "./texts/imports.ts";
import { liaisonTexts } from "./texts/liaison.ts";
import { privacyTexts } from "./texts/privacy.ts";
import { sasTexts } from "./texts/sas.ts";
import { schoolTexts } from "./texts/school.ts";
import { shellTexts } from "./texts/shell.ts";

/** Every sentence of the interface, by screen (`web/texts/`). Sentences about errors come from the server with the error. */
export const texts = {
  product: "Hub3E ParcourSup",
  common: {
    yes: "Oui",
    no: "Non",
    cancel: "Annuler",
    close: "Fermer",
    save: "Enregistrer",
    add: "Ajouter",
    edit: "Modifier",
    actions: "Actions",
    retry: "Réessayer",
    refresh: "Rafraîchir",
    loading: "Chargement…",
    none: "–",
    compulsory: "Les champs marqués d'un * sont obligatoires.",
    saved: "Modification enregistrée.",
    required: "Ce champ est obligatoire.",
  },

  ...shellTexts,
  ...accountTexts,
  ...importDialogTexts,
  ...sasTexts,
  ...candidateTexts,
  ...liaisonTexts,
  ...importsTexts,
  ...schoolTexts,
  ...privacyTexts,
} as const;
