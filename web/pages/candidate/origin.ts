import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import type { ProfileField } from "./profile-draft.ts";

export interface Origin {
  /** « Parcoursup, import du 05/06/2026 », « saisi le 06/06/2026 par Anne Martin ». */
  readonly words: string;
  /** Somebody of the school typed it: no import changes it any more. */
  readonly edited: boolean;
}

type Diploma = CandidateProfilePage["diplomas"][number];
export type DiplomaField = Exclude<keyof Diploma, "id" | "label" | "added">;

type Sources = Pick<CandidateProfilePage, "edits" | "wishes" | "tableOrigins">;

/** Where what is shown of these fields comes from: the latest of their edits, else the import that brought them; null when unknown. */
export function originOf(sources: Sources, fields: readonly ProfileField[]): Origin | null {
  return originOfNames(sources, fields);
}

/** The same for a field of a diploma: staff typed all of one that they added. */
export function diplomaOrigin(sources: Sources, diploma: Diploma, field: DiplomaField): Origin | null {
  const { added } = diploma;
  if (added !== null) return added.at === null ? null : typed(added.at, added.user);
  return originOfNames(sources, [`diploma${field.charAt(0).toUpperCase()}${field.slice(1)}`]);
}

function originOfNames({ edits, wishes, tableOrigins }: Sources, names: readonly string[]): Origin | null {
  const [edit] = edits
    .filter(({ field }) => names.includes(field))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (edit !== undefined) return typed(edit.at, edit.user);
  const table = tableOrigins.find(({ field }) => names.includes(field));
  if (table !== undefined)
    return { words: texts.candidate.fromTable(formatMomentDay(table.importedAt)), edited: false };
  const [wish] = wishes;
  if (wish === undefined) return null;
  return { words: texts.candidate.fromParcoursup(formatMomentDay(wish.importedAt)), edited: false };
}

function typed(at: string, user: string | null): Origin {
  return { words: texts.candidate.typedBy(formatMomentDay(at), user), edited: true };
}
