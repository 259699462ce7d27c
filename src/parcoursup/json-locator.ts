import type { JsonPath } from "./json-path.ts";
import { walkJson } from "./json-syntax.ts";
import { foldKey } from "./section-catalogue.ts";

/** A value found in a text. */
export interface LocatedValue {
  /** As the keys are really written. */
  readonly path: JsonPath;
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number;
  /** The value as the text writes it: a string with its quotes, a number with all its digits. */
  readonly written: string;
}

/**
 * Finds the value at a path of a JSON text, keys compared without case. Of a repeated key it is the last, the one that `JSON.parse`
 * keeps. Null when there is none.
 */
export function locateValue(text: string, path: JsonPath, depth: number): LocatedValue | null {
  let found: LocatedValue | null = null;
  walkJson(text, {
    depth,
    visit: (value) => {
      if (isSamePath(value.path, path))
        found = {
          path: [...value.path],
          offset: value.start,
          written: text.slice(value.start, value.end),
        };
    },
  });
  return found;
}

function isSamePath(a: JsonPath, b: JsonPath): boolean {
  return a.length === b.length && a.every((step, i) => isSameStep(step, b[i]));
}

function isSameStep(a: string | number, b: string | number | undefined): boolean {
  return typeof a === "string" && typeof b === "string" ? foldKey(a) === foldKey(b) : a === b;
}
