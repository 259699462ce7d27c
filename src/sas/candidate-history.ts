import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { selectCandidateEntries } from "../journal/journal-page.repository.ts";
import { french } from "../parcoursup/french.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { findImportsOf } from "./candidate-history.repository.ts";
import type { CandidateEvent } from "./candidate-history.schema.ts";

/** Events shown of each kind: more is a matter for the Historique. */
const most = 200;

/** What happened to a candidate whom the actor may see, newest first: imports that created or changed the profile, and the school's own doing. */
export async function viewCandidateHistory(
  db: Connection,
  actor: Actor,
  candidateId: string,
): Promise<CandidateEvent[]> {
  await accessibleCandidate(db, actor, candidateId);
  const imports = await findImportsOf(db, candidateId, most);
  const entries = await selectCandidateEntries(db, actor, candidateId, most);
  return [
    ...imports.map((row) => toEvent(row, actor)),
    ...entries.map(({ at, user, message, type }) => ({
      at,
      user,
      message,
      arrival: type === "candidate.added",
      importId: null,
    })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

type ImportRow = Awaited<ReturnType<typeof findImportsOf>>[number];

function toEvent(row: ImportRow, actor: Actor): CandidateEvent {
  return {
    at: row.at.toISOString(),
    user: row.user,
    message: importSentence(row),
    arrival: row.created,
    importId: actor.role === "school_admin" ? row.id : null,
  };
}

function importSentence({ created, fileName, fields, undone }: ImportRow): string {
  const end = undone ? " Cet import a été annulé depuis." : "";
  if (created) return french`Profil créé par l'import de ${fileName}.${end}`;
  const changed = fields.map((field) => fieldLabel(apiFieldName(field))).join(", ");
  return changed === ""
    ? french`Dossier Parcoursup mis à jour par l'import de ${fileName}.${end}`
    : french`Profil mis à jour par l'import de ${fileName} : ${changed}.${end}`;
}
