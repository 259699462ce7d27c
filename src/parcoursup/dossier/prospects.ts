import { keyLabel } from "./key-label.ts";
import { type Mark, markIn } from "./mark.ts";
import { type OutlineRow, outlineOf } from "./outline.ts";
import { objectIn, objectsIn, type ReceivedObject, textIn } from "./received-value.ts";

/** The « fiche Avenir »: what the school of the candidate thinks (format, 3.8 to 3.10). */
export interface Prospects {
  /** Short ones, on a scale. */
  opinions: OutlineRow[];
  /** Sentences. */
  comments: OutlineRow[];
  /** By subject: marks until 2024, appreciations. */
  subjects: { subject: string; mark: Mark; appreciation: string | null }[];
}

const scale = new Map([
  ["1", "Très satisfaisante"],
  ["2", "Satisfaisante"],
  ["3", "Assez satisfaisante"],
  ["4", "Peu démontrée"],
]);
/** The head teacher's scale counts the other way round. */
const reversedScale = new Map([...scale].map(([code, label]) => [`${5 - Number(code)}`, label]));
const yesNo = new Map([
  ["1", "Oui"],
  ["2", "Non"],
]);

const opinionCodes: readonly (readonly [name: string, labels: ReadonlyMap<string, string>])[] = [
  ["AvisMethodeTravail", scale],
  ["AvisAutonomieEleve", scale],
  ["AvisCapaciteInvestir", scale],
  ["AvisEngagementCitoyen", yesNo],
  ["AvisCE", reversedScale],
];
const commentKeys = ["AvisCEAppreciations", "AutresElementsAppreciation"];

/** Null when the file has none of it. */
export function readProspects(candidate: ReceivedObject): Prospects | null {
  const section = objectIn(candidate, "FicheAvenir");
  const opinionKeys = opinionCodes.flatMap(([name]) => [`${name}Code`, `${name}Libelle`]);
  const opinions = [
    ...opinionCodes.map(([name, labels]) =>
      row(
        `${name}Libelle`,
        textIn(section, `${name}Libelle`) ?? labels.get(textIn(section, `${name}Code`) ?? ""),
      ),
    ),
    row("NiveauClasseLibelle", textIn(section, "NiveauClasseLibelle")),
  ].flat();
  const comments = [
    ...commentKeys.flatMap((key) => row(key, textIn(section, key))),
    ...outlineOf(section, [...opinionKeys, ...commentKeys, "NiveauClasseLibelle"]),
  ];
  const subjects = [
    ...objectsIn(candidate, "NotesFicheAvenir"),
    ...objectsIn(candidate, "AppreciationsEnseignantsFicheAvenir"),
  ].flatMap(readSubject);
  return opinions.length + comments.length + subjects.length === 0 ? null : { opinions, comments, subjects };
}

function row(key: string, value: string | null | undefined): OutlineRow[] {
  return value === null || value === undefined ? [] : [{ depth: 0, label: keyLabel(key), value }];
}

function readSubject(line: ReceivedObject): Prospects["subjects"] {
  const subject = textIn(line, "MatiereFicheAvenirLibelle");
  const mark = markIn(line, "MoyenneCandidat");
  const appreciation = textIn(line, "AppreciationFicheAvenir");
  if (subject === null && mark === null && appreciation === null) return [];
  return [{ subject: subject ?? "Matière non précisée", mark, appreciation }];
}
