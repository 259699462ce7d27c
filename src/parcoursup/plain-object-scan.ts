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

/** The object does not end within the bytes given. */
export const INCOMPLETE = -1;
/** The object is not plain: perhaps wrong, perhaps only unusual. Who wants to know reads it the thorough way. */
export const NOT_PLAIN = -2;

/** Members of the outer object, keys of one object, and levels that a plain object may have. */
const MEMBERS = 64;
const KEYS = 64;
const LEVELS = 64;

/** What `scanPlainObject` leaves behind; used again for every object. */
export class PlainObjectScan {
  /** Levels of arrays and objects allowed, 64 at most. */
  maxDepth = LEVELS;
  /** Of every member of the outer object: where its key begins and ends, where its value begins and ends. */
  readonly members = new Int32Array(MEMBERS * 4);
  memberCount = 0;
  /** Line breaks in the object, and where its last line begins (-1 without any). */
  lines = 0;
  lineStart = -1;

  readonly isObject = new Uint8Array(LEVELS + 1);
  /** Digests of the keys of the objects that are open, and where those of each level begin. */
  readonly keys = new Int32Array(LEVELS * KEYS);
  readonly keysFrom = new Int32Array(LEVELS + 2);
}

/** A member of the outer object: its key, and where its value begins and ends in the bytes of the object. */
export interface PlainMember {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** The members that `scanPlainObject` found in `bytes`, of the object that begins at `start`. */
export function plainMembers(
  bytes: Uint8Array,
  { members, memberCount }: PlainObjectScan,
  start: number,
): PlainMember[] {
  const found: PlainMember[] = [];
  for (let index = 0; index < memberCount; index++) {
    const at = (field: number) => members[index * 4 + field] ?? 0;
    found.push({ key: asciiText(bytes, at(0), at(1)), from: at(2) - start, to: at(3) - start });
  }
  return found;
}

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");
}

const VALUE = 0;
const FIRST_VALUE = 1;
const KEY = 2;
const FIRST_KEY = 3;
const MEMBER_COLON = 4;
const AFTER_VALUE = 5;

/** Bytes that end or interrupt a text: its quote, a backslash, control characters. */
const isSpecial = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);
/** What may follow a backslash, but for `u`: such texts are read the thorough way. */
const isSimpleEscape = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Goes over the JSON object that begins at `start` and returns where it ends, `INCOMPLETE`, or `NOT_PLAIN`. A **plain** object
 * is valid by RFC 8259 (its UTF-8 apart), has no `\u` escape, no escaped or non-ASCII key, no two keys in one object that are
 * equal without case, and is not too large or deep for the tables of `scan`. Nearly every candidate of a real export is plain,
 * and then only the sections that are read need to be parsed. This loop sees nearly every byte of every file: change it only
 * with a measurement.
 */
export function scanPlainObject(bytes: Uint8Array, start: number, scan: PlainObjectScan): number {
  const end = bytes.length;
  const { maxDepth, members, isObject, keys, keysFrom } = scan;
  let at = start;
  let depth = 0;
  let state = VALUE;
  let keyCount = 0;
  let memberCount = 0;
  let lines = 0;
  let lineStart = -1;

  for (;;) {
    if (at >= end) return INCOMPLETE;
    let byte = bytes[at++] ?? 0;
    while (byte <= SPACE) {
      if (byte === LINE_FEED) {
        // The two bytes of `\r\n` are one line break, counted with the first.
        if (bytes[at - 2] !== CARRIAGE_RETURN) lines++;
        lineStart = at;
      } else if (byte === CARRIAGE_RETURN) {
        lines++;
        lineStart = at;
      } else if (byte !== SPACE && byte !== TAB) return NOT_PLAIN;
      if (at >= end) return INCOMPLETE;
      byte = bytes[at++] ?? 0;
    }

    if (state === AFTER_VALUE) {
      if (byte === COMMA) {
        if (isObject[depth] === 1) {
          if (depth === 1) members[memberCount * 4 - 1] = at - 1;
          state = KEY;
        } else state = VALUE;
        continue;
      }
      if (byte !== (isObject[depth] === 1 ? CLOSE_OBJECT : CLOSE_ARRAY)) return NOT_PLAIN;
    } else if (state === KEY || (state === FIRST_KEY && byte !== CLOSE_OBJECT)) {
      if (byte !== QUOTE) return NOT_PLAIN;
      const from = at;
      let digest = 0;
      for (;;) {
        if (at >= end) return INCOMPLETE;
        byte = bytes[at++] ?? 0;
        if (byte === QUOTE) break;
        if (byte === BACKSLASH || byte < SPACE || byte > 0x7e) return NOT_PLAIN;
        // Without case: other signs that become equal only send an object the thorough way.
        digest = (Math.imul(digest, 31) + (byte | 0x20)) | 0;
      }
      const first = keysFrom[depth] ?? 0;
      for (let other = first; other < keyCount; other++) if (keys[other] === digest) return NOT_PLAIN;
      if (keyCount - first >= KEYS) return NOT_PLAIN;
      keys[keyCount++] = digest;
      if (depth === 1) {
        members[memberCount * 4] = from;
        members[memberCount * 4 + 1] = at - 1;
        memberCount++;
      }
      state = MEMBER_COLON;
      continue;
    } else if (state === MEMBER_COLON) {
      if (byte !== COLON) return NOT_PLAIN;
      if (depth === 1) members[memberCount * 4 - 2] = at;
      state = VALUE;
      continue;
    } else if (byte === QUOTE) {
      for (;;) {
        while (at < end && isSpecial[bytes[at] ?? 0] === 0) at++;
        if (at >= end) return INCOMPLETE;
        byte = bytes[at++] ?? 0;
        if (byte === QUOTE) break;
        if (byte !== BACKSLASH) return NOT_PLAIN;
        if (at >= end) return INCOMPLETE;
        if (isSimpleEscape[bytes[at++] ?? 0] === 0) return NOT_PLAIN;
      }
      state = AFTER_VALUE;
      continue;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (depth >= maxDepth) return NOT_PLAIN;
      depth++;
      isObject[depth] = byte === OPEN_OBJECT ? 1 : 0;
      keysFrom[depth] = keyCount;
      state = byte === OPEN_OBJECT ? FIRST_KEY : FIRST_VALUE;
      continue;
    } else if (
      !(byte === CLOSE_OBJECT && state === FIRST_KEY) &&
      !(byte === CLOSE_ARRAY && state === FIRST_VALUE)
    ) {
      at = endOfWord(bytes, at - 1);
      if (at < 0) return at;
      state = AFTER_VALUE;
      continue;
    }

    // An array or object ends here.
    keyCount = keysFrom[depth] ?? 0;
    if (depth === 1) {
      if (memberCount > 0) members[memberCount * 4 - 1] = at - 1;
      scan.memberCount = memberCount;
      scan.lines = lines;
      scan.lineStart = lineStart;
      return at;
    }
    depth--;
    state = AFTER_VALUE;
  }
}

const ZERO = 0x30;
const NINE = 0x39;
const words: readonly (readonly number[])[] = ["true", "false", "null"].map((word) => [...Buffer.from(word)]);

/** Behind the number, `true`, `false` or `null` that begins at `start`. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  const first = bytes[at];
  const word = words.find(([letter]) => letter === first);
  if (word !== undefined) {
    for (const letter of word) {
      if (at >= bytes.length) return INCOMPLETE;
      if (bytes[at++] !== letter) return NOT_PLAIN;
    }
    return at;
  }
  if (bytes[at] === 0x2d) at++;
  const whole = at;
  at = skipDigits(bytes, at);
  if (at === whole || (bytes[whole] === ZERO && at > whole + 1))
    return at < bytes.length ? NOT_PLAIN : INCOMPLETE;
  if (bytes[at] === 0x2e) {
    const decimals = at + 1;
    at = skipDigits(bytes, decimals);
    if (at === decimals) return at < bytes.length ? NOT_PLAIN : INCOMPLETE;
  }
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
    const exponent = at;
    at = skipDigits(bytes, exponent);
    if (at === exponent) return at < bytes.length ? NOT_PLAIN : INCOMPLETE;
  }
  return at < bytes.length ? at : INCOMPLETE;
}

function skipDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= NINE) at++;
  return at;
}
