import type { Guard, ImportReport } from "../../../src/imports/import.schema.ts";
import type { ImportRefusal } from "../../api/import-outcome.ts";
import type { SendProgress } from "../../api/send-progress.ts";
import { type ImportKind, importKinds } from "./import-kind.ts";

/** The states of the import dialog (`interface.md`, "The import dialog"); « done » closes it. */
export type ImportDialogState =
  | { readonly step: "choose"; readonly notice: Notice | null }
  | {
      readonly step: "working";
      readonly file: File;
      readonly dryRun: boolean;
      readonly progress: SendProgress;
    }
  | { readonly step: "refused"; readonly file: File; readonly refusal: ImportRefusal }
  | { readonly step: "verified"; readonly file: File; readonly report: ImportReport }
  | { readonly step: "to-confirm"; readonly file: File; readonly guards: readonly Guard[] };

/** Something to know before choosing again: the import was stopped, or could not be made. */
export interface Notice {
  readonly kind: "information" | "error";
  readonly message: string;
  /** The outcome is uncertain: the Historique tells it. */
  readonly lookInHistory: boolean;
}

/** Why a file is not even worth sending, as a key of the catalogue; null when it is. `limit` in bytes, null while unknown. */
export function refuseFile(
  file: { readonly name: string; readonly size: number },
  kind: ImportKind,
  limit: number | null,
): "otherKind" | "wrongType" | "emptyFile" | "tooBig" | null {
  if (!kind.fileName.test(file.name)) {
    const isOther = Object.values(importKinds).some(({ fileName }) => fileName.test(file.name));
    return isOther ? "otherKind" : "wrongType";
  }
  if (file.size === 0) return "emptyFile";
  return limit !== null && file.size > limit ? "tooBig" : null;
}

/**
 * Whether the whole file is on its way or there: an import then goes on whoever watches (`design.md`, contract), and can be left but
 * not stopped any more.
 */
function isSent(progress: SendProgress): boolean {
  return progress.phase === "working" || progress.bytes >= progress.totalBytes;
}

/** Whether what runs ends when it is told to; an import whose file is sent can only be left. */
export function canBeStopped(dryRun: boolean, progress: SendProgress): boolean {
  return dryRun || !isSent(progress);
}

/** Fraction done, from 0 to 1, or null while it cannot be known. */
export function fractionOf(progress: SendProgress): number | null {
  if (progress.phase === "sending") return ratio(progress.bytes, progress.totalBytes);
  const { progress: work } = progress;
  // A small file is read at once: its bytes say « all », before anything of it is checked.
  if (work === null || (work.step === "checking" && work.candidates === 0)) return null;
  return work.totalCandidates !== null
    ? ratio(work.candidates, work.totalCandidates)
    : ratio(work.bytes, work.totalBytes ?? 0);
}

function ratio(done: number, total: number): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}
