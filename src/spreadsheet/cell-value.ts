/** What a cell of a table holds, as far as its file tells. Cells without anything are not there. */
export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  /**
   * `digits` is the number written in full, as its format shows its whole part: « 01000 » for 1000 shown as `00000`.
   */
  | { readonly kind: "number"; readonly digits: string }
  /** `YYYY-MM-DD` */
  | { readonly kind: "day"; readonly day: string }
  /** A number shown as a date that no calendar has: « 60 » is 29 February 1900 for Excel. */
  | { readonly kind: "impossible-day"; readonly digits: string }
  /** « #N/A », « #REF! »… */
  | { readonly kind: "error"; readonly text: string }
  /** A formula that was never computed. */
  | { readonly kind: "formula" };

export interface Row {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, CellValue>;
}

/** A table as it is read: one sheet of a workbook, or a CSV file. */
export interface Table {
  /** Null for a CSV file. */
  readonly sheetName: string | null;
  /** Other sheets that a person sees, and that are not read. */
  readonly otherSheets: readonly string[];
  /** In order; rows without any value are left out. */
  readonly rows: AsyncIterable<Row>;
}
