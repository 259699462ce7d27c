import { type Static, Type } from "typebox";
import { identifier, list, nullable, timestamp } from "../schema.ts";

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

export const NoteText = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 5_000, pattern: "\\S" }) },
  { additionalProperties: false },
);
export type NoteText = Static<typeof NoteText>;
