import { open } from "node:fs/promises";
import { type CheckedRow, checkTable, type TableCheck } from "../candidate-table/check-table.ts";
import { glue } from "../linking/fold.ts";
import { openTable } from "../spreadsheet/open-table.ts";
import type { TableLimits } from "../spreadsheet/table-limits.ts";

export interface TableFileOptions {
  readonly candidateLimit: number;
  readonly tableLimits: TableLimits;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onCandidate?: (row: CheckedRow) => Promise<void> | undefined;
  /** Share of the file that has been read, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Checks the table of candidates at a path, `.xlsx` or CSV whatever its name. What is wrong with the file is a problem of the result; only
 * what is wrong with the disk is thrown (`ENOENT`, `EISDIR`…).
 */
export async function checkTableFile(
  path: string,
  { candidateLimit, tableLimits, today, onCandidate, onProgress }: TableFileOptions,
): Promise<TableCheck> {
  const file = await open(path, "r");
  try {
    return await checkTable(
      () =>
        openTable(file, {
          limits: tableLimits,
          isPreferred: (sheetName) => glue(sheetName) === "candidats",
          ...(onProgress && { onProgress }),
        }),
      {
        limits: { candidates: candidateLimit, fileSize: tableLimits.fileSize },
        today,
        ...(onCandidate && { onCandidate }),
      },
    );
  } finally {
    await file.close();
  }
}
