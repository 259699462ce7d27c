import { type Static, Type } from "typebox";
import { choice, nullable, PageQuery, page, timestamp } from "../schema.ts";

export const CandidateReference = Type.Object({
  index: Type.Integer({ description: "Position in the file, from 1." }),
  fileNumber: nullable(Type.String()),
  lastName: nullable(Type.String()),
  firstName: nullable(Type.String()),
});

export const ImportProblem = Type.Object({
  code: Type.String(),
  title: nullable(
    Type.String({
      description: "The words under which problems of its kind are grouped; null for a code no longer known.",
    }),
  ),
  message: Type.String(),
  remedy: Type.String(),
  field: nullable(Type.String()),
  value: nullable(Type.String()),
  path: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  entry: nullable(Type.String()),
  candidate: nullable(CandidateReference),
});
export type ImportProblem = Static<typeof ImportProblem>;

/** How many problems of one kind a file has, listed or not. */
export const ImportProblemCount = Type.Object({
  code: Type.String(),
  title: nullable(Type.String()),
  count: Type.Integer(),
});
export type ImportProblemCount = Static<typeof ImportProblemCount>;

export const ImportWarning = Type.Object({
  code: Type.String(),
  message: Type.String(),
  count: Type.Integer(),
  candidates: Type.Array(CandidateReference),
});

/** A question asked before anything is written; answered by sending the file again with its code in `confirm`. */
export const Guard = Type.Object({ code: Type.String(), message: Type.String() });
export type Guard = Static<typeof Guard>;

export const ImportProgramme = Type.Object({
  code: nullable(Type.String()),
  label: nullable(Type.String()),
  candidates: Type.Integer(),
});

/** A section of the file that the school chose not to keep. */
const UnkeptSection = Type.Object({
  name: Type.String({ description: "As Parcoursup's files name it" }),
  label: Type.String(),
});

/** What an import did to what was there already, or (dry run) would do. Counts are of distinct people unless said otherwise. */
export const ImportImpact = Type.Object({
  kept: Type.Integer({ description: "Fields edited by staff that the file would have changed" }),
  admitted: Type.Integer({ description: "Already out of the SAS" }),
  unconfirmed: Type.Integer({ description: "Entries whose wish is not confirmed" }),
  possibleDuplicates: Type.Integer({ description: "New, with the identity of somebody else of the school" }),
  absent: Type.Integer({
    description: "Wishes that this file is the first of their programme not to hold any more",
  }),
  returned: Type.Integer({ description: "Created anew after somebody removed them for good" }),
  changedFields: Type.Array(Type.Object({ field: Type.String(), count: Type.Integer() })),
});
export type ImportImpact = Static<typeof ImportImpact>;

/** What kind of file candidates came in: Parcoursup's export, or a table that the school filled in (Excel, CSV). */
export const SourceName = choice(["parcoursup", "table"]);
export type SourceName = Static<typeof SourceName>;

/** The outcome of one import, the same for the command line and over HTTP (`design.md` §4). */
export const ImportReport = Type.Object({
  status: choice(["imported", "rejected", "dry-run", "needs-confirmation"]),
  source: SourceName,
  importId: nullable(Type.String()),
  candidates: Type.Integer({ description: "Entries in the file." }),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  guards: Type.Array(Guard),
  problemCount: Type.Integer(),
  problems: Type.Array(ImportProblem, { description: "The first 100, with at least one of each kind" }),
  problemCounts: Type.Array(ImportProblemCount),
  readToEnd: Type.Boolean({
    description: "False when reading stopped at a problem: nobody knows what the rest of the file holds.",
  }),
  warnings: Type.Array(ImportWarning),
  session: nullable(Type.Integer()),
  programmes: Type.Array(ImportProgramme),
  impact: nullable(ImportImpact),
  unkeptSections: Type.Array(UnkeptSection),
  /** The very same file has been imported here before. */
  previousImport: nullable(Type.Object({ id: Type.String(), at: timestamp() })),
});
export type ImportReport = Static<typeof ImportReport>;

/** Above them a file is refused. */
export const ImportLimitsAnswer = Type.Object({
  fileSize: Type.Integer({ description: "Bytes of one of Parcoursup's files" }),
  tableFileSize: Type.Integer({ description: "Bytes of a table of candidates" }),
  candidates: Type.Integer({ description: "Of one file, of either kind" }),
});
export type ImportLimitsAnswer = Static<typeof ImportLimitsAnswer>;

/** `progress` events of the import request sent with `Accept: text/event-stream`. */
export const ImportProgress = Type.Object({
  step: choice(["receiving", "checking", "writing"]),
  /** Bytes received or read so far, and in all (null while unknown). */
  bytes: Type.Integer(),
  totalBytes: nullable(Type.Integer()),
  candidates: Type.Integer(),
  totalCandidates: nullable(Type.Integer()),
});
export type ImportProgress = Static<typeof ImportProgress>;

/** States of `interface.md`, "Import states". */
export const ImportState = choice([
  "checking",
  "writing",
  "imported",
  "rejected",
  "to_confirm",
  "interrupted",
  "undone",
]);
export type ImportState = Static<typeof ImportState>;

/** A line of the Historique des imports. */
export const ImportSummary = Type.Object({
  id: Type.String(),
  source: SourceName,
  state: ImportState,
  startedAt: timestamp(),
  finishedAt: nullable(timestamp()),
  establishment: Type.Object({ uai: Type.String(), name: Type.String() }),
  user: nullable(Type.String({ description: "Who imported; null from the command line." })),
  fileName: Type.String(),
  fileSize: Type.Integer(),
  sha256: Type.String(),
  candidates: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  problemCount: Type.Integer(),
});
export type ImportSummary = Static<typeof ImportSummary>;

export const ImportPage = page(ImportSummary);
export type ImportPage = Static<typeof ImportPage>;

/** Why an undo left a candidate as it is; `edited_fields`: only the fields that staff changed since. */
export const KeptReason = choice(["edited", "edited_fields", "admitted", "linked"]);
export type KeptReason = Static<typeof KeptReason>;

/** What undoing an import did, or (dry run) would do. */
export const UndoReport = Type.Object({
  removed: Type.Integer({ description: "Candidates it had created, gone again" }),
  restored: Type.Integer({
    description: "Candidates it had changed, back to their earlier values but for fields edited since",
  }),
  marks: Type.Integer({
    description:
      "Wishes whose mark of absence from the newest file becomes again what it was before the import",
  }),
  kept: Type.Array(
    Type.Object({
      candidateId: Type.String(),
      lastName: Type.String(),
      firstName: Type.String(),
      reason: KeptReason,
    }),
  ),
});
export type UndoReport = Static<typeof UndoReport>;

/** One import, with what it found. */
export const ImportDetail = Type.Intersect([
  ImportSummary,
  Type.Object({
    session: nullable(Type.Integer()),
    programmes: Type.Array(ImportProgramme),
    problems: Type.Array(ImportProblem),
    problemCounts: Type.Array(ImportProblemCount, {
      description: "Empty for imports of before they were kept",
    }),
    warnings: Type.Array(ImportWarning),
    guards: Type.Array(Guard, {
      description:
        "Of an import that was not confirmed: what was asked. Empty for imports of before it was kept",
    }),
    impact: nullable(ImportImpact),
    unkeptSections: Type.Array(UnkeptSection),
    /** True for the latest import of its establishment. */
    undoable: Type.Boolean(),
    undo: nullable(Type.Object({ at: timestamp(), user: nullable(Type.String()), report: UndoReport })),
  }),
]);
export type ImportDetail = Static<typeof ImportDetail>;

const FieldValue = Type.Unknown({ description: "A text, a list of texts, a number, a boolean or null" });

/** One person of the file of an import, or one whom it was the first to miss. */
export const ImportedCandidate = Type.Object({
  candidateId: Type.String(),
  lastName: Type.String(),
  firstName: Type.String(),
  fileNumber: nullable(Type.String()),
  /** `absent`: not in the file at all. */
  outcome: choice(["created", "updated", "unchanged", "absent"]),
  changes: Type.Array(
    Type.Object({
      field: Type.String(),
      before: FieldValue,
      after: FieldValue,
      programme: nullable(
        Type.String({
          description: "The formation of the wish that changed; null for a field of the person",
        }),
      ),
    }),
  ),
  /** Fields that staff had edited: the profile keeps `current`, the file says `received`. */
  kept: Type.Array(Type.Object({ field: Type.String(), current: FieldValue, received: FieldValue })),
  absentWishes: Type.Array(Type.String(), {
    description: "The formations of wishes that earlier files held, and this one is the first not to",
  }),
});
export type ImportedCandidate = Static<typeof ImportedCandidate>;

export const ImportedCandidatePage = page(ImportedCandidate);
export type ImportedCandidatePage = Static<typeof ImportedCandidatePage>;

export const ImportedCandidateQuery = Type.Intersect([
  PageQuery,
  Type.Object({ show: Type.Optional(choice(["created", "updated", "unchanged", "kept", "absent"])) }),
]);
export type ImportedCandidateQuery = Static<typeof ImportedCandidateQuery>;
