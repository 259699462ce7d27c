import { hash } from "node:crypto";
import { BACKSLASH, QUOTE, SPACE } from "./json-bytes.ts";

/** Holds one text after the other, so that nothing is allocated for each candidate. */
let content = new Uint8Array(64 * 1024);

/**
 * SHA-256 of what a valid JSON text says, whatever its spacing and the way its letters are written (`é` or `\u00e9`): a file
 * opened in an editor and saved again says nothing new. The order of keys and the writing of numbers count. `json` is not kept.
 */
export function contentDigest(json: Uint8Array): Buffer {
  if (content.length < json.length) content = new Uint8Array(2 * json.length);
  return hash("sha256", content.subarray(0, writeContent(json, content)), "buffer");
}

const encoder = new TextEncoder();

/** Copies `json` without the white space between its tokens, and its texts as `JSON.stringify` writes them: never longer. Returns the length. */
function writeContent(json: Uint8Array, to: Uint8Array): number {
  let length = 0;
  let at = 0;
  while (at < json.length) {
    const byte = json[at++] ?? 0;
    if (byte <= SPACE) continue;
    to[length++] = byte;
    if (byte !== QUOTE) continue;
    const written = length;
    const from = at;
    let next = json[at++] ?? 0;
    while (next !== QUOTE && next !== BACKSLASH) {
      to[length++] = next;
      next = json[at++] ?? 0;
    }
    if (next === BACKSLASH) {
      at = endOfText(json, at);
      const text = rewritten(json.subarray(from - 1, at)).slice(1);
      length = written + encoder.encodeInto(text, to.subarray(written)).written;
    } else to[length++] = QUOTE;
  }
  return length;
}

/** Behind the quote that ends the text of which a backslash has just been read. */
function endOfText(json: Uint8Array, afterBackslash: number): number {
  let at = afterBackslash + 1;
  for (;;) {
    const byte = json[at++];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
}

function rewritten(text: Uint8Array): string {
  return JSON.stringify(
    JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString("utf8")),
  );
}
