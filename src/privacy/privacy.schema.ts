import { type Static, Type } from "typebox";
import { changeOf, nullable } from "../schema.ts";
import { retention } from "./retention.ts";

function months(name: keyof typeof retention, description: string) {
  const { least, most } = retention[name];
  return Type.Integer({ minimum: least, maximum: most, description: `Months. ${description}` });
}

const durations = {
  candidateActiveMonths: months(
    "candidateActiveMonths",
    "A candidate without activity for so long is archived: what was received and what imports changed goes.",
  ),
  candidateArchivedMonths: months("candidateArchivedMonths", "An archived candidate goes after so long."),
  recordMonths: months("recordMonths", "What was received goes so long after its import."),
  traceMonths: months("traceMonths", "The Historique, sessions and problems of refused files."),
};

/** One section of Parcoursup's files. */
const KeptSection = Type.Object({
  name: Type.String({ description: "As Parcoursup's files name it" }),
  label: Type.String(),
  kept: Type.Boolean(),
  /** What the program no longer shows without it. */
  consequence: nullable(Type.String()),
});

const Bounds = Type.Object({ least: Type.Integer(), most: Type.Integer() });

/** What the school keeps of its candidates, and how long. */
export const PrivacySettings = Type.Object({
  ...durations,
  bounds: Type.Object({
    candidateActiveMonths: Bounds,
    candidateArchivedMonths: Bounds,
    recordMonths: Bounds,
    traceMonths: Bounds,
  }),
  /** The compulsory section is not among them. */
  sections: Type.Array(KeptSection),
  lastPurgedAt: nullable(Type.String({ format: "date-time" })),
});
export type PrivacySettings = Static<typeof PrivacySettings>;

export const PrivacyChange = changeOf({
  ...durations,
  unkeptSections: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }),
});
export type PrivacyChange = Static<typeof PrivacyChange>;

/** Before a person is erased. */
export const ErasurePreview = Type.Object({
  sameIdentity: Type.Integer({
    description: "Other profiles of the school with the same identity: they stay",
  }),
});
export type ErasurePreview = Static<typeof ErasurePreview>;

export const Erasure = Type.Object({
  confirmation: Type.String({ maxLength: 250, description: "Nom and prénom, typed" }),
});
export type Erasure = Static<typeof Erasure>;

/** What a purge removed, or (dry run) would remove. */
export const PurgeReport = Type.Object({
  candidates: Type.Integer({ description: "Candidates past both durations" }),
  archived: Type.Integer({ description: "Candidates of which the details of imports go" }),
  records: Type.Integer({ description: "Objects received from Parcoursup" }),
  trimmedRecords: Type.Integer({ description: "Objects that lose a section the school no longer keeps" }),
  imports: Type.Integer({ description: "Imports whose problems, with the names in them, go" }),
  journalEntries: Type.Integer(),
  sessions: Type.Integer(),
  forgottenFiles: Type.Integer({ description: "Digests of candidates removed earlier" }),
});
export type PurgeReport = Static<typeof PurgeReport>;
