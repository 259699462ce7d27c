import { fold } from "../linking/fold.ts";
import type { PersonTable } from "./person-table.ts";

/** What tells that a text is about one person. */
export interface PersonMarks {
  readonly candidateId: string;
  /** Those of today, and those that imports replaced. */
  readonly names: readonly PersonName[];
  readonly fileNumbers: readonly string[];
  /** E-mails and INE, today's and former ones. */
  readonly identifiers: readonly string[];
}

/**
 * Gathers them from everything that is the person's: today's values, those that imports replaced, those of a profile that was
 * linked with this one, wherever a row holds them.
 */
export function marksOf(candidateId: string, tables: readonly PersonTable[]): PersonMarks {
  const found = new Map<MarkKind, Set<string>>();
  const add = (field: string, value: unknown) => {
    const kind = markKinds[field];
    if (kind !== undefined && typeof value === "string" && value.trim() !== "")
      found.set(kind, (found.get(kind) ?? new Set()).add(value));
  };
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const entries = Object.entries(value);
    for (const [key, inner] of entries) {
      add(key, inner);
      visit(inner);
    }
    // What an import changed: `{ field, before, after }` or `{ field, current, received }`.
    const field = entries.find(([key]) => key === "field")?.[1];
    if (typeof field === "string") for (const [, inner] of entries) if (inner !== field) add(field, inner);
  };
  visit(tables);
  const all = (kind: MarkKind) => [...(found.get(kind) ?? [])];
  return {
    candidateId,
    names: all("lastName").flatMap((lastName) =>
      all("firstName").map((firstName) => ({ lastName, firstName })),
    ),
    fileNumbers: all("fileNumber"),
    identifiers: all("identifier"),
  };
}

type MarkKind = "lastName" | "firstName" | "fileNumber" | "identifier";

/** Names of columns, and of fields of the API. */
const markKinds: Readonly<Record<string, MarkKind>> = {
  last_name: "lastName",
  lastName: "lastName",
  first_name: "firstName",
  firstName: "firstName",
  file_number: "fileNumber",
  fileNumber: "fileNumber",
  email: "identifier",
  ine: "identifier",
};

export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
}

/** Whether a text names the person: an identifier, a file number that stands alone, or nom and prénom both. */
export function mentions(text: string, { names, fileNumbers, identifiers }: PersonMarks): boolean {
  const lowered = text.toLowerCase();
  if (identifiers.some((identifier) => lowered.includes(identifier.toLowerCase()))) return true;
  if (fileNumbers.some((number) => standsAlone(number, text))) return true;
  const folded = ` ${fold(text.replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, " "))} `;
  const has = (name: string) => folded.includes(` ${fold(name)} `);
  return names.some(({ lastName, firstName }) => has(lastName) && has(firstName));
}

/** Whether somebody listed in a report is the person. */
export function isPerson(
  listed: {
    readonly fileNumber?: string | null;
    readonly lastName: string | null;
    readonly firstName: string | null;
  },
  { names, fileNumbers }: PersonMarks,
): boolean {
  if (listed.fileNumber != null && fileNumbers.includes(listed.fileNumber)) return true;
  return names.some(
    ({ lastName, firstName }) =>
      fold(listed.lastName ?? "") === fold(lastName) && fold(listed.firstName ?? "") === fold(firstName),
  );
}

function standsAlone(number: string, text: string): boolean {
  const at = text.indexOf(number);
  if (at === -1) return false;
  const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);
  return (
    (!isDigit(text[at - 1]) && !isDigit(text[at + number.length])) ||
    standsAlone(number, text.slice(at + number.length))
  );
}
