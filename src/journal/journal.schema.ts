import { type Static, Type } from "typebox";
import { day, identifier, list, nullable, PageQuery, page, timestamp } from "../schema.ts";

/** One line of the Historique de l'école, ready to be read. */
export const JournalEntry = Type.Object({
  id: identifier(),
  at: timestamp(),
  /** Null when the command line or the program itself did it. */
  user: nullable(Type.String()),
  type: Type.String({ description: "`import.accepted`, `candidate.edited`…" }),
  label: Type.String({ description: "The type in French" }),
  message: Type.String(),
  importId: nullable(identifier({ description: "The import that it is about" })),
  /** The one candidate that it is about, as long as that candidate exists. */
  candidate: nullable(Type.Object({ id: identifier(), lastName: Type.String(), firstName: Type.String() })),
  /** How many candidates it is about, when they are several who may still exist: listed by `/api/journal/{id}/candidates`. */
  candidateCount: nullable(Type.Integer({ minimum: 2 })),
  /** What of it can still be taken back: one link, or those that still stand of links made in one go. */
  undo: nullable(
    Type.Union([
      Type.Object({ kind: Type.Literal("link"), id: identifier() }),
      Type.Object({
        kind: Type.Literal("link_batch"),
        id: Type.String(),
        standing: Type.Integer({ minimum: 1 }),
      }),
    ]),
  ),
});
export type JournalEntry = Static<typeof JournalEntry>;

/** One of the candidates that an event is about. */
const JournalCandidate = Type.Object({
  id: identifier(),
  lastName: Type.String(),
  firstName: Type.String(),
  campaign: nullable(Type.String({ description: "Where the candidate is today; null in the SAS" })),
});

/** Those of the candidates of an event who still exist and whom the reader may see, by name. */
export const JournalCandidatePage = page(JournalCandidate);
export type JournalCandidatePage = Static<typeof JournalCandidatePage>;

export const JournalPage = page(JournalEntry);
export type JournalPage = Static<typeof JournalPage>;

export const JournalFilter = Type.Partial(
  Type.Object({
    type: Type.String({
      maxLength: 80,
      pattern: "^[a-z_]+(\\.[a-z_]+)?$",
      description: "A type of event (`import.undone`) or a group of types (`import`)",
    }),
    user: identifier({ description: "The account of who did it" }),
    from: day(),
    to: day(),
  }),
);
export type JournalFilter = Static<typeof JournalFilter>;

export const JournalQuery = Type.Intersect([PageQuery, JournalFilter]);
export type JournalQuery = Static<typeof JournalQuery>;

/** What there is to filter by. */
export const EventKinds = list(
  Type.Object({
    group: Type.String(),
    label: Type.String(),
    types: Type.Array(Type.Object({ type: Type.String(), label: Type.String() })),
  }),
);
export type EventKinds = Static<typeof EventKinds>;

export const NewComment = Type.Object({
  text: Type.String({ maxLength: 2_000, pattern: "\\S" }),
});
export type NewComment = Static<typeof NewComment>;
