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
} from "./json-bytes.ts";

/** The state of going over one array or object, from one piece of bytes to the next. */
export interface ContainerScan {
  /** The next byte to look at. */
  at: number;
  /** Open brackets; 0 again at the end of the container. */
  depth: number;
  maxDepth: number;
  inString: boolean;
  /** The piece ended with a backslash: the first byte of the next one is escaped. */
  isEscaped: boolean;
  /** `:` outside strings. */
  colons: number;
  /** Line breaks in this piece, and where its last line begins (-1 without any). */
  lines: number;
  lineStart: number;
}

export function newContainerScan(): ContainerScan {
  return {
    at: 0,
    depth: 0,
    maxDepth: 0,
    inString: false,
    isEscaped: false,
    colons: 0,
    lines: 0,
    lineStart: -1,
  };
}

/**
 * Goes over `bytes` from `scan.at` to the end of the container, to a bracket deeper than `maxDepth`, or to the end of the bytes.
 * `lastByte` is the byte before them. This loop sees nearly every byte of every file: a plain function over plain values, because the
 * compiler does best with those; change it only with a measurement.
 */
export function scanContainer(bytes: Uint8Array, scan: ContainerScan, lastByte: number): void {
  const end = bytes.length;
  const { maxDepth } = scan;
  let { at, depth, inString, colons, lines, lineStart } = scan;
  if (scan.isEscaped) at++;

  scanning: while (at < end) {
    if (inString) {
      for (; at < end; at++) {
        const byte = bytes[at];
        if (byte === QUOTE) break;
        if (byte === BACKSLASH) at++;
      }
      if (at >= end) break;
      at++;
      inString = false;
    }
    while (at < end) {
      let byte = bytes[at++];
      if (byte === SPACE) {
        while (at < end && bytes[at] === SPACE) at++;
        if (at === end) break scanning;
        byte = bytes[at++];
      }
      if (byte === QUOTE) {
        inString = true;
        break;
      } else if (byte === COLON) {
        colons++;
      } else if (byte === COMMA) {
        // The most frequent of those that do not matter.
      } else if (byte === LINE_FEED) {
        // The two bytes of `\r\n` are one line break, counted with the first.
        if ((at === 1 ? lastByte : bytes[at - 2]) !== CARRIAGE_RETURN) lines++;
        lineStart = at;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++depth > maxDepth) break scanning;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (--depth === 0) break scanning;
      } else if (byte === CARRIAGE_RETURN) {
        lines++;
        lineStart = at;
      }
    }
  }

  // One past the end: the last byte is a backslash, whose character comes with the next piece.
  scan.isEscaped = at > end;
  scan.at = Math.min(at, end);
  scan.depth = depth;
  scan.inString = inString;
  scan.colons = colons;
  scan.lines = lines;
  scan.lineStart = lineStart;
}
