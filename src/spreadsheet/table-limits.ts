import type { ArchiveLimits } from "../archive/open-archive.ts";

/** Bounds that keep one table from taking the machine with it. Sizes in bytes. */
export interface TableLimits extends ArchiveLimits {
  readonly fileSize: number;
  /** Texts that a workbook shares between its cells: they are held in memory. */
  readonly sharedTexts: number;
  /** Characters of them all, and of one cell. */
  readonly sharedLength: number;
  readonly cellLength: number;
  /** Cells of one row. */
  readonly columns: number;
}

export const defaultTableLimits: TableLimits = {
  fileSize: 100 * 1024 ** 2,
  zipEntries: 1_000,
  inflatedSize: 1024 ** 3,
  inflationRatio: 200,
  sharedTexts: 2_000_000,
  sharedLength: 50_000_000,
  // Excel's own bound.
  cellLength: 32_767,
  columns: 16_384,
};
