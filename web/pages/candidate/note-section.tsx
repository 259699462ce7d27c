import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Note, NoteEdit } from "../../../src/sas/note.schema.ts";
import { candidateHistoryQuery, candidatePath, notesQuery } from "../../api/queries.ts";
import { queryString, request } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { FormDialog } from "../../components/form-dialog.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatMoment, formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";
import { ConflictChoice } from "./conflict-choice.tsx";
import { conflictsIn, seenWriting } from "./profile-draft.ts";

const { sections, notes: words } = texts.candidate;

/** What staff write about the candidate for one another. */
export function NoteSection({ candidateId }: { readonly candidateId: string }) {
  const { data: notes, isError, error, refetch } = useQuery(notesQuery(candidateId));
  const [adding, setAdding] = useState(0);
  return (
    <Section id="notes" title={sections.notes}>
      {notes === undefined &&
        (isError ? <QueryError error={error} retry={refetch} /> : <SkeletonText lines={2} />)}
      {notes?.length === 0 && <p className={classes.none}>{words.none}</p>}
      {notes && notes.length > 0 && (
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <NoteItem candidateId={candidateId} note={note} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.newNote}>
        <NoteForm
          key={adding}
          candidateId={candidateId}
          note={null}
          onDone={() => {
            setAdding(adding + 1);
            showToast(words.added);
          }}
        />
      </div>
    </Section>
  );
}

function NoteItem({ candidateId, note }: { readonly candidateId: string; readonly note: Note }) {
  const [doing, setDoing] = useState<"edit" | "remove" | null>(null);
  const isAdministrator = useMe().role === "school_admin";
  const done = () => setDoing(null);
  const written = words.by(formatMoment(note.createdAt), note.author);
  return (
    <>
      <div className={classes.itemHead}>
        <span className="quiet">
          {written}
          {note.editedAt !== null && ` · ${words.editedAt(formatMoment(note.editedAt))}`}
        </span>
        {note.own && doing !== "edit" && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={words.editOf(written)}
            onClick={() => setDoing("edit")}
          >
            {texts.common.edit}
          </Button>
        )}
        {(note.own || isAdministrator) && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={words.removeOf(written)}
            onClick={() => setDoing("remove")}
          >
            {words.remove}
          </Button>
        )}
      </div>
      {doing === "edit" ? (
        <NoteForm
          candidateId={candidateId}
          note={note}
          onCancel={done}
          onDone={() => {
            showToast(texts.common.saved);
            done();
          }}
        />
      ) : (
        <p className={classes.letter}>{note.text}</p>
      )}
      {doing === "remove" && <RemoveNote candidateId={candidateId} note={note} onClose={done} />}
    </>
  );
}

interface NoteFormProps {
  readonly candidateId: string;
  /** Null: a new one. */
  readonly note: Note | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** A note to be written or changed; one that was changed meanwhile, in another window, is shown beside what is typed here. */
function NoteForm({ candidateId, note, onDone, onCancel }: NoteFormProps) {
  // What the form was opened with: the page may fetch the note again meanwhile.
  const [seen, setSeen] = useState(note?.text ?? "");
  const [text, setText] = useState(seen);
  const [conflict, setConflict] = useState<Note | null>(null);
  const client = useQueryClient();
  const path = `${candidatePath(candidateId)}/notes`;
  const { save, saving, fault } = useSaving({
    send: (typed: string) =>
      note === null
        ? request<Note>("POST", path, { text: typed })
        : request<Note>("PATCH", `${path}/${encodeURIComponent(note.id)}`, {
            text: typed,
            seen: { text: seen },
          } satisfies NoteEdit),
    refresh: refreshed(candidateId),
    onSaved: onDone,
    onRefused: async (refusal) => {
      if (conflictsIn(refusal, ["text"]).length === 0) return;
      const notes = await client.fetchQuery({ ...notesQuery(candidateId), staleTime: 0 });
      const stored = notes.find(({ id }) => id === note?.id);
      if (stored === undefined) return;
      setSeen(stored.text);
      setConflict(stored);
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && conflict === null) save(text.trim());
      }}
    >
      <ErrorSummary message={fault} />
      <Textarea
        label={note === null ? words.new : words.text}
        description={words.hint}
        rows={3}
        maxLength={5_000}
        value={text}
        error={conflict && texts.candidate.conflict.choose}
        ref={(box) => {
          if (note !== null && box !== null && !box.dataset.focused) {
            box.dataset.focused = "true";
            box.focus();
          }
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {conflict && (
        <ConflictChoice
          label={words.text}
          theirs={conflict.text}
          origin={
            conflict.editedAt && texts.candidate.typedBy(formatMomentDay(conflict.editedAt), conflict.author)
          }
          onKeep={() => setConflict(null)}
          onTake={() => {
            setText(conflict.text);
            setConflict(null);
          }}
        />
      )}
      <div className={classes.formButtons}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
        )}
        <Button type="submit" loading={saving} disabled={text.trim() === ""}>
          {note === null ? words.add : texts.common.save}
        </Button>
      </div>
      <LeaveGuard dirty={text.trim() !== seen} />
    </form>
  );
}

/** Asks before a note goes, and shows the very one. */
function RemoveNote({
  candidateId,
  note,
  onClose,
}: {
  readonly candidateId: string;
  readonly note: Note;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const { save, saving, fault } = useSaving({
    send: () =>
      request<undefined>(
        "DELETE",
        `${candidatePath(candidateId)}/notes/${encodeURIComponent(note.id)}${queryString(seenWriting(note.editedAt))}`,
      ),
    refresh: refreshed(candidateId),
    // Whoever is refused because the note is another one now reads that one, here too.
    onRefused: () => client.invalidateQueries({ queryKey: notesQuery(candidateId).queryKey }),
    onSaved: () => {
      showToast(words.removed);
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.removeTitle}
      submitLabel={words.remove}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      <p className={classes.letter}>{note.text}</p>
      <p>{words.removeQuestion}</p>
    </FormDialog>
  );
}

function refreshed(candidateId: string) {
  return [notesQuery(candidateId).queryKey, candidateHistoryQuery(candidateId).queryKey];
}
