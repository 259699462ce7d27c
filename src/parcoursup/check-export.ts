import type { CandidateProfile } from "./candidate-profile.ts";
import { DeliveryCheck } from "./delivery-check.ts";
import type { Limits } from "./limits.ts";
import type { Problem, Warning } from "./problem.ts";
import type { ProblemCount } from "./problem-list.ts";

/** One JSON text of a delivery: the `.json` itself (name null), or an entry of a `.json.zip`. */
export interface ExportEntry {
  readonly name: string | null;
  /** Chunks of any size. A chunk is not looked at any more once the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A candidate without a problem of its own, ready to be stored. */
export interface CheckedCandidate {
  /** Position among all entries of the delivery, from 0. */
  readonly ordinal: number;
  /** The programme it is a candidate of: `ProgrammeSummary.index`. */
  readonly programmeIndex: number;
  /**
   * `wish.programmeCode` is null when the file tells the programme's code behind its candidates: the code is then in the
   * `ProgrammeSummary` of the finished check.
   */
  readonly profile: CandidateProfile;
  /** The candidate's JSON object exactly as received, byte for byte. Valid only during the call of `onCandidate`. */
  readonly received: Uint8Array;
  /** Of what `received` says (`contentDigest`). */
  readonly digest: Uint8Array;
}

export interface CheckOptions {
  readonly limits: Limits;
  /** The Parcoursup session that is open now: used when the file does not tell its own. */
  readonly currentSession: number;
  /** Equal for the candidates that whoever takes them makes one person of. */
  readonly personKey: (profile: CandidateProfile) => string;
  /**
   * Called in file order for every candidate until the first problem is found. Identical repeated entries are handed on once.
   * When it returns a promise, reading waits for it. Problems may still come to light behind the last candidate.
   */
  readonly onCandidate?: (candidate: CheckedCandidate) => void | Promise<void>;
  /** Called after every chunk read. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly candidates: number }) => void;
}

/** One element of `exportCandidats` (or one bare array). Several may have the same code, for instance in several ZIP entries. */
export interface ProgrammeSummary {
  /** From 0 over the whole delivery. */
  readonly index: number;
  readonly code: string | null;
  readonly label: string | null;
  /** Entries, repeated ones included. */
  readonly candidates: number;
}

export interface ExportCheck {
  /** Entries of the file. */
  readonly candidates: number;
  /** Year of the Parcoursup session of the file. */
  readonly session: number;
  readonly programmes: readonly ProgrammeSummary[];
  /** True count of problems; `problems` lists the first 100 in file order, with at least one of each kind. */
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** True count of each kind of problem. */
  readonly problemCounts: readonly ProblemCount[];
  /** False when reading stopped at a problem: what follows may hold candidates and problems that nobody has counted. */
  readonly isReadToEnd: boolean;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a whole delivery once, in bounded memory, and finds everything that is wrong with it (rules: `docs/parcoursup-file.md`).
 * Never throws for bad content: what is wrong is a located problem. Errors of the source (a disk that fails) are thrown as they are;
 * an `UnreadableExport` thrown by the source becomes a problem like the others.
 */
export async function checkExport(
  entries: AsyncIterable<ExportEntry>,
  options: CheckOptions,
): Promise<ExportCheck> {
  const delivery = new DeliveryCheck(options);
  await delivery.read(entries);
  return delivery.result();
}
