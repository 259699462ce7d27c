import { type Clock, parisDay } from "../clock.ts";
import { defaultLimits, type Limits } from "../parcoursup/limits.ts";
import { defaultTableLimits, type TableLimits } from "../spreadsheet/table-limits.ts";
import { checkTableFile } from "./check-table-file.ts";
import { askSameFileElsewhere } from "./guards.ts";
import type { FileCheck, ImportSource } from "./import-source.ts";
import { stageRow } from "./staged-candidate.ts";
import { markKnownRows, recogniseRows } from "./table-recognition.repository.ts";

interface TableContext {
  readonly clock: Clock;
  readonly limits?: Limits | undefined;
  readonly tableLimits?: TableLimits | undefined;
}

/** Tables of candidates that the school filled in: an Excel workbook, or a CSV file. */
export function tableSource(
  context: TableContext,
  file: { readonly sha256: Uint8Array; readonly fileSize: number },
): ImportSource {
  return {
    unkeptSections: [],
    check: async (path, { stage, onProgress }) => {
      let candidates = 0;
      const check = await checkTableFile(path, {
        ...limitsOf(context),
        today: parisDay(context.clock),
        onCandidate: (row) => {
          candidates = row.ordinal + 1;
          return stage(stageRow(row));
        },
        onProgress: (share) => onProgress({ bytes: Math.round(share * file.fileSize), candidates }),
      });
      return { ...withoutParcoursup, ...check };
    },
    recognise: (transaction, staging) => recogniseRows(transaction, staging),
    askGuards: (transaction, staging, _check, scope) =>
      askSameFileElsewhere(transaction, staging, { sha256: file.sha256, scope }),
    storeEntries: async (transaction, staging) => {
      await markKnownRows(transaction, staging);
      return 0;
    },
    countReturned: async () => 0,
  };
}

/** What tables have none of. */
const withoutParcoursup = { session: null, programmes: [], unkeptSections: [] } satisfies Partial<FileCheck>;

function limitsOf({ limits = defaultLimits, tableLimits = defaultTableLimits }: TableContext) {
  return { candidateLimit: limits.candidates, tableLimits };
}
