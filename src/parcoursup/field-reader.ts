import type { Field } from "./fields.ts";
import type { JsonPath } from "./json-path.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import type { ReceivedJson } from "./received-json.ts";

/** A JSON object as parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Something wrong with a value of a candidate. */
export interface Finding {
  readonly problem: ProblemText;
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

  constructor(decode: ReceivedJson["decode"]) {
    this.#decode = decode;
  }

  /** An optional text, trimmed; a number is taken as its digits. Null when missing or, with a finding, unusable. */
  text(section: JsonObject, field: Field, maxLength = TEXT_MAX_LENGTH): string | null {
    const value = section[field.key];
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
    return this.strictText(section, field, maxLength);
  }

  /** A text that must be written as one: a number is a finding too. */
  strictText(section: JsonObject, field: Field, maxLength = TEXT_MAX_LENGTH): string | null {
    const value = section[field.key];
    if (value === undefined || value === null) return null;
    if (typeof value !== "string") {
      this.add(field, problems.wrongType(field.label, describeValue(value)));
      return null;
    }
    const text = this.#decode(value).trim();
    const length = text.length > maxLength ? Array.from(text).length : text.length;
    if (length > maxLength) this.add(field, problems.tooLong(field.label, text, length, maxLength));
    return text === "" ? null : text;
  }

  /** Adds a finding at the value of a field. */
  add(field: Field, problem: ProblemText): void {
    this.findings.push({ problem, path: [field.section, field.key], at: "value" });
  }

  /** A received string as text, for values that are not fields (names of sections). */
  decode(received: string): string {
    return this.#decode(received);
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a few characters, for a message. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (isJsonObject(value)) return "{…}";
  return typeof value === "number" && !Number.isFinite(value) ? "∞" : String(value);
}
