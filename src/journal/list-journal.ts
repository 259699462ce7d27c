import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import type { JournalPage, JournalQuery } from "./journal.schema.ts";
import { selectEntries } from "./journal-page.repository.ts";

/** A page of the Historique de l'école, newest first (`domain.md`, "Historique de l'école"). */
export async function listJournal(db: Connection, actor: Actor, query: JournalQuery): Promise<JournalPage> {
  return { ...(await selectEntries(db, actor, query)), page: query.page, pageSize: query.pageSize };
}
