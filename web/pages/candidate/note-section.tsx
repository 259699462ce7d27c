import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Note } from "../../../src/sas/note.schema.ts";
import { candidateHistoryQuery, candidatePath, notesQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { FormDialog } from "../../components/form-dialog.tsx";
import { LeaveGuard } from "../../components/leave-guard.tsx";
import { QueryError } from "../../components/query-error.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./candidate.module.css";

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

function NoteForm({ candidateId, note, onDone, onCancel }: NoteFormProps) {
  const [text, setText] = useState(note?.text ?? "");
  const path = `${candidatePath(candidateId)}/notes`;
  const { save, saving, fault } = useSaving({
    send: (typed: string) =>
      note === null
        ? request<Note>("POST", path, { text: typed })
        : request<Note>("PATCH", `${path}/${encodeURIComponent(note.id)}`, { text: typed }),
    refresh: refreshed(candidateId),
    onSaved: onDone,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") save(text.trim());
      }}
    >
      <ErrorSummary message={fault} />
      <Textarea
        label={note === null ? words.new : words.text}
        description={words.hint}
        rows={3}
        maxLength={5_000}
        value={text}
        ref={(box) => {
          if (note !== null && box !== null && !box.dataset.focused) {
            box.dataset.focused = "true";
            box.focus();
          }
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
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
      <LeaveGuard dirty={text.trim() !== (note?.text ?? "")} />
    </form>
  );
}

function RemoveNote({
  candidateId,
  note,
  onClose,
}: {
  readonly candidateId: string;
  readonly note: Note;
  readonly onClose: () => void;
}) {
  const { save, saving, fault } = useSaving({
    send: () =>
      request<undefined>("DELETE", `${candidatePath(candidateId)}/notes/${encodeURIComponent(note.id)}`),
    refresh: refreshed(candidateId),
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
      <p>{words.removeQuestion}</p>
    </FormDialog>
  );
}

function refreshed(candidateId: string) {
  return [notesQuery(candidateId).queryKey, candidateHistoryQuery(candidateId).queryKey];
}
