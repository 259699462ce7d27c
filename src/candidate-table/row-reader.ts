import type { CellValue } from "../spreadsheet/cell-value.ts";
import type { TableField } from "./columns.ts";
import { type TableProblemText, tableProblems } from "./table-problem-catalogue.ts";

/** The cells of one row by the field of their column; empty ones are not there. */
export type FieldCells = ReadonlyMap<TableField, CellValue>;

/** Something wrong with the cell of a field. */
export interface RowFinding {
  readonly problem: TableProblemText;
  readonly field: TableField;
}

/** What no text may hold: control characters, halves of characters, and the mark of a character that was lost. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|\ufffd/u;
/** « Ã© » for « é »: UTF-8 that was read as Windows-1252 or Latin-1. */
const GARBLED = /[ÃÂ][\u0080-\u00bf]|â€/;
/** « ?ukasiewicz » for « Łukasiewicz »: what is put for a letter that the encoding of the file does not have. */
const LETTER_LOST = "?";
const names: readonly TableField[] = ["lastName", "firstName", "otherFirstNames"];

/** Reads the cells of one row as texts, and collects what is wrong with them. */
export class RowReader {
  readonly findings: RowFinding[] = [];
  readonly #cells: FieldCells;

  constructor(cells: FieldCells) {
    this.#cells = cells;
  }

  cell(field: TableField): CellValue | undefined {
    return this.#cells.get(field);
  }

  add(field: TableField, problem: TableProblemText): void {
    this.findings.push({ field, problem });
  }

  /** Composed accents, no space at the ends, single spaces inside; null when empty or, with a finding, unusable. */
  text(field: TableField, maxLength: number): string | null {
    const text = this.written(field)?.replace(/\s+/gu, " ") ?? null;
    return text === null ? null : this.short(field, text, maxLength);
  }

  /** The pieces of a cell that holds several texts, on lines of their own or between `separator`s. */
  texts(field: TableField, separator: RegExp, maxLength: number): string[] {
    const pieces = this.written(field)?.split(separator) ?? [];
    return pieces
      .map((piece) => piece.trim().replace(/\s+/gu, " "))
      .filter((piece) => piece !== "")
      .flatMap((piece) => this.short(field, piece, maxLength) ?? []);
  }

  /** What the cell says, as a text with its line breaks. */
  written(field: TableField): string | null {
    const cell = this.#cells.get(field);
    if (cell === undefined) return null;
    if (cell.kind === "formula") return this.#refuse(field, tableProblems.formulaNotComputed(field));
    const text = shownText(cell);
    if (cell.kind === "error") return this.#refuse(field, tableProblems.cellError(field, text));
    if (FORBIDDEN.test(text)) return this.#refuse(field, tableProblems.forbiddenCharacter(field, text));
    if (GARBLED.test(text)) return this.#refuse(field, tableProblems.garbled(field, text));
    if (names.includes(field) && text.includes(LETTER_LOST))
      return this.#refuse(field, tableProblems.letterLost(field, text));
    return text.normalize("NFC").trim();
  }

  short(field: TableField, text: string, maxLength: number): string | null {
    const length = text.length > maxLength ? Array.from(text).length : text.length;
    if (length <= maxLength) return text;
    return this.#refuse(field, tableProblems.tooLong(field, text, maxLength));
  }

  #refuse(field: TableField, problem: TableProblemText): null {
    this.add(field, problem);
    return null;
  }
}

/** What a person sees in a cell. */
export function shownText(cell: CellValue): string {
  switch (cell.kind) {
    case "text":
    case "error":
      return cell.text;
    case "number":
    case "impossible-day":
      return cell.digits;
    case "day":
      return cell.day.split("-").toReversed().join("/");
    case "formula":
      return "";
  }
}
