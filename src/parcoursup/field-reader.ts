import type { Field } from "./fields.ts";
import type { JsonPath } from "./json-path.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import type { ReceivedJson } from "./received-json.ts";
import { isInvisible } from "./visible-text.ts";

/** A JSON object as parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Something wrong with a value of a candidate. */
export interface Finding {
  readonly problem: ProblemText;
  /** What it says of a value that parsing changes: a number, shown as the file writes it. Asked for listed problems alone. */
  readonly restate?: (written: string) => ProblemText;
  /** From the candidate's object. */
  readonly path: JsonPath;
  /** Where to point: at the value of the path, or at an offset of the candidate's text that is known already. */
  readonly at: "value" | { readonly offset: number };
}

/** Characters of any text of a profile but names and e-mail: nothing real comes near it. */
const TEXT_MAX_LENGTH = 500;

/** Reads the fields of one candidate, and collects what is wrong with them. Missing, `null` and blank are the same (format, 7.3). */
export class FieldReader {
  readonly findings: Finding[] = [];
  readonly #decode: ReceivedJson["decode"];
  readonly #written: (path: JsonPath) => string | null;

  /** `written` finds how the candidate's text writes the value at a path; it takes time. */
  constructor(decode: ReceivedJson["decode"], written: (path: JsonPath) => string | null) {
    this.#decode = decode;
    this.#written = written;
  }

  /** An optional text, trimmed; a number is taken as its digits. Null when missing or, with a finding, unusable. */
  text(section: JsonObject, field: Field, maxLength = TEXT_MAX_LENGTH): string | null {
    const value = section[field.key];
    if (typeof value !== "number" || !Number.isFinite(value))
      return this.strictText(section, field, maxLength);
    if (Number.isSafeInteger(value)) return String(value);
    // Parsed, « 12.50 » has lost a digit, and 24 digits most of theirs.
    return this.#written([field.section, field.key]) ?? String(value);
  }

  /** A text that must be written as one: a number is a finding too. */
  strictText(section: JsonObject, field: Field, maxLength = TEXT_MAX_LENGTH): string | null {
    const value = section[field.key];
    if (value === undefined || value === null) return null;
    if (typeof value !== "string") {
      this.addValue(field, value, (shown) => problems.wrongType(field.label, shown));
      return null;
    }
    const text = this.#decode(value).trim();
    if (isInvisible(text)) return null;
    const length = text.length > maxLength ? Array.from(text).length : text.length;
    if (length > maxLength) this.add(field, problems.tooLong(field.label, text, length, maxLength));
    return text;
  }

  /** Adds a finding at the value of a field. */
  add(field: Field, problem: ProblemText): void {
    this.findings.push({ problem, path: [field.section, field.key], at: "value" });
  }

  /** The same of a value that is no text; `problem` says it with the value as it is shown. */
  addValue(field: Field, value: unknown, problem: (shown: string) => ProblemText): void {
    this.findings.push({
      problem: problem(describeValue(value)),
      ...(typeof value === "number" && { restate: problem }),
      path: [field.section, field.key],
      at: "value",
    });
  }

  /** A received string as text, for values that are not fields (names of sections). */
  decode(received: string): string {
    return this.#decode(received);
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value that is no text in a few characters, for a message. A number has lost here how the file writes it. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (isJsonObject(value)) return "{…}";
  return String(value);
}
