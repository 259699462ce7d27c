import type { JsonPath } from "./json-path.ts";

/** What can be wrong with a JSON text (RFC 8259), each with its own sentence in the catalogue. */
export type SyntaxFaultKind =
  | "truncated"
  | "trailing_content"
  | "trailing_comma"
  | "missing_comma"
  | "missing_colon"
  | "key_expected"
  | "value_expected"
  | "single_quote"
  | "comment"
  | "unknown_word"
  | "bad_number"
  | "bad_escape"
  | "control_character"
  | "mismatched_bracket"
  | "too_deep";

export interface SyntaxFault {
  readonly kind: SyntaxFaultKind;
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number;
  /** The value being read when the fault was met. */
  readonly path: JsonPath;
  /** The character or word found there; empty at the end of the text. */
  readonly found: string;
}

interface VisitedValue {
  /** Valid only during the visit. */
  readonly path: JsonPath;
  /** The value is `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Start of the object or array that holds the value; -1 for the root. */
  readonly parentStart: number;
}

export interface WalkOptions {
  /** Levels of nested arrays and objects allowed. */
  readonly depth: number;
  /** Called after each value, inner values first. */
  readonly visit?: (value: VisitedValue) => void;
  /** True when the text is known to be cut off by the end of the file: its last word may be right as far as it goes. */
  readonly cut?: boolean;
}

/**
 * Reads a JSON text strictly, slowly and with a precise idea of what is wrong where. It serves when `JSON.parse` has already
 * said no or when something has to be located; the fast way is `JSON.parse` itself, which accepts exactly the same texts.
 * Returns the first fault, or null.
 */
export function walkJson(text: string, options: WalkOptions): SyntaxFault | null {
  const walk = new Walk(text, options);
  try {
    walk.run();
    return null;
  } catch (error) {
    if (error instanceof FaultFound) return error.fault;
    throw error;
  }
}

class FaultFound extends Error {
  readonly fault: SyntaxFault;
  constructor(fault: SyntaxFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[\p{L}\p{N}_$.+-]+/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class Walk {
  readonly #text: string;
  readonly #depth: number;
  readonly #visit: ((value: VisitedValue) => void) | undefined;
  readonly #cut: boolean;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, { depth, visit, cut = false }: WalkOptions) {
    this.#text = text;
    this.#depth = depth;
    this.#visit = visit;
    this.#cut = cut;
  }

  run(): void {
    this.#blanks();
    this.#value(-1, 0);
    this.#blanks();
    if (this.#at < this.#text.length) this.#fail("trailing_content");
  }

  #value(parentStart: number, depth: number): void {
    const start = this.#at;
    const first = this.#text[start];
    if (first === "{" || first === "[") {
      if (depth >= this.#depth) this.#fail("too_deep");
      this.#at++;
      if (first === "{") this.#members(start, depth + 1);
      else this.#elements(start, depth + 1);
    } else if (first === '"') this.#string();
    else if (first !== undefined && (first === "-" || isDigit(first))) this.#number();
    else this.#literal();
    this.#visit?.({ path: this.#path, start, end: this.#at, parentStart });
  }

  #members(start: number, depth: number): void {
    this.#blanks();
    if (this.#take("}")) return;
    for (;;) {
      this.#path.push(this.#key());
      this.#blanks();
      if (!this.#take(":")) this.#fail("missing_colon");
      this.#blanks();
      this.#value(start, depth);
      this.#path.pop();
      this.#blanks();
      if (this.#take("}")) return;
      this.#comma("]", "}");
    }
  }

  #elements(start: number, depth: number): void {
    this.#blanks();
    if (this.#take("]")) return;
    for (let index = 0; ; index++) {
      this.#path.push(index);
      this.#value(start, depth);
      this.#path.pop();
      this.#blanks();
      if (this.#take("]")) return;
      this.#comma("}", "]");
    }
  }

  /** The comma between two members or elements; `wrongClose` is the bracket of the other kind. */
  #comma(wrongClose: string, close: string): void {
    if (!this.#take(",")) {
      const found = this.#text[this.#at];
      if (found === wrongClose) this.#fail("mismatched_bracket");
      if (found === "/") this.#fail("comment");
      this.#fail("missing_comma");
    }
    this.#blanks();
    const next = this.#text[this.#at];
    if (next === close || next === ",") this.#fail("trailing_comma");
  }

  #key(): string {
    const first = this.#text[this.#at];
    if (first === "'") this.#fail("single_quote");
    if (first === "/") this.#fail("comment");
    if (first !== '"') this.#fail("key_expected");
    const start = this.#at;
    this.#string();
    return String(JSON.parse(this.#text.slice(start, this.#at)));
  }

  #string(): void {
    for (this.#at++; ; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) break;
      if (Number.isNaN(unit)) this.#fail("truncated");
      if (unit < 0x20) this.#fail("control_character");
      if (unit === 0x5c) {
        ESCAPE.lastIndex = this.#at;
        if (!ESCAPE.test(this.#text))
          this.#fail(this.#text.length - this.#at < 6 ? this.#cutEscape() : "bad_escape");
        this.#at = ESCAPE.lastIndex - 1;
      }
    }
    this.#at++;
  }

  /** An escape at the very end of the text may be right as far as it goes. */
  #cutEscape(): SyntaxFaultKind {
    return /^\\(?:u[0-9a-fA-F]{0,3})?$/.test(this.#text.slice(this.#at)) ? "truncated" : "bad_escape";
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    const matched = NUMBER.exec(this.#text)?.[0] ?? "";
    const word = this.#word();
    if (matched !== word) this.#fail("bad_number");
    this.#at += matched.length;
  }

  #literal(): void {
    const word = this.#word();
    if (word !== "true" && word !== "false" && word !== "null") {
      const first = this.#text[this.#at];
      if (first === "'") this.#fail("single_quote");
      if (first === "/") this.#fail("comment");
      this.#fail(/^\p{L}/u.test(word) ? "unknown_word" : "value_expected");
    }
    this.#at += word.length;
  }

  #word(): string {
    WORD.lastIndex = this.#at;
    return WORD.exec(this.#text)?.[0] ?? "";
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #blanks(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at++;
    }
  }

  #fail(kind: SyntaxFaultKind): never {
    const word = this.#word();
    const first = this.#text.codePointAt(this.#at);
    const end = this.#text.length;
    const isCut =
      first === undefined ||
      (this.#cut && this.#at + word.length === end && (kind === "bad_number" || isCutWord(kind, word)));
    throw new FaultFound({
      kind: isCut ? "truncated" : kind,
      offset: isCut ? end : this.#at,
      path: [...this.#path],
      found: isCut ? "" : word || String.fromCodePoint(first),
    });
  }
}

function isCutWord(kind: SyntaxFaultKind, found: string): boolean {
  return kind === "unknown_word" && ["true", "false", "null"].some((word) => word.startsWith(found));
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
