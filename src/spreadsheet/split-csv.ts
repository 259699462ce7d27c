/** Characters: a line that is longer has a quote open that nothing closes. */
const LONGEST_LINE = 1_000_000;

/** One record of a CSV text (RFC 4180). */
export interface CsvRecord {
  /** From 1, blank lines included: the row that a spreadsheet shows it in. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Cuts text that comes in pieces into records of cells. Blank lines are no records, but they are counted. */
export class CsvSplitter {
  /** The line on which a quote was opened that nothing closes, from 1; and the record it belongs to. */
  openQuoteLine: number | null = null;
  readonly #chooseSeparator: (firstLine: string) => string;
  #separator: string | null = null;
  #rest = "";
  #line = 1;
  #record = 0;

  /** `chooseSeparator` is asked once, with the first line that is not blank. */
  constructor(chooseSeparator: (firstLine: string) => string) {
    this.#chooseSeparator = chooseSeparator;
  }

  /** Records so far, the one begun included. */
  get record(): number {
    return this.#record + 1;
  }

  *take(text: string): Generator<CsvRecord> {
    this.#rest += text;
    let from = 0;
    for (let end = this.#lineEnd(from); end !== -1; end = this.#lineEnd(from)) {
      yield* this.#cut(this.#rest.slice(from, end));
      from = end + 1;
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > LONGEST_LINE) this.openQuoteLine = this.#line;
  }

  *end(): Generator<CsvRecord> {
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

  *#cut(line: string): Generator<CsvRecord> {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    this.#line += 1 + (line.match(/\n/g)?.length ?? 0);
    this.#record += 1;
    if (text.trim() === "") return;
    this.#separator ??= this.#chooseSeparator(text);
    yield { number: this.#record, cells: cellsOf(text, this.#separator) };
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
