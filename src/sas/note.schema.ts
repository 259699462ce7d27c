import { type Static, Type } from "typebox";
import { identifier, list, nullable, timestamp } from "../schema.ts";
import { editOf } from "./seen-values.ts";

/** What staff write about a candidate for one another. */
export const Note = Type.Object({
  id: identifier(),
  text: Type.String(),
  author: nullable(Type.String({ description: "Null when the account is gone" })),
  /** Written by whoever asks: theirs to change. */
  own: Type.Boolean(),
  createdAt: timestamp(),
  editedAt: nullable(timestamp()),
});
export type Note = Static<typeof Note>;

export const Notes = list(Note);

const text = Type.String({ minLength: 1, maxLength: 5_000, pattern: "\\S" });

export const NoteText = Type.Object({ text }, { additionalProperties: false });
export type NoteText = Static<typeof NoteText>;

export const NoteEdit = Type.Object(
  { text, seen: editOf({}, { text: Type.String() }).properties.seen },
  { additionalProperties: false },
);
export type NoteEdit = Static<typeof NoteEdit>;
