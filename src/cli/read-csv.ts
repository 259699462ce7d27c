import { createReadStream } from "node:fs";
import { errors } from "../errors/error-catalogue.ts";
import { type CsvRecord, CsvSplitter } from "../spreadsheet/split-csv.ts";

/** Values of one line by the name of their column; a line that is too short has empty ones. */
export type CsvRow = ReadonlyMap<string, string>;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without its mark; commas, or the semicolons of a French spreadsheet) row by row: the file is
 * never held whole. Blank lines are no rows.
 * @param columns that the header must name, in any order; others are read too.
 * @throws AppError `file.not_found`, `file.unreadable`, `file.not_utf8`, `file.column_missing`, `file.quote_open`.
 */
export async function* readCsv(path: string, columns: readonly string[]): AsyncGenerator<CsvRow> {
  let header: readonly string[] | null = null;
  for await (const { cells } of csvLines(path)) {
    if (header !== null) {
      yield new Map(header.map((name, at) => [name, cells[at] ?? ""]));
      continue;
    }
    header = cells.map((name) => name.trim());
    const missing = columns.filter((name) => !header?.includes(name));
    if (missing.length > 0) throw errors.file.columnMissing(path, missing);
  }
  if (header === null) throw errors.file.columnMissing(path, columns);
}

async function* csvLines(path: string): AsyncGenerator<CsvRecord> {
  const splitter = new CsvSplitter((line) => (line.includes(",") || !line.includes(";") ? "," : ";"));
  for await (const text of textOf(path)) {
    yield* splitter.take(text);
    if (splitter.openQuoteLine !== null) break;
  }
  yield* splitter.end();
  if (splitter.openQuoteLine !== null) throw errors.file.quoteOpen(path, splitter.openQuoteLine);
}

async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of createReadStream(path)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw errors.file.notUtf8(path);
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw "code" in error && error.code === "ENOENT"
      ? errors.file.notFound(path)
      : errors.file.unreadable(path);
  }
}
