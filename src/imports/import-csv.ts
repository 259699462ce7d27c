import type { Actor } from "../accounts/actor.ts";
import { csvLine, csvMark } from "../csv.ts";
import type { Connection } from "../database/database.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import type { ImportedCandidate } from "./import.schema.ts";
import { streamImportedCandidates } from "./imported-candidates.repository.ts";

const headings = [
  "Nom",
  "Prénom",
  "Numéro de dossier",
  "Résultat",
  "Champ",
  "Avant",
  "Après",
  "Dans le fichier",
];

const outcomes = { created: "ajouté", updated: "modifié", unchanged: "inchangé", absent: "absent" } as const;

/** The people of an import, one line each or one for every field changed or kept, then the wishes that it newly misses; in pieces. Journaled. */
export async function* importCsv(db: Connection, actor: Actor, importId: string): AsyncGenerator<string> {
  await recordEvent(db, actor, { type: "import.exported", details: { importId } });
  yield csvMark + csvLine(headings);
  for await (const candidate of streamImportedCandidates(db, actor, importId, undefined))
    yield linesOf(candidate).map(csvLine).join("");
  for await (const candidate of streamImportedCandidates(db, actor, importId, "absent"))
    yield absentLines(candidate).map(csvLine).join("");
}

function linesOf(candidate: ImportedCandidate) {
  const { outcome, changes, kept } = candidate;
  const person = personOf(candidate);
  const changed = changes.map(({ field, before, after, programme }) => [
    ...person,
    programme === null ? fieldLabel(field) : `${fieldLabel(field)} (${programme})`,
    show(before),
    show(after),
    show(after),
  ]);
  const left = kept.map(({ field, current, received }) => [
    ...person,
    `${fieldLabel(field)} (saisi par l'école, conservé)`,
    show(current),
    show(current),
    show(received),
  ]);
  const details = [...changed, ...left];
  if (details.length > 0) return details;
  return [[...person, outcome === "updated" ? "Autres données du dossier" : "", "", "", ""]];
}

function absentLines(candidate: ImportedCandidate) {
  return candidate.absentWishes.map((programme) => [
    ...personOf(candidate),
    `Vœu absent de ce fichier (${programme})`,
    "",
    "",
    "",
  ]);
}

function personOf({ lastName, firstName, fileNumber, outcome }: ImportedCandidate) {
  return [lastName, firstName, fileNumber, outcomes[outcome]];
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
