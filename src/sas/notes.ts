import type { Actor } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import type { ChangedField } from "./candidate-change.schema.ts";
import { changedFields } from "./changed-fields.ts";
import { deleteNote, findNote, findNotes, insertNote, updateNote } from "./note.repository.ts";
import type { Note, NoteEdit } from "./note.schema.ts";
import { isWrittenSince, type SeenWriting } from "./seen-values.ts";

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

/**
 * Changes a note of one's own. Of `seen`, its text when the person began to write, nothing may have changed meanwhile, in
 * another window for instance. Throws `note.not_found`, `note.not_own`, `candidate.changed_meanwhile`.
 */
export async function changeNote(
  database: Database,
  actor: Actor,
  candidateId: string,
  noteId: string,
  { text: typed, seen = {} }: NoteEdit,
  clock: Clock,
): Promise<Note> {
  return database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, candidateId);
    const note = await noteOf(db, candidateId, noteId);
    if (note.account_id !== actor.accountId) throw errors.note.notOwn();
    const text = typed.trim();
    refuseConflict(toNote(note, actor), seen, text);
    if (note.text !== text) {
      await updateNote(db, noteId, text, clock());
      await recordEvent(db, actor, { type: "candidate.note_changed", details: { candidateId } });
    }
    return toNote(await noteOf(db, candidateId, noteId), actor);
  });
}

/**
 * Removes a note: one's own, or anybody's for an administrator; not when it was changed since it was `seen`.
 * Throws `note.not_found`, `note.not_own`, `candidate.changed_meanwhile`.
 */
export async function removeNote(
  database: Database,
  actor: Actor,
  candidateId: string,
  noteId: string,
  { seen }: SeenWriting = {},
): Promise<void> {
  await database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, candidateId);
    const note = await noteOf(db, candidateId, noteId);
    if (note.account_id !== actor.accountId && actor.role !== "school_admin") throw errors.note.notOwn();
    if (isWrittenSince(note.edited_at, seen)) throw errors.note.changedMeanwhile();
    await deleteNote(db, noteId);
    await recordEvent(db, actor, { type: "candidate.note_removed", details: { candidateId } });
  });
}

type NoteRow = Awaited<ReturnType<typeof findNotes>>[number];

function refuseConflict(note: Note, seen: NonNullable<NoteEdit["seen"]>, text: string): void {
  if (changedFields({ text: note.text }, seen, { text }).length === 0) return;
  const conflict: ChangedField = { field: "text", value: note.text, at: note.editedAt, user: note.author };
  throw errors.candidate.changedMeanwhile(["Note"], [conflict]);
}

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
