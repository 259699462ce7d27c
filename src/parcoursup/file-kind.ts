/** What a file is when it is not a JSON text in UTF-8, told from its first bytes. */
export type FileKind =
  | "empty"
  | "web_page"
  | "xml"
  | "pdf"
  | "image"
  | "zip_inside"
  | "archive"
  | "office"
  | "rich_text"
  | "table"
  | "utf16"
  | "binary";

/** Bytes that `recogniseFile` wants to see. */
export const RECOGNITION_LENGTH = 1024;

const signatures: readonly (readonly [FileKind, string])[] = [
  ["zip_inside", "PK\x03\x04"],
  ["zip_inside", "PK\x05\x06"],
  ["pdf", "%PDF"],
  ["image", "\x89PNG"],
  ["image", "\xff\xd8\xff"],
  ["image", "GIF8"],
  ["image", "RIFF"],
  ["image", "II*\0"],
  ["image", "MM\0*"],
  ["archive", "\x1f\x8b"],
  ["archive", "7z\xbc\xaf\x27\x1c"],
  ["archive", "Rar!"],
  ["office", "\xd0\xcf\x11\xe0"],
  ["rich_text", "{\\rtf"],
  ["utf16", "\xff\xfe"],
  ["utf16", "\xfe\xff"],
];

const BYTE_ORDER_MARK = "\xef\xbb\xbf";

/** Length of the UTF-8 byte order mark at the beginning of a file: 3 or 0. */
export function byteOrderMarkLength(head: Uint8Array): number {
  return bytesAsText(head).startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

/** Recognises the files that people choose by mistake. Null for what may be JSON: then the reader says what is wrong, if anything. */
export function recogniseFile(head: Uint8Array): FileKind | null {
  const text = bytesAsText(head.subarray(byteOrderMarkLength(head)));
  const signature = signatures.find(([, beginning]) => text.startsWith(beginning));
  if (signature !== undefined) return signature[0];
  const written = text.trimStart();
  if (written === "" && head.length < RECOGNITION_LENGTH) return "empty";
  if (/^(?:[\s[{]\0|\0[\s[{])/.test(text)) return "utf16";
  if (written.includes("\0") && !/^[[{]/.test(written)) return "binary";
  if (/^<(?:!doctype html|html|head|body)/i.test(written)) return "web_page";
  if (/^<\?xml/i.test(written)) return /<html/i.test(written) ? "web_page" : "xml";
  if (written.startsWith("<")) return "web_page";
  return isTable(written) ? "table" : null;
}

/**
 * Two or more cells in the first line, and as many in the second where there is one: the titles of a table and its first row. Cells may
 * stand between quotes. What begins like JSON, or has its signs, is left to the reader of JSON.
 */
function isTable(text: string): boolean {
  if (/^[[{]/.test(text)) return false;
  const [titles = "", row = ""] = text.split(/[\r\n]+/, 2);
  const found = [";", "\t", ","].find((separator) => separatorsOf(titles, separator) > 0);
  if (found === undefined) return false;
  const cells = separatorsOf(titles, found);
  if (found !== "," && cells > 1) return true;
  if (/[[\]{}]|"\s*:/.test(titles)) return false;
  return row.trim() === "" || separatorsOf(row, found) === cells;
}

/** Separators of a line that stand outside of quotes; of a line that is cut in a quote, those before it. */
function separatorsOf(line: string, separator: string): number {
  return line.replace(/"(?:[^"]|"")*(?:"|$)/g, "").split(separator).length - 1;
}

function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
