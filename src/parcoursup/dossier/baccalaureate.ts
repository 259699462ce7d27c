import { type Mark, markIn } from "./mark.ts";
import { type OutlineRow, outlineOf } from "./outline.ts";
import { objectIn, objectsIn, type ReceivedObject, textIn, valueIn } from "./received-value.ts";

/** The section `Baccalaureat` (format, 3.11). */
export interface Baccalaureate {
  facts: OutlineRow[];
  /** Enseignements de spécialité. */
  teachings: { premiere: string[]; terminale: string[]; dropped: string | null };
}

/** One mark of the section `NotesBaccalaureat` (format, 3.12). */
export interface ExamMark {
  exam: string;
  mark: Mark;
}

const teachingKeys = {
  premiere: [1, 2, 3].map((number) => `EDSScolaritePremiere${number}Libelle`),
  terminale: [1, 2].map((number) => `EDSScolariteTerminale${number}Libelle`),
  dropped: "EDSScolariteAbandonneLibelle",
};

export function readBaccalaureate(candidate: ReceivedObject): Baccalaureate | null {
  const section = objectIn(candidate, "Baccalaureat");
  const read = {
    facts: [
      ...obtained(section),
      ...outlineOf(section, [
        "DateObtentionMois",
        "DateObtentionAnnee",
        ...teachingKeys.premiere,
        ...teachingKeys.terminale,
        teachingKeys.dropped,
      ]),
    ],
    teachings: {
      premiere: textsIn(section, teachingKeys.premiere),
      terminale: textsIn(section, teachingKeys.terminale),
      dropped: textIn(section, teachingKeys.dropped),
    },
  };
  const { premiere, terminale, dropped } = read.teachings;
  const isBlank = read.facts.length + premiere.length + terminale.length === 0 && dropped === null;
  return isBlank ? null : read;
}

/** « 07/2025 », or the year alone. */
function obtained(section: ReceivedObject): OutlineRow[] {
  const year = textIn(section, "DateObtentionAnnee");
  const month = textIn(section, "DateObtentionMois");
  const value = year === null || month === null ? (year ?? month) : `${month.padStart(2, "0")}/${year}`;
  return value === null ? [] : [{ depth: 0, label: "Obtenu en", value }];
}

function textsIn(section: ReceivedObject, keys: readonly string[]): string[] {
  return keys.map((key) => textIn(section, key)).filter((text) => text !== null);
}

/** The marks that are there; an exam without a mark stays, as « – ». */
export function readExamMarks(candidate: ReceivedObject): ExamMark[] {
  return objectsIn(candidate, "NotesBaccalaureat").flatMap((line) => {
    const name = textIn(line, "EpreuveLibelle");
    const code = textIn(line, "EpreuveCode");
    if (name === null && valueIn(line, "NoteEpreuve") === undefined) return [];
    return [{ exam: name ?? `Épreuve ${code ?? "non précisée"}`, mark: markIn(line, "NoteEpreuve") }];
  });
}
