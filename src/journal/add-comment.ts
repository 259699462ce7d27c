import type { Actor } from "../accounts/actor.ts";
import type { Database } from "../database/database.ts";
import { recordEvent } from "./journal.repository.ts";
import type { JournalEntry, NewComment } from "./journal.schema.ts";
import { findEntry } from "./journal-page.repository.ts";

/** Writes what somebody has to say in the Historique. Like every entry it stays: comments are neither changed nor removed. */
export async function addComment(
  database: Database,
  actor: Actor,
  { text }: NewComment,
): Promise<JournalEntry> {
  return database.transaction(async ({ db }) => {
    const id = await recordEvent(db, actor, { type: "comment.added", details: { text: text.trim() } });
    return findEntry(db, actor, id);
  });
}
