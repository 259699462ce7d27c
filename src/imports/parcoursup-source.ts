import { type Clock, currentSession } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import type { CheckedCandidate, ExportCheck } from "../parcoursup/check-export.ts";
import { leaveOut } from "../parcoursup/leave-out.ts";
import { defaultLimits, type Limits } from "../parcoursup/limits.ts";
import { markAbsentWishes } from "./absent-wishes.repository.ts";
import { createFiles, writeWishes } from "./candidates.repository.ts";
import { countReturned } from "./count-returned.ts";
import { askGuards } from "./guards.ts";
import { findUnkeptSections } from "./import.repository.ts";
import type { FileCheck, ImportSource } from "./import-source.ts";
import { checkExportFile } from "./open-export-file.ts";
import { recognisePersons } from "./recognition.repository.ts";
import { type StagedCandidate, stageCandidate } from "./staged-candidate.ts";
import { findProgrammeKeys, nameProgrammes } from "./staging.repository.ts";

type ParcoursupCheck = ExportCheck & Pick<FileCheck, "unkeptSections">;

/** Parcoursup's export files, `.json` or `.json.zip`. */
export async function parcoursupSource(
  { db, clock, limits = defaultLimits }: { db: Connection; clock: Clock; limits?: Limits | undefined },
  { schoolId, sha256 }: { readonly schoolId: string; readonly sha256: Uint8Array },
): Promise<ImportSource<ParcoursupCheck>> {
  const unkept = await findUnkeptSections(db, schoolId);
  return {
    unkeptSections: unkept,
    check: async (path, { stage, onProgress }) => {
      const found = new Set<string>();
      const check = await checkExportFile(path, {
        limits,
        currentSession: currentSession(clock),
        onCandidate: (candidate) => stage(keep(candidate, unkept, found)),
        onProgress: ({ bytesRead, candidates }) => onProgress({ bytes: bytesRead, candidates }),
      });
      // In the order in which the school's choice lists them.
      const unkeptSections = unkept.filter((section) => found.has(section));
      return { ...check, unkeptSections: check.problemCount > 0 ? [] : unkeptSections };
    },
    recognise: async (transaction, staging, { programmes, session }) => {
      await nameProgrammes(transaction, programmes);
      await recognisePersons(transaction, staging, session);
    },
    askGuards: async (transaction, staging, { session, programmes }, scope) => {
      const isCoded = programmes.every(({ code }) => code !== null);
      const keys = await findProgrammeKeys(transaction, programmes);
      return askGuards(transaction, staging, { scope, sha256, session, programmes: keys, isCoded }, clock);
    },
    storeEntries: async (transaction, staging, { session, programmes }) => {
      await createFiles(transaction, staging, session);
      await writeWishes(transaction, staging);
      if (!staging.holdsWishes) return 0;
      const keys = await findProgrammeKeys(transaction, programmes);
      return markAbsentWishes(transaction, staging, session, keys);
    },
    countReturned: (transaction, staging, { session }) =>
      countReturned(transaction, staging, staging.schoolId, session),
  };
}

/** Notes in `found` which of the sections that the school does not keep the candidate had. */
function keep(candidate: CheckedCandidate, unkept: readonly string[], found: Set<string>): StagedCandidate {
  const kept = leaveOut(candidate, unkept);
  for (const section of kept.found) found.add(section);
  return stageCandidate(candidate, kept);
}
