import type { FileHandle } from "node:fs/promises";
import type { CellValue, Row, Table } from "./cell-value.ts";
import type { ReadOptions } from "./read-workbook.ts";
import { CsvSplitter } from "./split-csv.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** Bytes read at once. */
const CHUNK = 256 * 1024;

/**
 * A CSV file as spreadsheets write it: semicolons (or tabs, or commas, whichever the first line has most of), UTF-8 with or
 * without its mark, UTF-16 with its mark, else Windows-1252. Every value is a text. Throws `UnreadableTable`, also while rows
 * are read.
 */
export async function readCsvTable(file: FileHandle, options: ReadOptions): Promise<Table> {
  const encoding = await encodingOf(file);
  return { sheetName: null, otherSheets: [], rows: readRows(file, encoding, options) };
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A text that is not UTF-8 throughout was written by a program that writes Windows-1252: Excel's « CSV (séparateur : point-virgule) ». */
async function encodingOf(file: FileHandle): Promise<Encoding> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  const mark = buffer.toString("latin1", 0, bytesRead);
  if (mark === "\xff\xfe") return "utf-16le";
  if (mark === "\xfe\xff") return "utf-16be";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of chunksOf(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

async function* readRows(
  file: FileHandle,
  encoding: Encoding,
  { limits, onProgress }: ReadOptions,
): AsyncGenerator<Row> {
  const { size } = await file.stat();
  const splitter = new CsvSplitter(separatorOf);
  for await (const text of textOf(file, encoding, (bytes) => onProgress?.(bytes / size))) {
    for (const { number, cells } of splitter.take(text)) yield* rowOf(number, cells, limits.columns);
    if (splitter.openQuoteLine !== null) throw new UnreadableTable("quote_open", splitter.record);
  }
  for (const { number, cells } of splitter.end()) yield* rowOf(number, cells, limits.columns);
  if (splitter.openQuoteLine !== null) throw new UnreadableTable("quote_open", splitter.record);
}

function separatorOf(firstLine: string): string {
  // What Excel itself takes for a hint, in a line of its own.
  const [, hint] = /^sep=(.)$/i.exec(firstLine.trim()) ?? [];
  if (hint !== undefined) return hint;
  const counts = [";", "\t", ","].map((separator) => ({
    separator,
    count: firstLine.split(separator).length,
  }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).separator;
}

function* rowOf(number: number, texts: readonly string[], limit: number): Generator<Row> {
  if (texts.length > limit) throw new UnreadableTable("not_a_table", number);
  const cells = new Map<number, CellValue>();
  for (const [column, text] of texts.entries()) {
    // An apostrophe that our own exports put before what looks like a formula.
    const plain = /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
    if (plain.trim() !== "") cells.set(column, { kind: "text", text: plain });
  }
  const isHint = number === 1 && texts.length <= 2 && /^sep=$/i.test(texts[0] ?? "");
  if (cells.size > 0 && !isHint) yield { number, cells };
}

async function* textOf(
  file: FileHandle,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(file)) {
      yield lines(decoder.decode(chunk, { stream: true }));
      bytes += chunk.length;
      onBytes(bytes);
    }
    yield lines(decoder.decode());
  } catch (error) {
    throw error instanceof TypeError ? new UnreadableTable("damaged") : error;
  }
}

/** The lines of old Macintosh programs end with a carriage return alone. */
function lines(text: string): string {
  return text.replace(/\r(?=[^\n])/g, "\n");
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
