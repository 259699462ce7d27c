import { keyLabel } from "./key-label.ts";
import { isObject, type ReceivedObject, textIn, textOf } from "./received-value.ts";

/** One line of a value shown as an outline: a heading when it has no value, for the deeper lines that follow it. */
export interface OutlineRow {
  /** From 0. */
  depth: number;
  label: string;
  value: string | null;
}

/** A piece of a file that has no form of its own on the page. */
export interface OutlineSection {
  title: string;
  rows: OutlineRow[];
}

const DEEPEST = 6;
const MOST_ROWS = 400;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Any value as lines to read: keys become labels, blanks are left out, codes too when their label is beside. At most 400
 * lines, six levels deep: what is left out is in the file to download.
 * @param except keys of the first level that are shown elsewhere, in any case
 */
export function outlineOf(value: unknown, except: readonly string[] = []): OutlineRow[] {
  const rows: OutlineRow[] = [];
  addRows(rows, value, 0, new Set(except.map((key) => key.toLowerCase())));
  return withoutEmptyHeadings(rows.slice(0, MOST_ROWS));
}

function addRows(rows: OutlineRow[], value: unknown, depth: number, except: ReadonlySet<string>): void {
  if (depth > DEEPEST) return;
  for (const [label, inner] of membersOf(value, except)) {
    if (rows.length > MOST_ROWS) return;
    const text = textOf(inner) ?? plainList(inner);
    if (text !== null) rows.push({ depth, label, value: text });
    else if (typeof inner === "object" && inner !== null) {
      rows.push({ depth, label, value: null });
      addRows(rows, inner, depth + 1, NOTHING);
    }
  }
}

function* membersOf(value: unknown, except: ReadonlySet<string>): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.slice(0, MOST_ROWS).entries()) yield [`${index + 1}`, item];
  } else if (isObject(value)) {
    const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
    for (const [key, inner] of Object.entries(value))
      if (!except.has(key.toLowerCase()) && !isCodeOfLabel(value, key, keys)) yield [keyLabel(key), inner];
  } else if (value !== undefined) yield ["Valeur", value];
}

/** `NiveauEtudeCode` beside `NiveauEtudeLibelle` tells nothing more. */
function isCodeOfLabel(object: ReceivedObject, key: string, keys: ReadonlySet<string>): boolean {
  if (!/code$/i.test(key)) return false;
  const label = `${key.slice(0, -4)}Libelle`;
  return keys.has(label.toLowerCase()) && textIn(object, label) !== null;
}

/** A list of single values on one line. */
function plainList(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 50) return null;
  const texts = value.map(textOf);
  return texts.every((text) => text !== null) ? texts.join(", ") : null;
}

/** In reading order, what is below a heading comes right after it. */
function withoutEmptyHeadings(rows: readonly OutlineRow[]): OutlineRow[] {
  const kept: OutlineRow[] = [];
  for (const row of rows.toReversed())
    if (row.value !== null || (kept.at(-1)?.depth ?? -1) > row.depth) kept.push(row);
  return kept.reverse();
}
