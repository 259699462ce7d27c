import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from "./json-bytes.ts";
import { isForbidden, repeatedKeys } from "./json-defects.ts";
import { formatPath, type JsonPath } from "./json-path.ts";
import { END, type JsonScanner } from "./json-scanner.ts";
import type { SyntaxFaultKind } from "./json-syntax.ts";
import { KeyCounter } from "./key-count.ts";
import type { Limits } from "./limits.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import type { Programme } from "./programme.ts";
import { foldKey } from "./section-catalogue.ts";
import { type JsonSlice, ReadingStopped, type ReportAt, readSlice } from "./slice-reader.ts";
import { positionIn, type TextPosition } from "./text-position.ts";
import { lenientText } from "./utf8.ts";

/** Keys of one object, and programmes of one file: far above any real export. */
const ITEMS_ALLOWED = 10_000;
const CODE_MAX_LENGTH = 100;
const WORD_SHOWN = 100;

/** Who wants to know what the envelope holds. Calls come in file order. */
export interface EnvelopeListener {
  readonly report: ReportAt;
  /** A programme begins: an element of `exportCandidats`, or a bare array of candidates. Its code is filled in when it comes. */
  readonly beginProgramme: () => Programme;
  /** The scanner stands at a candidate, number `at` of the array at `list`; the listener reads it. */
  readonly candidate: (programme: Programme, list: JsonPath, at: number) => Promise<void>;
}

type MemberReader = (path: JsonPath) => Promise<void>;
type ElementReader = (list: JsonPath, at: number) => Promise<void>;

/**
 * Reads the envelope of an export, `exportDeDonnees.exportCandidats[].candidats[]`, or a bare array of candidates (format, 1.1 and 7.1).
 * Keys may come in any order and case; every other key and value is read over. Throws `ReadingStopped` after a fault behind
 * which nothing can be read; it has been reported like all the others.
 */
export class EnvelopeReader {
  readonly #scanner: JsonScanner;
  readonly #limits: Limits;
  readonly #listener: EnvelopeListener;
  readonly #keyCounter = new KeyCounter();
  /** Keys that objects lack. Told at the end: of an object that comes twice, the other one may have what this one lacks. */
  readonly #missing: { readonly key: string; readonly path: JsonPath; readonly position: TextPosition }[] =
    [];
  /** Objects that come twice, by their paths without case. */
  readonly #repeated = new Set<string>();

  constructor(scanner: JsonScanner, limits: Limits, listener: EnvelopeListener) {
    this.#scanner = scanner;
    this.#limits = limits;
    this.#listener = listener;
  }

  async read(): Promise<void> {
    try {
      await this.#read();
    } finally {
      for (const { key, path, position } of this.#missing)
        if (!this.#repeated.has(comparable(path)))
          this.#listener.report(problems.envelopeKeyMissing(key), [...path, key], position);
    }
  }

  async #read(): Promise<void> {
    const first = await this.#scanner.peek();
    if (first === END) {
      this.#listener.report(problems.empty(), [], this.#scanner.position);
      return;
    }
    await this.#checkValueBegins([]);
    if (first === OPEN_ARRAY) await this.#candidates(this.#listener.beginProgramme(), []);
    else if (first === OPEN_OBJECT) await this.#root();
    else await this.#bareValue();
    if ((await this.#scanner.peek()) !== END) await this.#stop("trailing_content", []);
  }

  /** A lone text or number: JSON perhaps, an export never. */
  async #bareValue(): Promise<void> {
    const start = this.#scanner.position;
    const isJson = (await this.#value([])) !== null;
    if (isJson) this.#listener.report(problems.notAnExport(), [], start);
  }

  async #root(): Promise<void> {
    const start = this.#scanner.position;
    const keys = await this.#object([], { exportDeDonnees: (path) => this.#exportDeDonnees(path) });
    if (!keys.has("exportDeDonnees")) this.#listener.report(problems.notAnExport(), [], start);
  }

  async #exportDeDonnees(path: JsonPath): Promise<void> {
    await this.#objectWith("exportCandidats", path, {
      exportCandidats: async (inner) => {
        if ((await this.#scanner.peek()) === OPEN_ARRAY) {
          await this.#array(inner, (list, at) => this.#programme([...list, at]));
        } else await this.#instead(problems.envelopeWrongType("exportCandidats", "array"), inner);
      },
    });
  }

  async #programme(path: JsonPath): Promise<void> {
    if (Number(path.at(-1)) >= ITEMS_ALLOWED) this.#tooMany(path);
    const programme = this.#listener.beginProgramme();
    await this.#objectWith("candidats", path, {
      candidats: async (inner) => {
        if ((await this.#scanner.peek()) === OPEN_ARRAY) {
          await this.#candidates(programme, inner);
        } else await this.#instead(problems.envelopeWrongType("candidats", "array"), inner);
      },
      formationCode: (inner) => this.#formationCode(programme, inner),
    });
  }

  async #candidates(programme: Programme, path: JsonPath): Promise<void> {
    await this.#array(path, (list, at) => this.#listener.candidate(programme, list, at));
  }

  async #formationCode(programme: Programme, path: JsonPath): Promise<void> {
    const start = this.#scanner.position;
    const slice = await this.#value(path);
    if (slice === null) return;
    const code = typeof slice.value === "string" ? slice.decode(slice.value).trim() : slice.value;
    if (code === null || code === "") return;
    if (typeof code === "string" && code.length <= CODE_MAX_LENGTH && !isForbidden(code)) {
      programme.code = code;
    } else if (typeof code === "number" && Number.isSafeInteger(code)) {
      programme.code = String(code);
    } else {
      this.#listener.report(problems.envelopeWrongType("formationCode", "code"), path, start);
    }
  }

  /** An object that must have a certain key. */
  async #objectWith(key: string, path: JsonPath, readers: Record<string, MemberReader>): Promise<void> {
    const start = this.#scanner.position;
    if ((await this.#scanner.peek()) !== OPEN_OBJECT) {
      await this.#instead(problems.envelopeWrongType(String(path.at(-1)), "object"), path);
      return;
    }
    const keys = await this.#object(path, readers);
    if (!keys.has(key)) this.#missing.push({ key, path, position: start });
  }

  /** Reads an object: the members that have a reader by it, the others over. Returns the names of the members met. */
  async #object(path: JsonPath, readers: Record<string, MemberReader>): Promise<ReadonlySet<string>> {
    const members = new Map(Object.entries(readers).map(([name, read]) => [foldKey(name), { name, read }]));
    const met = new Set<string>();
    this.#scanner.skip();
    if (await this.#take(CLOSE_OBJECT)) return met;
    for (;;) {
      const key = await this.#key(path);
      const inner = [...path, key];
      await this.#checkValueBegins(inner);
      const { name, read } = members.get(foldKey(key)) ?? { name: key, read: (at) => this.#readOver(at) };
      if (met.has(name)) {
        this.#listener.report(problems.duplicateKey(key), inner, this.#scanner.position);
        this.#repeated.add(comparable(inner));
      }
      met.add(name);
      if (met.size > ITEMS_ALLOWED) this.#tooMany(path);
      await read(inner);
      if (await this.#take(CLOSE_OBJECT)) return met;
      await this.#comma(path, CLOSE_OBJECT);
    }
  }

  async #array(path: JsonPath, readElement: ElementReader): Promise<void> {
    this.#scanner.skip();
    if (await this.#take(CLOSE_ARRAY)) return;
    for (let at = 0; ; at++) {
      const byte = await this.#scanner.peek();
      if (cannotBeginValue(byte)) await this.#stop("value_expected", [...path, at]);
      await readElement(path, at);
      if (await this.#take(CLOSE_ARRAY)) return;
      await this.#comma(path, CLOSE_ARRAY);
    }
  }

  async #key(path: JsonPath): Promise<string> {
    if ((await this.#scanner.peek()) !== QUOTE) await this.#stop("key_expected", path);
    const slice = await this.#value(path);
    if (!(await this.#take(COLON))) await this.#stop("missing_colon", path);
    return typeof slice?.value === "string" ? slice.decode(slice.value) : "";
  }

  async #comma(path: JsonPath, close: number): Promise<void> {
    if (!(await this.#take(COMMA))) {
      const found = await this.#scanner.peek();
      const isClose = found === CLOSE_ARRAY || found === CLOSE_OBJECT;
      await this.#stop(isClose ? "mismatched_bracket" : "missing_comma", path);
    }
    const next = await this.#scanner.peek();
    if (next === close || next === COMMA) await this.#stop("trailing_comma", path);
  }

  async #take(byte: number): Promise<boolean> {
    if ((await this.#scanner.peek()) !== byte) return false;
    this.#scanner.skip();
    return true;
  }

  async #checkValueBegins(path: JsonPath): Promise<void> {
    if (cannotBeginValue(await this.#scanner.peek())) await this.#stop("value_expected", path);
  }

  /** Reads one whole value that is not a candidate. */
  async #value(path: JsonPath): Promise<JsonSlice | null> {
    const { candidateSize, depth } = this.#limits;
    const slice = await readSlice(this.#scanner, {
      path,
      limits: { size: candidateSize, depth: depth - path.length },
      depthLimit: depth,
      tooBig: () => problems.envelopeTooBig(candidateSize),
      report: this.#listener.report,
    });
    const isComplete = slice === null || slice.cut.colons === this.#keyCounter.count(slice.value).keys;
    if (!isComplete) this.#reportRepeatedKeys(slice);
    return slice;
  }

  async #readOver(path: JsonPath): Promise<void> {
    await this.#value(path);
  }

  /** Reads over a value that stands where another one is expected. */
  async #instead(problem: ProblemText, path: JsonPath): Promise<void> {
    this.#listener.report(problem, path, this.#scanner.position);
    await this.#value(path);
  }

  #reportRepeatedKeys({ cut, path }: JsonSlice): void {
    const text = lenientText(cut.bytes);
    for (const { path: inner, offset } of repeatedKeys(text, this.#limits.depth, false)) {
      const problem = problems.duplicateKey(String(inner.at(-1)));
      this.#listener.report(problem, [...path, ...inner], positionIn(text, offset, cut.start));
    }
  }

  #tooMany(path: JsonPath): never {
    this.#listener.report(problems.envelopeTooManyItems(ITEMS_ALLOWED), path, this.#scanner.position);
    throw new ReadingStopped();
  }

  /** Reports a fault of syntax at the token just peeked at. */
  async #stop(kind: SyntaxFaultKind, path: JsonPath): Promise<never> {
    const byte = await this.#scanner.peek();
    const { position } = this.#scanner;
    const found = await this.#word(byte);
    const problem = problems.syntax(
      byte === END ? "truncated" : moreExactly(kind, found),
      found,
      this.#limits.depth,
    );
    this.#listener.report(problem, path, position);
    throw new ReadingStopped();
  }

  /** The word, or the sign, at the token just peeked at. */
  async #word(byte: number): Promise<string> {
    if (byte === END) return "";
    if (byte < 0x80 && !/\w/.test(String.fromCharCode(byte))) return String.fromCharCode(byte);
    const { bytes } = await this.#scanner.cut({ size: WORD_SHOWN, depth: 0 });
    return lenientText(bytes);
  }
}

function comparable(path: JsonPath): string {
  return formatPath(path.map((step) => (typeof step === "string" ? foldKey(step) : step)));
}

function cannotBeginValue(byte: number): boolean {
  return [END, COMMA, COLON, CLOSE_ARRAY, CLOSE_OBJECT].includes(byte);
}

function moreExactly(kind: SyntaxFaultKind, found: string): SyntaxFaultKind {
  if (found === "/") return "comment";
  return found === "'" && kind === "key_expected" ? "single_quote" : kind;
}
