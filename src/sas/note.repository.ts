import type { Connection } from "../database/database.ts";

/** The notes about a candidate, newest first. */
export async function findNotes(db: Connection, candidateId: string) {
  return notes(db, candidateId).orderBy("note.id", "desc").execute();
}

/** One note about this candidate, or null; nobody else writes it before the transaction ends. */
export async function findNote(db: Connection, candidateId: string, noteId: string) {
  const note = await notes(db, candidateId)
    .where("note.id", "=", noteId)
    .forUpdate("note")
    .executeTakeFirst();
  return note ?? null;
}

function notes(db: Connection, candidateId: string) {
  return db
    .selectFrom("candidate_note as note")
    .leftJoin("account", "account.id", "note.account_id")
    .select([
      "note.id",
      "note.text",
      "note.account_id",
      "note.created_at",
      "note.edited_at",
      "account.first_name",
      "account.last_name",
    ])
    .where("note.candidate_id", "=", candidateId);
}

export async function insertNote(
  db: Connection,
  note: { readonly candidate_id: string; readonly account_id: string; readonly text: string },
): Promise<string> {
  const { id } = await db.insertInto("candidate_note").values(note).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateNote(db: Connection, noteId: string, text: string, at: Date): Promise<void> {
  await db.updateTable("candidate_note").set({ text, edited_at: at }).where("id", "=", noteId).execute();
}

export async function deleteNote(db: Connection, noteId: string): Promise<void> {
  await db.deleteFrom("candidate_note").where("id", "=", noteId).execute();
}
