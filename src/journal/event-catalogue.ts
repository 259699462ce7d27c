import { french } from "../parcoursup/french.ts";
import { sectionLabel } from "../parcoursup/optional-sections.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type { DetailsOf, JournalEvent } from "./journal-event.ts";

type EventType = JournalEvent["type"];
/** What comes before the dot: `import`, `candidate`… */
export type EventGroup = EventType extends `${infer Group}.${string}` ? Group : never;

/** What an event's identifiers name today; null when it names none, or what it names is gone or out of the reader's sight. */
export interface EventNames {
  readonly fileName: string | null;
  readonly establishment: string | null;
  /** The person whose account it is about. */
  readonly account: string | null;
}

interface EventKind<Details> {
  /** What happened, in two or three words: the choice of the filter, and the column `Type`. */
  readonly label: string;
  /** What happened this time. Never a candidate's name: the list shows it beside, as long as the candidate exists. */
  readonly sentence: (details: Details, names: EventNames) => string;
}

/** Groups of the filter, in its order. */
export const eventGroups: { readonly [Group in EventGroup]: string } = {
  import: "Imports",
  candidate: "Candidats",
  link: "Liaisons",
  settings: "Réglages",
  privacy: "Données personnelles",
  account: "Utilisateurs",
  session: "Connexions",
  journal: "Historique",
  comment: "Commentaires",
};

/**
 * The one catalogue of the Historique's sentences: an event that is missing here does not compile. The list and its
 * exports read it.
 */
const eventCatalogue: { readonly [Type in EventType]: EventKind<DetailsOf<Type>> } = {
  "import.accepted": {
    label: "Import",
    sentence: ({ created, updated, unchanged, uai }, names) =>
      french`${fileOf(names)} importé dans ${placeOf(names, uai)} : ${outcomes(created, updated, unchanged)}.`,
  },
  "import.rejected": {
    label: "Import refusé",
    sentence: ({ candidates, problemCount, uai }, names) =>
      french`${fileOf(names)} refusé pour ${placeOf(names, uai)} : ${many(problemCount, "problème")}${candidates > 0 ? ` sur ${many(candidates, "candidat")}` : ""}. Rien n'a été ajouté.`,
  },
  "import.to_confirm": {
    label: "Import à confirmer",
    sentence: ({ uai }, names) =>
      french`${fileOf(names)} pour ${placeOf(names, uai)} : une confirmation a été demandée. Rien n'a été ajouté.`,
  },
  "import.undone": {
    label: "Import annulé",
    sentence: ({ removed, restored, kept, uai }, names) =>
      french`L'import de ${fileOf(names)} dans ${placeOf(names, uai)} est annulé : ${listed([
        many(removed, "candidat retiré", "candidats retirés"),
        restored > 0 && many(restored, "revenu à ses valeurs d'avant", "revenus à leurs valeurs d'avant"),
        kept > 0 && many(kept, "conservé"),
      ])}.`,
  },
  "import.exported": {
    label: "Export d'un import",
    sentence: (_, names) => french`Les candidats de l'import de ${fileOf(names)} sont exportés (CSV).`,
  },
  "candidate.edited": {
    label: "Candidat modifié",
    sentence: ({ fields }) => french`Profil modifié : ${listed(fields.map(nameOfColumn))}.`,
  },
  "link.linked": {
    label: "Liaison",
    sentence: () => french`Deux profils d'une même personne sont liés.`,
  },
  "link.unlinked": {
    label: "Dissociation",
    sentence: () => french`Une liaison est défaite : les deux profils sont de nouveau séparés.`,
  },
  "candidate.added": {
    label: "Candidat saisi",
    sentence: ({ uai }, names) => french`Candidat saisi dans ${placeOf(names, uai)}.`,
  },
  "candidate.exported": {
    label: "Export de candidats",
    sentence: ({ count, format, stage, columns }) =>
      french`${many(count, "candidat")} ${stage === "sas" ? "du SAS" : "de Ressources"} ${count < 2 ? "exporté" : "exportés"} (${format.toUpperCase()}). Colonnes : ${listed(columns.map(fieldLabel))}.`,
  },
  "candidate.diploma_added": { label: "Diplôme ajouté", sentence: () => "Un diplôme est ajouté." },
  "candidate.diploma_changed": { label: "Diplôme modifié", sentence: () => "Un diplôme ajouté est modifié." },
  "candidate.diploma_removed": { label: "Diplôme retiré", sentence: () => "Un diplôme ajouté est retiré." },
  "candidate.note_added": { label: "Note ajoutée", sentence: () => "Une note interne est ajoutée." },
  "candidate.note_changed": { label: "Note modifiée", sentence: () => "Une note interne est modifiée." },
  "candidate.note_removed": { label: "Note retirée", sentence: () => "Une note interne est retirée." },
  "link.all_linked": {
    label: "Liaison de tous les certains",
    sentence: ({ count }) =>
      french`${many(count, "rapprochement certain lié", "rapprochements certains liés")} en une fois.`,
  },
  "link.all_unlinked": {
    label: "Liaisons défaites",
    sentence: ({ count }) =>
      french`${many(count, "liaison défaite", "liaisons défaites")} en une fois : les profils sont de nouveau séparés.`,
  },
  "link.refused": {
    label: "Liaison refusée",
    sentence: () => french`Deux profils proposés à la liaison sont de deux personnes différentes.`,
  },
  "link.refusal_withdrawn": {
    label: "Refus de liaison retiré",
    sentence: () => french`Deux profils peuvent de nouveau être proposés à la liaison.`,
  },
  "candidate.admitted": {
    label: "Sortie du SAS",
    sentence: ({ campaign, candidateIds }) =>
      french`${many(candidateIds.length, "candidat sorti", "candidats sortis")} du SAS pour la campagne « ${campaign} ».`,
  },
  "candidate.returned": {
    label: "Retour au SAS",
    sentence: ({ campaign }) => french`Un candidat de la campagne « ${campaign} » est revenu dans le SAS.`,
  },
  "candidate.deleted": {
    label: "Suppression",
    sentence: ({ candidateIds }) =>
      french`${many(candidateIds.length, "candidat supprimé", "candidats supprimés")} définitivement.`,
  },
  "session.sign_in_failed": {
    label: "Échec de connexion",
    sentence: (_, { account }) =>
      french`Mot de passe incorrect pour le compte de ${account ?? "quelqu'un de l'école"}.`,
  },
  "session.code_failed": {
    label: "Échec du second facteur",
    sentence: (_, names) =>
      french`Mot de passe juste, mais code incorrect, pour le compte de ${personOf(names)}.`,
  },
  "settings.second_factor_changed": {
    label: "Second facteur demandé",
    sentence: ({ required }) =>
      required
        ? "Un second facteur est demandé à tous les utilisateurs."
        : "Un second facteur n'est plus demandé.",
  },
  "settings.school_changed": {
    label: "École renommée",
    sentence: ({ name }) => french`L'école s'appelle « ${name} ».`,
  },
  "settings.establishment_added": {
    label: "Établissement ajouté",
    sentence: (details) => establishmentSentence(details),
  },
  "settings.establishment_changed": {
    label: "Établissement modifié",
    sentence: (details) => establishmentSentence(details),
  },
  "settings.campaign_added": {
    label: "Campagne ajoutée",
    sentence: (details) => campaignSentence(details),
  },
  "settings.campaign_changed": {
    label: "Campagne modifiée",
    sentence: (details) => campaignSentence(details),
  },
  "settings.privacy_changed": {
    label: "Conservation modifiée",
    sentence: ({
      candidateActiveMonths,
      candidateArchivedMonths,
      recordMonths,
      traceMonths,
      unkeptSections,
    }) =>
      french`Conservation : candidats ${candidateActiveMonths} mois puis ${candidateArchivedMonths} mois en archive, dossiers reçus ${recordMonths} mois, traces ${traceMonths} mois. ${unkeptSections.length === 0 ? "Toutes les sections des dossiers sont gardées" : `Sections écartées : ${unkeptSections.map(sectionLabel).join(", ")}`}.`,
  },
  "privacy.purged": {
    label: "Purge",
    sentence: ({ candidates, archived, records, trimmedRecords, imports, journalEntries }) =>
      french`Fin de conservation : ${listed([
        candidates > 0 && many(candidates, "candidat supprimé", "candidats supprimés"),
        archived > 0 && many(archived, "candidat archivé", "candidats archivés"),
        records > 0 && many(records, "dossier reçu supprimé", "dossiers reçus supprimés"),
        trimmedRecords > 0 && many(trimmedRecords, "dossier allégé", "dossiers allégés"),
        imports > 0 && many(imports, "import rendu anonyme", "imports rendus anonymes"),
        journalEntries > 0 &&
          many(journalEntries, "ligne de l'historique supprimée", "lignes de l'historique supprimées"),
      ])}.`,
  },
  "privacy.person_exported": {
    label: "Droit d'accès",
    sentence: () => "Toutes les données d'une personne sont exportées.",
  },
  "privacy.person_erased": {
    label: "Effacement",
    sentence: () => "Une personne a été effacée, avec tout ce qui la concernait.",
  },
  "account.added": { label: "Utilisateur ajouté", sentence: accountSentence },
  "account.changed": { label: "Utilisateur modifié", sentence: accountSentence },
  "account.password_reset": {
    label: "Mot de passe réinitialisé",
    sentence: (_, names) => french`Un nouveau mot de passe est donné à ${personOf(names)}.`,
  },
  "account.password_changed": {
    label: "Mot de passe changé",
    sentence: (_, names) => french`${personOf(names)} a changé son mot de passe.`,
  },
  "account.password_link_created": {
    label: "Lien de mot de passe",
    sentence: (_, names) =>
      french`Un lien pour choisir un nouveau mot de passe est donné à ${personOf(names)}.`,
  },
  "account.password_link_used": {
    label: "Lien de mot de passe utilisé",
    sentence: (_, names) => french`${personOf(names)} a choisi un nouveau mot de passe par un lien.`,
  },
  "account.second_factor_added": {
    label: "Second facteur mis en place",
    sentence: (_, names) => french`${personOf(names)} a mis en place un second facteur.`,
  },
  "account.second_factor_removed": {
    label: "Second facteur retiré",
    sentence: (_, names) => french`${personOf(names)} a retiré son second facteur.`,
  },
  "account.second_factor_reset": {
    label: "Second facteur réinitialisé",
    sentence: (_, names) => french`Le second facteur de ${personOf(names)} est retiré.`,
  },
  "account.recovery_code_used": {
    label: "Code de secours utilisé",
    sentence: (_, names) => french`${personOf(names)} a utilisé un code de secours.`,
  },
  "account.recovery_codes_renewed": {
    label: "Codes de secours renouvelés",
    sentence: (_, names) => french`${personOf(names)} a de nouveaux codes de secours.`,
  },
  "journal.exported": {
    label: "Export de l'historique",
    sentence: ({ count, format }) =>
      french`L'historique est exporté (${format.toUpperCase()}) : ${many(count, "événement")}.`,
  },
  "comment.added": { label: "Commentaire", sentence: ({ text }) => text },
};

/** Every kind of event, grouped as the filter shows them. */
export function eventKinds(): { group: string; label: string; types: { type: string; label: string }[] }[] {
  return Object.entries(eventGroups).map(([group, label]) => ({
    group,
    label,
    types: Object.entries(eventCatalogue)
      .filter(([type]) => type.startsWith(`${group}.`))
      .map(([type, kind]) => ({ type, label: kind.label })),
  }));
}

/** An event as people read it. One that this version of the program does not know is told by its type. */
export function tellEvent(
  type: string,
  details: unknown,
  names: EventNames,
): { readonly label: string; readonly message: string } {
  if (!isEventType(type)) return { label: type, message: type };
  // `recordEvent` wrote these details for this very type.
  const kind: EventKind<never> = eventCatalogue[type];
  return { label: kind.label, message: kind.sentence(details as never, names) };
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventCatalogue, type);
}

function fileOf({ fileName }: EventNames): string {
  return fileName ?? "un fichier";
}

function placeOf({ establishment }: EventNames, uai: string): string {
  return establishment === null ? uai : `${establishment} (${uai})`;
}

function personOf({ account }: EventNames): string {
  return account ?? "quelqu'un de l'école";
}

function nameOfColumn(column: string): string {
  return fieldLabel(apiFieldName(column));
}

function outcomes(created: number, updated: number, unchanged: number): string {
  return listed([
    many(created, "candidat ajouté", "candidats ajoutés"),
    updated > 0 && many(updated, "mis à jour", "mis à jour"),
    unchanged > 0 && many(unchanged, "inchangé"),
  ]);
}

function establishmentSentence({
  name,
  uai,
  parcoursupEnabled,
}: DetailsOf<"settings.establishment_added">): string {
  return french`${name} (${uai}) : service ParcourSup ${parcoursupEnabled ? "activé" : "désactivé"}.`;
}

function campaignSentence({ name, archived }: DetailsOf<"settings.campaign_added">): string {
  return french`Campagne « ${name} »${archived ? ", archivée" : ""}.`;
}

function accountSentence(
  { role, establishments, disabled }: DetailsOf<"account.added">,
  names: EventNames,
): string {
  const what = role === "school_admin" ? "administrateur école" : "recruteur-placeur";
  const where = establishments ? ` (${establishments.join(", ")})` : "";
  return french`${personOf(names)} : ${what}${where}${disabled ? ", compte désactivé" : ""}.`;
}

const integers = new Intl.NumberFormat("fr-FR");

/** « 1 214 candidats »: French counts 0 and 1 as singular. */
function many(count: number, singular: string, plural = `${singular}s`): string {
  return `${integers.format(count)} ${count < 2 ? singular : plural}`;
}

function listed(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(", ");
}
