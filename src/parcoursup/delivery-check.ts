import { AbsentKeys } from "./absent-keys.ts";
import type { CheckOptions, ExportCheck, ExportEntry } from "./check-export.ts";
import { contentDigest } from "./content-digest.ts";
import { EntryCheck, type ReadCandidate } from "./entry-check.ts";
import { type ProblemText, problems } from "./problem-catalogue.ts";
import { ProblemList } from "./problem-list.ts";
import type { Programme } from "./programme.ts";
import { RepeatedCandidates } from "./repeated-candidates.ts";
import { repetitionProblems } from "./repetition-problems.ts";
import { SessionVote } from "./session-vote.ts";
import { UnreadableExport } from "./unreadable-export.ts";
import { WarningList } from "./warning-list.ts";

/** Ages outside which a birth date is worth a second look. */
const YOUNGEST = 13;
const OLDEST = 80;

/** What a whole delivery amounts to: counts, programmes, the rules that concern several candidates (format, 7.5 and 7.6). */
export class DeliveryCheck {
  readonly #options: CheckOptions;
  readonly #problems = new ProblemList();
  readonly #absentKeys = new AbsentKeys();
  readonly #repeated = new RepeatedCandidates();
  readonly #warnings = new WarningList();
  readonly #sessions = new SessionVote();
  readonly #programmes: Programme[] = [];
  #entries = 0;
  #candidates = 0;
  #bytesRead = 0;
  /** A limit of the whole delivery is reached: what follows is not read. */
  #isFull = false;
  #isReadToEnd = true;
  /** A problem is known: no candidate is handed on any more. */
  #isRefused = false;

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  async read(entries: AsyncIterable<ExportEntry>): Promise<void> {
    try {
      for await (const entry of entries) {
        await this.#readEntry(entry);
        if (this.#isFull) return;
      }
    } catch (error) {
      if (!(error instanceof UnreadableExport)) throw error;
      this.#isReadToEnd = false;
      this.#reportFile(error.problem, error.entry);
    }
    if (this.#candidates === 0 && !this.#isRefused) this.#reportFile(problems.noCandidate(), null);
  }

  result(): ExportCheck {
    const all = new ProblemList();
    all.addAll([this.#problems, ...this.#absentKeys.lists(), repetitionProblems(this.#repeated.conflicts())]);
    const { session, others } = this.#sessions.result(this.#options.currentSession);
    return {
      candidates: this.#candidates,
      session,
      programmes: this.#programmes.map((programme) => ({ ...programme })),
      problemCount: all.count,
      problems: all.inFileOrder(),
      problemCounts: all.countsByKind(),
      isReadToEnd: this.#isReadToEnd,
      warnings: this.#warnings.all(session, others),
    };
  }

  async #readEntry(entry: ExportEntry): Promise<void> {
    const isArchive = entry.name !== null;
    const check = new EntryCheck(
      {
        limits: this.#options.limits,
        countBytes: (bytes) => this.#countBytes(bytes, isArchive),
        beginProgramme: () => this.#beginProgramme(),
        countCandidate: (programme) => this.#countCandidate(programme),
        report: (problem, entryIndex, where) => {
          this.#isRefused = true;
          this.#problems.add(problem, entryIndex, where);
        },
        take: (candidate) => this.#take(candidate),
        leaveUnread: () => {
          this.#isReadToEnd = false;
        },
      },
      entry,
      this.#entries++,
    );
    await check.run();
  }

  #countBytes(bytes: number, isArchive: boolean): ProblemText | null {
    const { limits, onProgress } = this.#options;
    this.#bytesRead += bytes;
    onProgress?.({ bytesRead: this.#bytesRead, candidates: this.#candidates });
    if (this.#bytesRead <= (isArchive ? limits.inflatedSize : limits.fileSize)) return null;
    this.#isFull = true;
    return isArchive ? problems.zipTooBig(limits.inflatedSize) : problems.fileTooBig(limits.fileSize);
  }

  #beginProgramme(): Programme {
    const programme = { index: this.#programmes.length, code: null, label: null, candidates: 0 };
    this.#programmes.push(programme);
    return programme;
  }

  #countCandidate(programme: Programme): boolean {
    if (this.#candidates >= this.#options.limits.candidates) {
      this.#isFull = true;
      return false;
    }
    this.#candidates++;
    programme.candidates++;
    return true;
  }

  /** Takes in a candidate that has been checked by itself, and hands it on when all is well so far. */
  #take(read: ReadCandidate): Promise<void> | void {
    const { check, place, programme, received } = read;
    this.#absentKeys.add(check, place);
    this.#isRefused ||= check.section !== "present" || check.absentKeys.length > 0;
    const digest = contentDigest(received);
    const isNew = this.#isNew(read, digest);
    this.#sessions.add(check.schoolYearSession, check.applicationSession, place);
    this.#warn(read);
    programme.label ??= check.profile?.wish.programmeLabel ?? null;
    if (isNew) this.#warnOfHomonym(read);
    if (this.#isRefused || !isNew || check.profile === null) return undefined;
    const ordinal = this.#candidates - 1;
    const { index: programmeIndex } = programme;
    return this.#options.onCandidate?.({ ordinal, programmeIndex, profile: check.profile, received, digest });
  }

  /** Whether nothing identical was handed on before; a conflict refuses the delivery. */
  #isNew({ check: { fileNumber, birthDate }, place, programme }: ReadCandidate, digest: Buffer): boolean {
    if (fileNumber === null) return this.#repeated.addUnnumbered(programme, digest);
    const fingerprint = digest.readUIntBE(0, 6);
    const outcome = this.#repeated.add(fileNumber, { place, birthDate, programme, fingerprint });
    this.#isRefused ||= outcome === "conflict";
    return outcome !== "identical";
  }

  /** Without a number nothing tells two homonyms from one person met twice: the import makes one candidate of them, and says so. */
  #warnOfHomonym({ check: { profile }, place, programme }: ReadCandidate): void {
    if (profile === null || profile.fileNumber !== null) return;
    if (!this.#repeated.isFirstOfPerson(programme, this.#options.personKey(profile)))
      this.#warnings.mergedHomonym.add(place);
  }

  #warn({ check, place }: ReadCandidate): void {
    const { currentSession } = this.#options;
    if (check.isUnnumbered) this.#warnings.noFileNumber.add(place);
    if (check.hasUnusualIne) this.#warnings.unusualIne.add(place);
    if (isUnlikelyBirthDate(check.birthDate, currentSession)) this.#warnings.unlikelyBirthYear.add(place);
    if (check.isWishUnconfirmed) this.#warnings.unconfirmedWish.add(place);
    if (check.unknownSections.length > 0) this.#warnings.addUnknownSections(check.unknownSections, place);
  }

  #reportFile(problem: ProblemText, entry: string | null): void {
    this.#isRefused = true;
    this.#problems.add(problem, this.#entries, () => ({
      path: "",
      line: 1,
      column: 1,
      entry,
      candidate: null,
    }));
  }
}

function isUnlikelyBirthDate(birthDate: string | null, session: number): boolean {
  if (birthDate === null) return false;
  const age = session - Number(birthDate.slice(0, 4));
  return age < YOUNGEST || age > OLDEST;
}
