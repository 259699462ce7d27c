import { isAscii, isUtf8 } from "node:buffer";
import { newContainerScan, scanContainer } from "./container-scan.ts";
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  LINE_FEED,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  TAB,
} from "./json-bytes.ts";
import { PieceSupply } from "./piece-supply.ts";
import {
  INCOMPLETE,
  type PlainMember,
  PlainObjectScan,
  plainMembers,
  scanPlainObject,
} from "./plain-object-scan.ts";
import type { TextPosition } from "./text-position.ts";
import { utf16Length } from "./utf8.ts";

/** What `peek` returns at the end of the text. */
export const END = -1;

/** Larger plain objects are read the thorough way, in pieces. */
const PLAIN_SIZE = 1024 * 1024;

/** Bytes handled before other work of the process gets its turn: a few milliseconds. */
const BREATH = 128 * 1024;

/** How the cutting of a value ended. `too_big` and `too_deep` stop early: `skipRest` goes on to the end of the value. */
export type CutOutcome = "complete" | "truncated" | "too_big" | "too_deep";

/** One JSON value cut out of the text, not yet parsed: brackets and quotes are counted, nothing else is checked. */
export interface JsonCut {
  readonly start: TextPosition;
  /** The value's bytes (its beginning, unless complete). Valid until the scanner is used again. */
  readonly bytes: Uint8Array;
  /** Number of `:` outside strings, which is the number of keys, repeated ones included. Null: no key comes twice in an object. */
  readonly colons: number | null;
  readonly outcome: CutOutcome;
}

/** A plain object (`plain-object-scan.ts`) cut out of the text. */
export interface PlainCut {
  readonly start: TextPosition;
  /** Valid until the scanner is used again. */
  readonly bytes: Uint8Array;
  readonly members: readonly PlainMember[];
}

export interface CutLimits {
  /** Bytes. */
  readonly size: number;
  /** Levels of arrays and objects inside the value. */
  readonly depth: number;
}

/**
 * Walks over the bytes of one JSON text that comes in chunks of any size. It holds one chunk, or one value that spans several;
 * it knows line and column at every moment. Who calls it knows the grammar: `peek` at the next token, `skip` a bracket, comma
 * or colon, `cut` a whole value out.
 */
export class JsonScanner {
  readonly #supply: PieceSupply;
  /** The piece in work. */
  #bytes: Uint8Array = new Uint8Array(0);
  /** The next byte to look at in `#bytes`. */
  #at = 0;
  #sinceBreath = 0;

  #line = 1;
  #column = 1;
  /** Last byte of the piece before this one: a `\r\n` may be split between them. */
  #lastByte = 0;

  /** The beginning of a value that spans several pieces. */
  #held = new Uint8Array(64 * 1024);
  #heldLength = 0;

  /** State of the value being cut. */
  #kind: "container" | "string" | "word" = "word";
  #ended = true;
  #inString = false;
  #escaped = false;
  readonly #container = newContainerScan();
  readonly #plain = new PlainObjectScan();

  /** `onChunk` hears the size of every chunk as it comes. */
  constructor(chunks: AsyncIterable<Uint8Array>, onChunk: (bytes: number) => void) {
    this.#supply = new PieceSupply(chunks, onChunk);
  }

  get position(): TextPosition {
    return { line: this.#line, column: this.#column };
  }

  /** The first bytes of the text, at least `length` of them unless the text is shorter. Call it before anything else. */
  head(length: number): Promise<Uint8Array> {
    return this.#supply.head(length);
  }

  /** Leaves out the first bytes without counting a column (a byte order mark). */
  dropHead(length: number): void {
    this.#supply.dropHead(length);
  }

  /** Skips white space and returns the byte that follows, which is not consumed; `END` at the end of the text. */
  async peek(): Promise<number> {
    for (;;) {
      const byte = this.#skipBlanks();
      if (byte !== END) return byte;
      if (!(await this.#refill())) return END;
    }
  }

  /** Consumes the byte just peeked. */
  skip(): void {
    this.#at++;
    this.#column++;
  }

  /** Cuts out the value that begins at the byte just peeked. */
  async cut(limits: CutLimits): Promise<JsonCut> {
    if (this.#sinceBreath >= BREATH) await this.#breathe();
    const start = this.position;
    this.#begin(limits.depth);
    for (;;) {
      const from = this.#at;
      this.#scan();
      const isWhole = this.#ended && this.#heldLength === 0;
      if (!isWhole) this.#hold(this.#bytes.subarray(from, this.#at));
      const bytes = isWhole ? this.#bytes.subarray(from, this.#at) : this.#held.subarray(0, this.#heldLength);
      const outcome = this.#outcome(bytes.length, limits);
      if (outcome !== null) return { start, bytes, colons: this.#container.colons, outcome };
      if (!(await this.#refill()))
        return { start, bytes, colons: this.#container.colons, outcome: this.#outcomeAtEnd() };
    }
  }

  /** Cuts out the value that begins at the byte just peeked, when it is a plain object; else null, and nothing has moved. */
  async cutPlain(limits: CutLimits): Promise<PlainCut | null> {
    if (this.#sinceBreath >= BREATH) await this.#breathe();
    if (this.#bytes[this.#at] !== OPEN_OBJECT) return null;
    const scan = this.#plain;
    scan.maxDepth = Math.min(limits.depth, 64);
    let end = scanPlainObject(this.#bytes, this.#at, scan);
    if (end === INCOMPLETE && this.#bytes.length - this.#at < PLAIN_SIZE && (await this.#joinNext()))
      end = scanPlainObject(this.#bytes, this.#at, scan);
    const from = this.#at;
    if (end < 0 || end - from > limits.size || !isUtf8(this.#bytes.subarray(from, end))) return null;
    const start = this.position;
    this.#at = end;
    this.#advance(from, scan.lines, scan.lineStart);
    return { start, bytes: this.#bytes.subarray(from, end), members: plainMembers(this.#bytes, scan, from) };
  }

  /** After a cut that stopped early: goes on to the end of that value, keeping nothing. False when the text ends before. */
  async skipRest(): Promise<boolean> {
    this.#container.maxDepth = Number.MAX_SAFE_INTEGER;
    while (!this.#ended) {
      if (this.#at >= this.#bytes.length && !(await this.#refill())) return false;
      this.#scan();
    }
    return true;
  }

  /** Tells the source that nothing more will be read. */
  close(): Promise<void> {
    return this.#supply.close();
  }

  #begin(maxDepth: number): void {
    const first = this.#bytes[this.#at];
    this.#kind =
      first === QUOTE ? "string" : first === OPEN_OBJECT || first === OPEN_ARRAY ? "container" : "word";
    this.#heldLength = 0;
    this.#ended = false;
    this.#inString = false;
    this.#escaped = false;
    Object.assign(this.#container, newContainerScan(), { maxDepth });
  }

  #outcome(length: number, limits: CutLimits): CutOutcome | null {
    if (this.#container.depth > limits.depth) return "too_deep";
    if (length > limits.size) return "too_big";
    return this.#ended ? "complete" : null;
  }

  /** A number or word may be ended by the end of the text; strings, arrays and objects may not. */
  #outcomeAtEnd(): CutOutcome {
    this.#ended = true;
    return this.#kind === "word" ? "complete" : "truncated";
  }

  /** Goes on to the end of the value, to a bracket that is too deep, or to the end of the piece. */
  #scan(): void {
    if (this.#kind === "container") this.#scanContainer();
    else if (this.#kind === "string") this.#scanString();
    else this.#scanWord();
  }

  #scanContainer(): void {
    const from = this.#at;
    const scan = this.#container;
    scan.at = from;
    scan.lines = 0;
    scan.lineStart = -1;
    scanContainer(this.#bytes, scan, this.#lastByte);
    this.#at = scan.at;
    this.#ended = scan.depth === 0;
    this.#advance(from, scan.lines, scan.lineStart);
  }

  #scanString(): void {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    // The opening quote, seen when the scan begins.
    if (!this.#inString) {
      this.#inString = true;
      at++;
    }
    if (this.#escaped) at++;
    while (at < bytes.length) {
      const byte = bytes[at++];
      if (byte === BACKSLASH) at++;
      if (byte === QUOTE) {
        this.#ended = true;
        break;
      }
    }
    this.#escaped = at > bytes.length;
    this.#at = Math.min(at, bytes.length);
    this.#advance(from, 0, -1);
  }

  #scanWord(): void {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    while (at < bytes.length && !isDelimiter(bytes[at])) at++;
    this.#ended = at < bytes.length;
    this.#at = at;
    this.#advance(from, 0, -1);
  }

  #skipBlanks(): number {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    let lines = 0;
    let lineStart = -1;
    let found = END;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (byte === CARRIAGE_RETURN || this.#byteBefore(at) !== CARRIAGE_RETURN) lines++;
        lineStart = at + 1;
      } else if (byte !== undefined && byte !== SPACE && byte !== TAB) {
        found = byte;
        break;
      }
    }
    this.#at = at;
    this.#advance(from, lines, lineStart);
    return found;
  }

  #byteBefore(at: number): number | undefined {
    return at === 0 ? this.#lastByte : this.#bytes[at - 1];
  }

  /** Moves the position over the bytes from `from` to `#at`; `lineStart` is where their last line begins, or -1. */
  #advance(from: number, lines: number, lineStart: number): void {
    this.#sinceBreath += this.#at - from;
    this.#line += lines;
    if (lineStart !== -1) this.#column = 1;
    const start = lineStart === -1 ? from : lineStart;
    const length = this.#at - start;
    const isLongAscii = length > 64 && isAscii(this.#bytes.subarray(start, this.#at));
    this.#column += isLongAscii ? length : utf16Length(this.#bytes, start, this.#at);
  }

  #hold(piece: Uint8Array): void {
    const length = this.#heldLength + piece.length;
    if (length > this.#held.length) {
      const larger = new Uint8Array(Math.max(length, this.#held.length * 2));
      larger.set(this.#held.subarray(0, this.#heldLength));
      this.#held = larger;
    }
    this.#held.set(piece, this.#heldLength);
    this.#heldLength = length;
  }

  /** Takes the next piece into work. False at the end of the text. */
  async #refill(): Promise<boolean> {
    // Looked at first: a piece is valid only until the next one is asked for.
    this.#lastByte = this.#bytes.at(-1) ?? this.#lastByte;
    const next = await this.#supply.next();
    if (next === null) return false;
    this.#bytes = next;
    this.#at = 0;
    if (this.#sinceBreath >= BREATH) await this.#breathe();
    return true;
  }

  /** Adds the next piece to what is left of the piece in work. False at the end of the text. */
  async #joinNext(): Promise<boolean> {
    const rest = this.#bytes.subarray(this.#at);
    this.#lastByte = this.#bytes[this.#at - 1] ?? this.#lastByte;
    this.#bytes = await this.#supply.nextBehind(rest);
    this.#at = 0;
    return this.#bytes.length > rest.length;
  }

  /** Lets other work of the process have its turn. It is no clock: nothing that is read depends on it. */
  async #breathe(): Promise<void> {
    this.#sinceBreath = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What ends a number or a word (true, false, null, or a mistake). */
function isDelimiter(byte: number | undefined): boolean {
  switch (byte) {
    case SPACE:
    case TAB:
    case LINE_FEED:
    case CARRIAGE_RETURN:
    case COMMA:
    case COLON:
    case QUOTE:
    case OPEN_ARRAY:
    case CLOSE_ARRAY:
    case OPEN_OBJECT:
    case CLOSE_OBJECT:
      return true;
    default:
      return false;
  }
}
