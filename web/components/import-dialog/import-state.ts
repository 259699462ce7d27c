import type { Guard, ImportReport } from "../../../src/imports/import.schema.ts";
import type { ImportRefusal } from "../../api/import-outcome.ts";
import type { SendProgress } from "../../api/send-import.ts";
import type { ImportKind } from "./import-kind.ts";

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

/** Why a file is not even worth sending, as a key of the catalogue; null when it is. */
export function refuseFile(
  file: { readonly name: string; readonly size: number },
  kind: ImportKind,
): "wrongType" | "emptyFile" | null {
  if (!kind.fileName.test(file.name)) return "wrongType";
  return file.size === 0 ? "emptyFile" : null;
}

/** Fraction done, from 0 to 1, or null while it cannot be known. */
export function fractionOf(progress: SendProgress): number | null {
  if (progress.phase === "sending") return ratio(progress.bytes, progress.totalBytes);
  const { progress: work } = progress;
  if (work === null) return null;
  return work.totalCandidates !== null
    ? ratio(work.candidates, work.totalCandidates)
    : ratio(work.bytes, work.totalBytes ?? 0);
}

function ratio(done: number, total: number): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}
