import { type CandidateCheck, checkCandidate } from "./candidate-check.ts";
import type { CandidatePlace, Location } from "./candidate-place.ts";
import type { ExportEntry } from "./check-export.ts";
import { displayText } from "./display-text.ts";
import { EnvelopeReader } from "./envelope-reader.ts";
import { isJsonObject } from "./field-reader.ts";
import { byteOrderMarkLength, RECOGNITION_LENGTH, recogniseFile } from "./file-kind.ts";
import { findingDetail } from "./finding-location.ts";
import { formatPath, type JsonPath } from "./json-path.ts";
import { JsonScanner } from "./json-scanner.ts";
import { KeyCounter } from "./key-count.ts";
import type { Limits } from "./limits.ts";
import type { CandidateReference } from "./problem.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import type { Programme } from "./programme.ts";
import { sectionReader } from "./section-reader.ts";
import { type JsonSlice, ReadingStopped, readPlainSlice, readSlice } from "./slice-reader.ts";
import type { TextPosition } from "./text-position.ts";
import { UnreadableExport } from "./unreadable-export.ts";
import { lenientText } from "./utf8.ts";

/** The delivery that an entry belongs to, as the entry needs it. */
export interface Delivery {
  readonly limits: Limits;
  /** A chunk has been read. A problem in return means that it is one too many. */
  readonly countBytes: (bytes: number) => ProblemText | null;
  readonly beginProgramme: () => Programme;
  /** A candidate begins. False when it is one too many. */
  readonly countCandidate: (programme: Programme) => boolean;
  readonly report: ReportProblem;
  /** A candidate has been read and checked by itself. */
  readonly take: (candidate: ReadCandidate) => Promise<void> | void;
  /** Reading has stopped before the end of the entry. */
  readonly leaveUnread: () => void;
}

/** `where` is only asked when the problem is listed; a text that it gives is better than the one given before. */
type ReportProblem = (
  problem: ProblemText,
  entryIndex: number,
  where: () => Location & Partial<ProblemText>,
) => void;

export interface ReadCandidate {
  readonly check: CandidateCheck;
  readonly place: CandidatePlace;
  readonly programme: Programme;
  readonly received: Uint8Array;
}

/** Reads one JSON text of a delivery: recognises what it is, then hands on one candidate after the other. */
export class EntryCheck {
  readonly #delivery: Delivery;
  readonly #entryIndex: number;
  readonly #name: string | null;
  readonly #scanner: JsonScanner;
  readonly #keyCounter = new KeyCounter();
  #candidates = 0;
  /** The entry itself ends too early: nothing of it was left unread. */
  #isTruncated = false;

  constructor(delivery: Delivery, entry: ExportEntry, entryIndex: number) {
    this.#delivery = delivery;
    this.#entryIndex = entryIndex;
    this.#name = entry.name;
    this.#scanner = new JsonScanner(entry.chunks, (bytes) => this.#countBytes(bytes));
  }

  async run(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      if (error instanceof UnreadableExport) this.#report(error.problem, [], this.#scanner.position, null);
      else if (!(error instanceof ReadingStopped)) throw error;
      if (!this.#isTruncated) this.#delivery.leaveUnread();
    } finally {
      await this.#scanner.close();
    }
  }

  async #read(): Promise<void> {
    const head = await this.#scanner.head(RECOGNITION_LENGTH);
    const kind = recogniseFile(head);
    if (kind !== null) {
      const problem = kind === "empty" ? problems.empty() : problems.wrongFile(kind);
      this.#report(problem, [], this.#scanner.position, null);
      return;
    }
    this.#scanner.dropHead(byteOrderMarkLength(head));
    await new EnvelopeReader(this.#scanner, this.#delivery.limits, {
      report: (problem, path, position) => this.#report(problem, path, position, null),
      beginProgramme: () => this.#delivery.beginProgramme(),
      candidate: (programme, list, at) => this.#candidate(programme, list, at),
    }).read();
  }

  async #candidate(programme: Programme, list: JsonPath, at: number): Promise<void> {
    const path = [...list, at];
    const { limits } = this.#delivery;
    if (!this.#delivery.countCandidate(programme)) {
      this.#report(problems.tooManyCandidates(limits.candidates), path, this.#scanner.position, null);
      throw new ReadingStopped();
    }
    const index = ++this.#candidates;
    const unknown = { index, fileNumber: null, lastName: null, firstName: null };
    const options = { path, limits: { size: limits.candidateSize, depth: limits.depth - path.length } };
    const slice =
      (await readPlainSlice(this.#scanner, options, sectionReader)) ??
      (await readSlice(this.#scanner, {
        ...options,
        depthLimit: limits.depth,
        tooBig: () => problems.candidateTooBig(limits.candidateSize),
        report: (problem, inner, position) => this.#report(problem, inner, position, unknown),
      }));
    if (slice === null) return;
    if (!isJsonObject(slice.value)) {
      const problem = problems.notAnObject(lenientText(slice.cut.bytes));
      this.#report(problem, path, slice.cut.start, unknown);
      return;
    }
    const check = checkCandidate(slice, slice.value, {
      programmeCode: programme.code,
      keys: this.#keyCounter.count(slice.value),
      depth: limits.depth,
    });
    const place = this.#placeOf(list, at, slice.cut.start, index, check);
    this.#reportFindings(slice, check, place);
    await this.#delivery.take({ check, place, programme, received: slice.cut.bytes });
  }

  #placeOf(
    list: JsonPath,
    at: number,
    start: TextPosition,
    index: number,
    check: CandidateCheck,
  ): CandidatePlace {
    return {
      entryIndex: this.#entryIndex,
      entry: this.#name,
      list,
      at,
      line: start.line,
      column: start.column,
      index,
      fileNumber: check.fileNumber,
      lastName: shown(check.lastName),
      firstName: shown(check.firstName),
    };
  }

  #reportFindings({ cut }: JsonSlice, { findings }: CandidateCheck, place: CandidatePlace): void {
    if (findings.length === 0) return;
    const text = lenientText(cut.bytes);
    const { depth } = this.#delivery.limits;
    for (const finding of findings) {
      const where = () => findingDetail(finding, place, text, depth);
      this.#delivery.report(finding.problem, this.#entryIndex, where);
    }
  }

  #report(
    problem: ProblemText,
    path: JsonPath,
    position: TextPosition,
    candidate: CandidateReference | null,
  ): void {
    this.#isTruncated ||= problem.code === "json.truncated";
    const where = () => ({ path: formatPath(path), ...position, entry: this.#name, candidate });
    this.#delivery.report(problem, this.#entryIndex, where);
  }

  #countBytes(bytes: number): void {
    const problem = this.#delivery.countBytes(bytes);
    if (problem === null) return;
    this.#report(problem, [], this.#scanner.position, null);
    throw new ReadingStopped();
  }
}

function shown(name: string | null): string | null {
  return name === null ? null : displayText(name);
}
