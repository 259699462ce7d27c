import { isUtf8 } from "node:buffer";

/**
 * How many UTF-16 units the UTF-8 bytes from `from` to `to` make: one a character, two above U+FFFF. Sequences cut at the
 * ends count with their first byte. Behind bytes that are not UTF-8 the count is as uncertain as what an editor shows for them.
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** Offset of the first byte that is not UTF-8, or -1. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(bytes.subarray(i, i + length))) return i;
    i += length;
  }
  return -1;
}

/** True when the bytes from `offset` on are the beginning of one UTF-8 character that the end of the file cuts. */
export function isCutCharacter(bytes: Uint8Array, offset: number): boolean {
  const rest = bytes.subarray(offset);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return rest.length < 4 && decoder.decode(rest, { stream: true }) === "";
  } catch {
    return false;
  }
}

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** UTF-8 bytes as text; what is not UTF-8 becomes « � ». For messages and positions, never for stored values. */
export function lenientText(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}
