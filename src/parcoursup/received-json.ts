import { isAscii, isUtf8 } from "node:buffer";
import type { PlainMember } from "./plain-object-scan.ts";

/** A JSON text parsed from the bytes received. */
export interface ReceivedJson {
  /**
   * The parsed value. Its strings are to be read through `decode`: decoding the UTF-8 of 300 MB of bulletins that nobody reads
   * takes longer than parsing them, so they may still be bytes, one a character.
   */
  readonly value: unknown;
  /** A string of `value` as text. */
  readonly decode: (received: string) => string;
  /** Whether the text contains `\u…`, the only way in for `\u0000` and lone surrogates. */
  readonly hasUnicodeEscapes: boolean;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Parses bytes as `JSON.parse` would their text: nothing more, nothing less is accepted. */
export function parseReceived(bytes: Uint8Array): ReceivedJson | "not_utf8" | "not_json" {
  const view = byteView(bytes);
  const hasUnicodeEscapes = view.includes("\\u");
  if (isAscii(bytes)) return parsed(view, asItIs, hasUnicodeEscapes);
  if (!isUtf8(bytes)) return "not_utf8";
  // With escapes, two keys could be the same in one form and not in the other: then the text has to be decoded first.
  if (hasUnicodeEscapes) return parsed(strictUtf8.decode(bytes), asItIs, hasUnicodeEscapes);
  return parsed(view, decodeByteView, hasUnicodeEscapes);
}

/** Reads the bytes of a value that is known to be valid JSON. */
export type MemberReader = (bytes: Uint8Array) => unknown;

/** Reads a value whole: its strings are then read through `decodeByteView`. */
export const parseMember: MemberReader = (bytes) => JSON.parse(byteView(bytes));

/**
 * The members of a plain object (`plain-object-scan.ts`) whose bytes are UTF-8, as `parseReceived` would give them: each read by the
 * reader that `readerOf` names for it, those without one null.
 */
export function parsePlainMembers(
  bytes: Uint8Array,
  members: readonly PlainMember[],
  readerOf: (key: string) => MemberReader | null,
): ReceivedJson {
  const entries = members.map(({ key, from, to }): readonly [string, unknown] => {
    const read = readerOf(key);
    return [key, read === null ? null : read(bytes.subarray(from, to))];
  });
  // Even `__proto__` becomes a plain key.
  return { value: Object.fromEntries(entries), decode: decodeByteView, hasUnicodeEscapes: false };
}

function parsed(
  text: string,
  decode: ReceivedJson["decode"],
  hasUnicodeEscapes: boolean,
): ReceivedJson | "not_json" {
  try {
    const value: unknown = JSON.parse(text);
    return { value, decode, hasUnicodeEscapes };
  } catch {
    return "not_json";
  }
}

/** One character a byte. JSON's own signs are ASCII, so the structure is the same as that of the decoded text. */
function byteView(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function asItIs(text: string): string {
  return text;
}

const BEYOND_ASCII = /[\u0080-\u00ff]/;

function decodeByteView(text: string): string {
  return BEYOND_ASCII.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}
