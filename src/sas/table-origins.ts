import { apiFieldName } from "../profiles/field-name.ts";
import type { CandidateProfilePage } from "./candidate.schema.ts";

/** An import that created a profile, or changed some of its columns. */
export interface WritingImport {
  readonly importId: string;
  readonly importedAt: Date;
  readonly source: "parcoursup" | "table";
  readonly created: boolean;
  readonly columns: readonly string[];
}

/**
 * Which of the fields with a value were last written by a table of candidates, and when. `imports` are oldest first. What staff typed
 * since is told by the edits, which come before.
 */
export function tableOrigins(
  imports: readonly WritingImport[],
  filled: readonly string[],
): CandidateProfilePage["tableOrigins"] {
  const latest = new Map<string, WritingImport>();
  for (const one of imports) {
    // Of a profile that was linked several imports say that they created it: the first one did.
    const fields = one.created ? filled.filter((field) => !latest.has(field)) : one.columns.map(apiFieldName);
    for (const field of fields) latest.set(field, one);
  }
  return [...latest]
    .filter(([field, { source }]) => source === "table" && filled.includes(field))
    .map(([field, { importId, importedAt }]) => ({ field, importId, importedAt: importedAt.toISOString() }));
}
