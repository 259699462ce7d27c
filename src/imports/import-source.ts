import type { Scope } from "../accounts/actor.ts";
import type { Transaction } from "../database/database.ts";
import type { ProgrammeSummary } from "../parcoursup/check-export.ts";
import type { Problem, Warning } from "../parcoursup/problem.ts";
import type { ProblemCount } from "../parcoursup/problem-list.ts";
import type { Guard, ImportProgress } from "./import.schema.ts";
import type { StagedCandidate } from "./staged-candidate.ts";
import type { Staging } from "./staging.repository.ts";

/** What the check of a whole file found, whatever its kind. */
export interface FileCheck {
  /** Entries of the file. */
  readonly candidates: number;
  /** Year of the Parcoursup session; null for files that have none. */
  readonly session: number | null;
  readonly programmes: readonly ProgrammeSummary[];
  /** True count of problems; `problems` lists the first 100 in file order, with at least one of each kind. */
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** True count of each kind of problem. */
  readonly problemCounts: readonly ProblemCount[];
  /** False when reading stopped at a problem. */
  readonly isReadToEnd: boolean;
  readonly warnings: readonly Warning[];
  /** Sections that the file has and the school does not keep. */
  readonly unkeptSections: readonly string[];
}

export interface CheckSteps {
  /** Called in file order with every candidate until the first problem; what it returns is waited for. */
  readonly stage: (candidate: StagedCandidate) => Promise<void> | undefined;
  readonly onProgress: (progress: Pick<ImportProgress, "bytes" | "candidates">) => void;
}

/**
 * A kind of file that candidates come in: how it is checked, and how its staged entries become persons. Staging, guards,
 * profiles, merging, history and undo are the same for all kinds (`import-file.ts`, `settle-import.ts`).
 */
export interface ImportSource<Check extends FileCheck = FileCheck> {
  /** Sections that what is stored of its entries has none of. */
  readonly unkeptSections: readonly string[];
  /** Reads the whole file. What is wrong with it is in the result; only what is wrong with the disk is thrown. */
  readonly check: (path: string, steps: CheckSteps) => Promise<Check>;
  /** Makes `import_person` from the staged entries and ties each person to the profile that the establishment has, if any. */
  readonly recognise: (transaction: Transaction, staging: Staging, check: Check) => Promise<void>;
  /** What makes the file look like the wrong one. */
  readonly askGuards: (
    transaction: Transaction,
    staging: Staging,
    check: Check,
    scope: Scope,
  ) => Promise<Guard[]>;
  /**
   * Called once unknown persons have their profile: stores what entries hold beside it, and marks as known those identical to
   * what is held. Returns how many wishes the file holds no longer.
   */
  readonly storeEntries: (transaction: Transaction, staging: Staging, check: Check) => Promise<number>;
  /** How many of those just created were there before and were removed for good. */
  readonly countReturned: (transaction: Transaction, staging: Staging, check: Check) => Promise<number>;
}
