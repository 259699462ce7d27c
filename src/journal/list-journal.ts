import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import type { JournalCandidatePage, JournalPage, JournalQuery } from "./journal.schema.ts";
import { selectEntries, selectEntryCandidates } from "./journal-page.repository.ts";

/** A page of the Historique de l'école, newest first (`domain.md`, "Historique de l'école"). */
export async function listJournal(db: Connection, actor: Actor, query: JournalQuery): Promise<JournalPage> {
  return { ...(await selectEntries(db, actor, query)), page: query.page, pageSize: query.pageSize };
}

/** A page of the candidates that an event is about: those who still exist and whom the actor may see, by name. */
export async function listEntryCandidates(
  db: Connection,
  actor: Actor,
  entryId: string,
  place: { readonly page: number; readonly pageSize: number },
): Promise<JournalCandidatePage> {
  return { ...(await selectEntryCandidates(db, actor, entryId, place)), ...place };
}
