import type { JsonPath } from "./json-path.ts";
import { walkJson } from "./json-syntax.ts";
import { foldKey, isKnownKey } from "./section-catalogue.ts";

/** Something wrong in a text that is valid JSON. */
export interface JsonDefect {
  readonly path: JsonPath;
  /** Where the value stands, in UTF-16 units from the beginning of the text. */
  readonly offset: number;
  /** The text of the value, decoded when it is a string. */
  readonly value: string;
}

/**
 * Keys that come twice in one object, at their second value. Compared after unescaping; known keys of Parcoursup without case
 * when the text is a candidate.
 */
export function repeatedKeys(text: string, depth: number, isCandidate: boolean): readonly JsonDefect[] {
  const seenByObject = new Map<number, Map<string, number>>();
  const defects: JsonDefect[] = [];
  walkJson(text, {
    depth,
    visit: ({ path, start, end, parentStart }) => {
      seenByObject.delete(start);
      const key = path.at(-1);
      if (typeof key !== "string") return;
      const comparable = isCandidate && isKnownKey(path) ? `known ${foldKey(key)}` : `other ${key}`;
      const seen = seenByObject.get(parentStart) ?? new Map<string, number>();
      seenByObject.set(parentStart, seen);
      const times = (seen.get(comparable) ?? 0) + 1;
      seen.set(comparable, times);
      if (times === 2) defects.push({ path: [...path], offset: start, value: text.slice(start, end) });
    },
  });
  return defects.toSorted((a, b) => a.offset - b.offset);
}

/** Texts of known fields that a database cannot hold: `\u0000`, half of a surrogate pair. `text` is a candidate. */
export function forbiddenTexts(text: string, depth: number): readonly JsonDefect[] {
  const defects: JsonDefect[] = [];
  walkJson(text, {
    depth,
    visit: ({ path, start, end }) => {
      if (text[start] !== '"' || !isKnownKey(path)) return;
      const written = text.slice(start, end);
      if (!written.includes("\\u")) return;
      const value = String(JSON.parse(written));
      if (isForbidden(value)) defects.push({ path: [...path], offset: start, value });
    },
  });
  return defects;
}

/** Whether a text cannot be stored as it is. */
export function isForbidden(text: string): boolean {
  return text.includes("\0") || /\p{Cs}/u.test(text);
}
