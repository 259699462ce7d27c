import { foldedNames } from "./optional-sections.ts";
import { foldKey } from "./section-catalogue.ts";

/** A candidate's object without some of its sections. */
export interface CutObject {
  readonly bytes: Uint8Array;
  /** Which of the sections it had, in their usual spelling. */
  readonly found: readonly string[];
}

/** Where one member of the object stands: from the quote of its key to the byte behind its value. */
interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts sections out of a candidate's object (valid JSON, UTF-8). What remains is byte for byte as received, spaces and
 * numbers included: pieces of the object are left out, nothing is written anew. The object itself when it has none of them.
 */
export function cutSections(received: Uint8Array, sections: readonly string[]): CutObject {
  const names = foldedNames(sections);
  const members = readMembers(received);
  const cut = (member: Member) => names.has(foldKey(member.key));
  const found = members.filter(cut).map(({ key }) => names.get(foldKey(key)) ?? key);
  if (found.length === 0) return { bytes: received, found };
  return { bytes: Buffer.concat(remaining(received, members, cut)), found };
}

/** Each member that is kept goes with what stands between it and the next one kept: its comma, and the spaces around. */
function remaining(
  received: Uint8Array,
  members: readonly Member[],
  cut: (member: Member) => boolean,
): Uint8Array[] {
  const kept = members.flatMap((member, index) => (cut(member) ? [] : [{ ...member, index }]));
  const first = members[0]?.start ?? 0;
  const lastEnd = members.at(-1)?.end ?? first;
  const pieces = [received.subarray(0, first)];
  for (const [position, { start, end, index }] of kept.entries()) {
    const hasNext = position + 1 < kept.length;
    pieces.push(received.subarray(start, hasNext ? (members[index + 1]?.start ?? end) : end));
  }
  pieces.push(received.subarray(lastEnd));
  return pieces;
}

function readMembers(bytes: Uint8Array): Member[] {
  const members: Member[] = [];
  let at = skipSpace(bytes, skipSpace(bytes, 0) + 1);
  while (at < bytes.length && bytes[at] === QUOTE) {
    const start = at;
    const keyEnd = endOfString(bytes, at);
    const valueStart = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
    const end = endOfValue(bytes, valueStart);
    members.push({ key: readKey(bytes, start, keyEnd), start, end });
    const next = skipSpace(bytes, end);
    if (bytes[next] !== COMMA) break;
    at = skipSpace(bytes, next + 1);
  }
  return members;
}

function readKey(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  // A string, or this would not be the key of valid JSON.
  return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at++;
  return at;
}

/** Behind the closing quote of the string that begins at `from`. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Behind the value that begins at `from`; brackets inside strings are no brackets. */
function endOfValue(bytes: Uint8Array, from: number): number {
  let depth = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else {
      if (depth === 0 && (byte === COMMA || byte === CLOSE_OBJECT || isSpace(byte))) return at;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
      if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth--;
      at++;
    }
    if (depth === 0 && (byte === QUOTE || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)) return at;
  }
  return at;
}
