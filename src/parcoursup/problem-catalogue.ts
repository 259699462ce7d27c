import type { CandidatePlace } from "./candidate-place.ts";
import { displayText } from "./display-text.ts";
import { type CompulsoryName, compulsory, person } from "./fields.ts";
import type { FileKind } from "./file-kind.ts";
import { counted, french, size } from "./french.ts";
import type { SyntaxFaultKind } from "./json-syntax.ts";
import type { Problem } from "./problem.ts";
import type { ProblemCode } from "./problem-titles.ts";

/** What a problem says, without where it stands. */
export interface ProblemText extends Pick<Problem, "message" | "remedy" | "field" | "value"> {
  readonly code: ProblemCode;
}

interface Wording {
  readonly message: string;
  readonly remedy: string;
  /** The field's label, or its key when it is not known. */
  readonly field?: string;
  readonly value?: string;
}

function text(code: ProblemCode, { message, remedy, field, value }: Wording): ProblemText {
  return {
    code,
    message,
    remedy,
    field: field ?? null,
    value: value === undefined ? null : displayText(value),
  };
}

const takeTheExport = french`Dans Parcoursup, choisissez « Export de données » puis « Export JSON », et importez le fichier téléchargé tel quel.`;
const importElsewhere = french`Une liste de candidats tenue par l'école s'importe par « Imports / Exports » puis « Candidats ». Sinon, dans Parcoursup, choisissez « Export de données » puis « Export JSON », et importez le fichier téléchargé tel quel.`;
const downloadAgain = french`Téléchargez de nouveau le fichier depuis Parcoursup et importez-le sans l'ouvrir ni le modifier.`;
const correctInParcoursup = french`À corriger dans Parcoursup, puis générez et téléchargez un nouveau fichier.`;
const completeInParcoursup = french`À compléter dans Parcoursup, puis générez et téléchargez un nouveau fichier.`;
const exportLess = french`Générez plusieurs fichiers plus petits dans Parcoursup, ou demandez à l'administrateur du service de relever cette limite.`;
const downloadAgainOrRaise = french`${downloadAgain} S'il est refusé de nouveau, demandez à l'administrateur du service de relever cette limite.`;

type WrongFileKind = Exclude<FileKind, "empty">;

const wrongFiles: Record<WrongFileKind, string> = {
  web_page: french`Ce fichier est une page web enregistrée, pas l'export JSON de Parcoursup.`,
  xml: french`Ce fichier est un document XML, pas l'export JSON de Parcoursup.`,
  pdf: french`Ce fichier est un document PDF, pas l'export JSON de Parcoursup.`,
  image: french`Ce fichier est une image, pas l'export JSON de Parcoursup.`,
  zip_inside: french`Ce fichier est une archive ZIP contenue dans l'archive, ou mal nommée : elle ne peut pas être lue ici.`,
  archive: french`Ce fichier est une archive d'un autre format que ZIP (7z, RAR, gzip) : elle ne peut pas être lue.`,
  office: french`Ce fichier est un document Excel ou Word, pas l'export JSON de Parcoursup.`,
  rich_text: french`Ce fichier est un document de traitement de texte (RTF), pas l'export JSON de Parcoursup.`,
  table: french`Ce fichier est un tableau (CSV), pas l'export JSON de Parcoursup.`,
  utf16: french`Ce fichier est enregistré en UTF-16 : il a été ouvert puis enregistré par un autre logiciel. L'export de Parcoursup est en UTF-8.`,
  binary: french`Ce fichier n'est pas un texte : ce n'est pas l'export JSON de Parcoursup.`,
};

const wrongFileRemedies: Partial<Record<WrongFileKind, string>> = {
  utf16: downloadAgain,
  office: importElsewhere,
  table: importElsewhere,
};

const syntaxFaults: Record<SyntaxFaultKind, (found: string, limit: number) => string> = {
  truncated: () => french`Le fichier s'arrête avant la fin des données : il est incomplet.`,
  trailing_content: (found) => french`Le fichier continue par « ${found} » après la fin des données.`,
  trailing_comma: (found) => french`Une virgule est en trop avant « ${found} ».`,
  missing_comma: (found) => french`Une virgule est attendue avant « ${found} ».`,
  missing_colon: (found) => french`Deux-points « : » attendus avant « ${found} ».`,
  key_expected: (found) => french`Un nom de champ entre guillemets est attendu, pas « ${found} ».`,
  value_expected: (found) => french`Une valeur est attendue, pas « ${found} ».`,
  single_quote: () => french`Les textes s'écrivent entre guillemets droits doubles, pas entre apostrophes.`,
  comment: () => french`Un commentaire n'est pas permis dans un fichier JSON.`,
  unknown_word: (found) => french`Le mot « ${found} » n'est pas une valeur JSON.`,
  bad_number: (found) => french`Le nombre « ${found} » n'est pas écrit comme JSON le veut.`,
  bad_escape: () => french`Une barre oblique inverse « \\ » est suivie d'un caractère qui n'est pas permis.`,
  control_character: () =>
    french`Un texte contient un retour à la ligne ou un autre caractère invisible non codé, ou son guillemet fermant manque.`,
  mismatched_bracket: (found) =>
    french`« ${found} » ne ferme pas ce qui est ouvert : une accolade ou un crochet manque ou est en trop.`,
  too_deep: (_found, limit) =>
    french`Les données sont emboîtées sur plus de ${limit} niveaux : ce n'est pas un export de Parcoursup.`,
};

/** Behind every other fault of syntax nobody can tell where the next value begins. */
const goesOn: readonly SyntaxFaultKind[] = ["truncated", "trailing_content", "too_deep"];
const restUnread = french`La suite du fichier n'a pas été lue.`;

/** Every problem that can keep a file from being imported, each with its French sentence and its remedy. Nobody else writes one. */
export const problems = {
  // The file
  empty: () => text("file.empty", { message: french`Ce fichier est vide.`, remedy: downloadAgain }),
  wrongFile: (kind: WrongFileKind) =>
    text(`file.${kind}`, {
      message: wrongFiles[kind],
      remedy: wrongFileRemedies[kind] ?? takeTheExport,
    }),
  notUtf8: (byte: number) =>
    text("file.not_utf8", {
      message: french`Ce caractère n'est pas codé en UTF-8 (octet ${hexadecimal(byte)}${windowsCharacter(byte)}) : le fichier a été enregistré dans un autre codage, par exemple ANSI ou Latin-1.`,
      remedy: downloadAgain,
    }),
  fileTooBig: (limit: number) =>
    text("file.too_big", {
      message: french`Ce fichier dépasse la taille permise (${size(limit)}).`,
      remedy: exportLess,
    }),
  noCandidate: () =>
    text("file.no_candidate", {
      message: french`Ce fichier ne contient aucun candidat.`,
      remedy: french`Vérifiez dans Parcoursup que la formation a des candidats et que le modèle d'export est le bon.`,
    }),
  tooManyCandidates: (limit: number) =>
    text("file.too_many_candidates", {
      message: french`Ce fichier contient plus de ${counted(limit, "candidat")} ; la suite n'a pas été lue.`,
      remedy: exportLess,
    }),
  fieldNotExported: (name: CompulsoryName) => {
    const field = compulsory[name].label;
    return text("file.field_not_exported", {
      message: french`« ${field} » est absent de tous les candidats du fichier.`,
      remedy: french`Dans Parcoursup, cochez « ${field} » dans le modèle d'export, puis générez et téléchargez un nouveau fichier.`,
      field,
    });
  },

  // The archive
  zipDamaged: () =>
    text("zip.damaged", {
      message: french`Cette archive ZIP est abîmée ou incomplète.`,
      remedy: downloadAgain,
    }),
  zipEncrypted: () =>
    text("zip.encrypted", {
      message: french`Cette archive ZIP est protégée par un mot de passe.`,
      remedy: french`Importez le fichier tel que Parcoursup le donne : il n'a pas de mot de passe.`,
    }),
  zipUnknownMethod: () =>
    text("zip.unknown_method", {
      message: french`Cette archive ZIP est compressée d'une façon qui ne peut pas être lue.`,
      remedy: downloadAgain,
    }),
  zipUnsafeName: (name: string) =>
    text("zip.unsafe_name", {
      message: french`Cette archive ZIP contient un fichier dont le nom mène hors de l'archive : « ${displayText(name)} ». Celle de Parcoursup n'en a pas.`,
      remedy: downloadAgain,
    }),
  zipTrailingBytes: () =>
    text("zip.trailing_bytes", {
      message: french`Des données suivent la fin de cette archive ZIP : le fichier a été modifié ou mal téléchargé.`,
      remedy: downloadAgain,
    }),
  zipWithoutJson: () =>
    text("zip.no_json", {
      message: french`Cette archive ZIP ne contient aucun fichier JSON.`,
      remedy: takeTheExport,
    }),
  zipTooManyEntries: (found: number, limit: number) =>
    text("zip.too_many_entries", {
      message: french`Cette archive ZIP contient ${counted(found, "fichier")}, plus que permis (${limit}).`,
      remedy: french`Importez-les en plusieurs fois, chaque fichier tel que Parcoursup le donne, ou demandez à l'administrateur du service de relever cette limite.`,
    }),
  zipTooBig: (limit: number) =>
    text("zip.too_big", {
      message: french`Le contenu décompressé de cette archive ZIP dépasse la taille permise (${size(limit)}).`,
      remedy: exportLess,
    }),
  zipBomb: (limit: number) =>
    text("zip.bomb", {
      message: french`Cette archive ZIP est compressée plus de ${limit} fois : elle est prise pour une archive piégée.`,
      remedy: downloadAgainOrRaise,
    }),

  // JSON
  syntax: (kind: SyntaxFaultKind, found: string, depthLimit: number) =>
    text(`json.${kind}`, {
      message: [
        syntaxFaults[kind](displayText(found), depthLimit),
        ...(goesOn.includes(kind) ? [] : [restUnread]),
      ].join(" "),
      remedy: downloadAgain,
    }),
  duplicateKey: (field: string) =>
    text("json.duplicate_key", {
      message: french`Le champ « ${displayText(field)} » figure plusieurs fois au même endroit : on ne sait pas quelle valeur est la bonne.`,
      remedy: downloadAgain,
      field: displayText(field),
    }),

  // The envelope
  notAnExport: () =>
    text("envelope.not_an_export", {
      message: french`Ce fichier est bien du JSON, mais pas un export de candidats Parcoursup : « exportDeDonnees » y est absent.`,
      remedy: takeTheExport,
    }),
  envelopeKeyMissing: (key: string) =>
    text("envelope.key_missing", {
      message: french`« ${key} » est absent : ce fichier n'a pas la forme d'un export de candidats Parcoursup.`,
      remedy: downloadAgain,
    }),
  envelopeWrongType: (key: string, expected: "object" | "array" | "code") =>
    text("envelope.wrong_type", {
      message: french`« ${key} » n'est pas ${wanted[expected]} : ce fichier n'a pas la forme d'un export de candidats Parcoursup.`,
      remedy: downloadAgain,
    }),
  envelopeTooBig: (limit: number) =>
    text("envelope.too_big", {
      message: french`Une donnée située hors des candidats dépasse la taille permise (${size(limit)}).`,
      remedy: downloadAgainOrRaise,
    }),
  envelopeTooManyItems: (limit: number) =>
    text("envelope.too_many_items", {
      message: french`Plus de ${limit} éléments au même endroit, hors des candidats : ce n'est pas un export de Parcoursup.`,
      remedy: takeTheExport,
    }),

  // A candidate
  notAnObject: (value: string) =>
    text("candidate.not_an_object", {
      message: french`Un candidat est attendu ici, pas « ${displayText(value)} ».`,
      remedy: downloadAgain,
      value,
    }),
  candidateTooBig: (limit: number) =>
    text("candidate.too_big", {
      message: french`Les données de ce candidat dépassent la taille permise (${size(limit)}).`,
      remedy: french`Décochez dans le modèle d'export ce dont vous n'avez pas besoin (les bulletins scolaires, par exemple), puis générez et téléchargez un nouveau fichier ; ou demandez à l'administrateur du service de relever cette limite.`,
    }),
  sectionMissing: (section: string) =>
    text("candidate.section_missing", {
      message: french`La section « ${section} » est absente : ce candidat n'a ni civilité, ni nom, ni prénom, ni date de naissance, ni email.`,
      remedy: completeInParcoursup,
    }),
  sectionWrongType: (section: string, value: string) =>
    text("candidate.section_wrong_type", {
      message: french`La section « ${section} » n'a pas la forme attendue.`,
      remedy: downloadAgain,
      value,
    }),
  missing: (name: CompulsoryName) => {
    const field = compulsory[name].label;
    return text(missingCodes[name], {
      message: french`« ${field} » est absent ou vide.`,
      remedy: completeInParcoursup,
      field,
    });
  },
  wrongType: (field: string, value: string) =>
    text("candidate.wrong_type", {
      message: french`« ${field} » n'a pas la forme attendue : « ${displayText(value)} ».`,
      remedy: downloadAgain,
      field,
      value,
    }),
  tooLong: (field: string, value: string, length: number, limit: number) =>
    text("candidate.too_long", {
      message: french`« ${field} » a ${length} caractères, plus que permis (${limit}).`,
      remedy: correctInParcoursup,
      field,
      value,
    }),
  forbiddenCharacter: (field: string, value: string) =>
    text("candidate.forbidden_character", {
      message: french`« ${displayText(field)} » contient un caractère qui ne peut pas être enregistré : « ${displayText(value)} ».`,
      remedy: correctInParcoursup,
      field: displayText(field),
      value,
    }),
  civilityUnknown: (value: string) =>
    text("candidate.civility_unknown", {
      message: french`La civilité « ${displayText(value)} » n'est pas reconnue : « M. » ou « Mme » est attendu.`,
      remedy: correctInParcoursup,
      field: compulsory.civility.label,
      value,
    }),
  dateMalformed: (value: string) =>
    text("candidate.birth_date_malformed", {
      message: french`« ${displayText(value)} » n'est pas une date de la forme JJ/MM/AAAA.`,
      remedy: correctInParcoursup,
      field: compulsory.birthDate.label,
      value,
    }),
  dateImpossible: (value: string) =>
    text("candidate.birth_date_impossible", {
      message: french`La date « ${displayText(value)} » n'existe pas.`,
      remedy: correctInParcoursup,
      field: compulsory.birthDate.label,
      value,
    }),
  emailInvalid: (value: string) =>
    text("candidate.email_invalid", {
      message: french`« ${displayText(value)} » n'est pas une adresse email.`,
      remedy: french`À corriger par le candidat dans Parcoursup, puis générez et téléchargez un nouveau fichier.`,
      field: compulsory.email.label,
      value,
    }),
  fileNumberInvalid: (value: string) =>
    text("candidate.file_number_invalid", {
      message: french`« ${displayText(value)} » n'est pas un numéro de dossier : un nombre entier est attendu.`,
      remedy: downloadAgain,
      field: person.fileNumber.label,
      value,
    }),
  fileNumberTooLong: (value: string) =>
    text("candidate.file_number_invalid", {
      message: french`« ${displayText(value)} » n'est pas un numéro de dossier : ce nombre est trop grand.`,
      remedy: downloadAgain,
      field: person.fileNumber.label,
      value,
    }),

  // Candidates together
  fileNumberShared: (value: string, others: OtherCandidates) =>
    text("candidate.file_number_shared", {
      message: french`Le numéro de dossier ${value} est aussi celui d'une autre personne : ${listed(others)}.`,
      remedy: downloadAgain,
      field: person.fileNumber.label,
      value,
    }),
  repeatedDifferently: (value: string, others: OtherCandidates) =>
    text("candidate.repeated_differently", {
      message: french`Le dossier ${value} figure plusieurs fois dans la même formation avec des données différentes : ${listed(others)}.`,
      remedy: downloadAgain,
      field: person.fileNumber.label,
      value,
    }),
};

/** The other entries of one numéro de dossier: the first of them in words, and how many more there are. */
export interface OtherCandidates {
  readonly named: readonly string[];
  readonly more: number;
}

/** A candidate of another place, for the two problems above: « ligne 12 (candidat 3, DURAND Paul) ». */
export function candidateElsewhere({ entry, line, index, lastName, firstName }: CandidatePlace): string {
  const who = [lastName, firstName].filter((name) => name !== null).join(" ");
  const where = entry === null ? "" : `${displayText(entry)}, `;
  return `${where}ligne ${line} (candidat ${index}${who === "" ? "" : `, ${displayText(who)}`})`;
}

const wanted = { object: "un objet", array: "une liste", code: "un code" } as const;

const missingCodes: Record<CompulsoryName, ProblemCode> = {
  civility: "candidate.civility_missing",
  lastName: "candidate.last_name_missing",
  firstName: "candidate.first_name_missing",
  birthDate: "candidate.birth_date_missing",
  email: "candidate.email_missing",
};

function listed({ named, more }: OtherCandidates): string {
  return more > 0 ? `${named.join(", ")} et ${more} de plus` : named.join(", ");
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}

const windows1252 = new TextDecoder("windows-1252");

/** What the byte means on most computers that do not write UTF-8: « , « é » dans Windows ». */
function windowsCharacter(byte: number): string {
  const character = windows1252.decode(Uint8Array.of(byte));
  return /^[\p{L}\p{P}\p{S}]$/u.test(character) ? french`, « ${character} » dans Windows` : "";
}
