import type { Connection } from "../database/database.ts";
import type { JournalEvent } from "./journal-event.ts";

/** Who did it, and for which school; null when the command line or the program itself did. */
export interface JournalAuthor {
  readonly schoolId: string;
  readonly accountId: string | null;
}

/** Writes one event in the Historique; called inside the transaction of what it tells about. Returns its number. */
export async function recordEvent(
  db: Connection,
  author: JournalAuthor,
  event: JournalEvent,
): Promise<string> {
  const { id } = await db
    .insertInto("journal_entry")
    .values({
      school_id: author.schoolId,
      account_id: author.accountId,
      type: event.type,
      details: JSON.stringify(event.details),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
