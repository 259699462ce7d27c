import { createReadStream } from "node:fs";
import { errors } from "../errors/error-catalogue.ts";

/** Characters: a line that is longer has a quote open that nothing closes. */
const LONGEST_LINE = 1_000_000;

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
  for await (const cells of csvLines(path)) {
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

async function* csvLines(path: string): AsyncGenerator<readonly string[]> {
  const splitter = new CsvSplitter();
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

/** Cuts text that comes in pieces into lines of cells. */
class CsvSplitter {
  /** The line on which a quote was opened that nothing closes. */
  openQuoteLine: number | null = null;
  #separator: "," | ";" | null = null;
  #rest = "";
  #line = 1;

  *take(text: string): Generator<readonly string[]> {
    this.#rest += text;
    let from = 0;
    for (let end = this.#lineEnd(from); end !== -1; end = this.#lineEnd(from)) {
      yield* this.#cut(this.#rest.slice(from, end));
      from = end + 1;
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > LONGEST_LINE) this.openQuoteLine = this.#line;
  }

  *end(): Generator<readonly string[]> {
    if (this.#rest === "" || this.openQuoteLine !== null) return;
    if (countQuotes(this.#rest) % 2 === 1) this.openQuoteLine = this.#line;
    else yield* this.#cut(this.#rest);
  }

  /** The next line break that is not between quotes. */
  #lineEnd(from: number): number {
    let end = this.#rest.indexOf("\n", from);
    let quotes = 0;
    let counted = from;
    while (end !== -1) {
      quotes += countQuotes(this.#rest.slice(counted, end));
      if (quotes % 2 === 0) return end;
      counted = end;
      end = this.#rest.indexOf("\n", end + 1);
    }
    return -1;
  }

  *#cut(line: string): Generator<readonly string[]> {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    this.#line += 1 + (line.match(/\n/g)?.length ?? 0);
    if (text.trim() === "") return;
    this.#separator ??= text.includes(",") || !text.includes(";") ? "," : ";";
    yield cellsOf(text, this.#separator);
  }
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function cellsOf(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    let cell = "";
    if (line[at] === '"') {
      at += 1;
      for (;;) {
        const close = line.indexOf('"', at);
        if (close === -1) break;
        cell += line.slice(at, close);
        at = close + 1;
        if (line[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const next = line.indexOf(separator, at);
    const end = next === -1 ? line.length : next;
    cells.push(cell + line.slice(at, end));
    at = end + 1;
  }
  return cells;
}
