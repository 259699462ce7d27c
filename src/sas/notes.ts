import type { Actor } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { deleteNote, findNote, findNotes, insertNote, updateNote } from "./note.repository.ts";
import type { Note } from "./note.schema.ts";

/** What staff noted about a candidate whom the actor may see, newest first. */
export async function listNotes(db: Connection, actor: Actor, candidateId: string): Promise<Note[]> {
  await accessibleCandidate(db, actor, candidateId);
  return (await findNotes(db, candidateId)).map((row) => toNote(row, actor));
}

/** Writes a note in the actor's name. The Historique remembers that, not the text. */
export async function addNote(
  database: Database,
  actor: Actor,
  candidateId: string,
  text: string,
): Promise<Note> {
  return database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, candidateId);
    const noteId = await insertNote(db, {
      candidate_id: candidateId,
      account_id: actor.accountId,
      text: text.trim(),
    });
    await recordEvent(db, actor, { type: "candidate.note_added", details: { candidateId } });
    return toNote(await noteOf(db, candidateId, noteId), actor);
  });
}

/** Changes a note of one's own. Throws `note.not_found`, `note.not_own`. */
export async function changeNote(
  database: Database,
  actor: Actor,
  candidateId: string,
  noteId: string,
  text: string,
  clock: Clock,
): Promise<Note> {
  return database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, candidateId);
    const note = await noteOf(db, candidateId, noteId);
    if (note.account_id !== actor.accountId) throw errors.note.notOwn();
    if (note.text !== text.trim()) {
      await updateNote(db, noteId, text.trim(), clock());
      await recordEvent(db, actor, { type: "candidate.note_changed", details: { candidateId } });
    }
    return toNote(await noteOf(db, candidateId, noteId), actor);
  });
}

/** Removes a note: one's own, or anybody's for an administrator. Throws `note.not_found`, `note.not_own`. */
export async function removeNote(
  database: Database,
  actor: Actor,
  candidateId: string,
  noteId: string,
): Promise<void> {
  await database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, candidateId);
    const note = await noteOf(db, candidateId, noteId);
    if (note.account_id !== actor.accountId && actor.role !== "school_admin") throw errors.note.notOwn();
    await deleteNote(db, noteId);
    await recordEvent(db, actor, { type: "candidate.note_removed", details: { candidateId } });
  });
}

type NoteRow = Awaited<ReturnType<typeof findNotes>>[number];

async function noteOf(db: Connection, candidateId: string, noteId: string): Promise<NoteRow> {
  const note = await findNote(db, candidateId, noteId);
  if (note === null) throw errors.note.notFound();
  return note;
}

function toNote(row: NoteRow, actor: Actor): Note {
  return {
    id: row.id,
    text: row.text,
    author: row.first_name === null ? null : `${row.first_name} ${row.last_name}`,
    own: row.account_id === actor.accountId,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
