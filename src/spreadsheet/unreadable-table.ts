/** Why a file is not a table that can be read. */
export type TableFault =
  | "empty"
  /** Neither a workbook nor a CSV text. */
  | "not_a_table"
  /** What Parcoursup gives, for instance: JSON, or an archive of it. */
  | "json"
  /** An older or other kind of spreadsheet: `.xls`, `.ods`, or a workbook protected by a password. */
  | "other_workbook"
  | "too_big"
  | "bomb"
  | "damaged"
  | "no_sheet"
  /** A quote that nothing closes; `row` says where. */
  | "quote_open";

/** Thrown while a table is opened or read. */
export class UnreadableTable extends Error {
  readonly fault: TableFault;
  /** The row reached; 1 for the file as a whole. */
  readonly row: number;

  constructor(fault: TableFault, row = 1) {
    super(`the table cannot be read: ${fault}`);
    this.fault = fault;
    this.row = row;
  }
}
