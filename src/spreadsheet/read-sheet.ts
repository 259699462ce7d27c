import type { CellValue, Row } from "./cell-value.ts";
import { columnNumber } from "./column-letters.ts";
import type { NumberFormat } from "./number-format.ts";
import { dayOfSerial } from "./serial-day.ts";
import type { XmlPiece } from "./split-xml.ts";
import type { TableLimits } from "./table-limits.ts";
import { TextReader, withCharacters } from "./text-reader.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly date1904: boolean;
  readonly formats: readonly NumberFormat[];
  readonly texts: readonly string[];
  readonly limits: Pick<TableLimits, "columns" | "cellLength">;
}

/** A cell while its pieces arrive. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormat;
  value: string | null;
  hasFormula: boolean;
}

const plain: NumberFormat = { isDate: false, minimumDigits: 1 };

/** The rows of a worksheet that have a value, in order. */
export async function* readSheet(
  pieces: AsyncIterable<XmlPiece>,
  context: SheetContext,
): AsyncGenerator<Row> {
  const reader = new TextReader(context.limits.cellLength);
  let cells = new Map<number, CellValue>();
  let cell: OpenCell | null = null;
  let [number, column, isValue, hasData] = [0, -1, false, false];

  for await (const piece of pieces) {
    if (piece.kind === "text") {
      if (cell !== null && isValue) cell.value = (cell.value ?? "") + piece.text;
      reader.take(piece);
      continue;
    }
    const isOpen = piece.kind === "open";
    switch (piece.name) {
      case "sheetData":
        hasData = true;
        break;
      case "row":
        if (piece.kind === "open") {
          number = rowNumber(piece.attributes.get("r"), number);
          cells = new Map();
          column = -1;
        } else if (cells.size > 0) yield { number, cells };
        break;
      case "c":
        if (piece.kind === "open") {
          column = cellColumn(piece.attributes.get("r"), column, context.limits.columns);
          cell = {
            column,
            type: piece.attributes.get("t") ?? "n",
            format: context.formats[Number(piece.attributes.get("s") ?? 0)] ?? plain,
            value: null,
            hasFormula: false,
          };
          reader.clear();
        } else if (cell !== null) {
          const value = cellValue(cell, reader.text, context);
          if (value !== null) cells.set(cell.column, value);
          cell = null;
        }
        break;
      case "f":
        if (cell !== null) cell.hasFormula = true;
        break;
      case "v":
        isValue = isOpen;
        if (isOpen && cell !== null) cell.value = "";
        break;
      default:
        reader.take(piece);
    }
  }
  if (!hasData) throw new UnreadableTable("damaged");
}

function rowNumber(written: string | undefined, before: number): number {
  const number = written === undefined ? before + 1 : Number(written);
  if (!Number.isSafeInteger(number) || number <= before) throw new UnreadableTable("damaged", before + 1);
  return number;
}

function cellColumn(reference: string | undefined, before: number, limit: number): number {
  const column = reference === undefined ? before + 1 : columnNumber(reference.replace(/\d+$/, ""));
  if (column === null || column <= before || column >= limit) throw new UnreadableTable("damaged");
  return column;
}

/** Null for an empty cell. */
function cellValue({ type, format, value, hasFormula }: OpenCell, inline: string, context: SheetContext) {
  if (type === "inlineStr") return textOf(inline);
  if (value === null) return hasFormula ? ({ kind: "formula" } as const) : null;
  switch (type) {
    case "s":
      return textOf(context.texts[Number(value)] ?? missingText());
    case "str":
      return textOf(withCharacters(value));
    case "b":
      return textOf(value === "1" || value === "true" ? "VRAI" : "FAUX");
    case "e":
      return { kind: "error", text: value } as const;
    case "d":
      return { kind: "day", day: value.slice(0, 10) } as const;
    default:
      return value.trim() === "" ? null : numberOf(value, format, context.date1904);
  }
}

function textOf(text: string): CellValue | null {
  return text.trim() === "" ? null : { kind: "text", text };
}

function missingText(): never {
  throw new UnreadableTable("damaged");
}

function numberOf(value: string, format: NumberFormat, date1904: boolean): CellValue {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new UnreadableTable("damaged");
  const digits =
    Number.isSafeInteger(number) && number >= 0
      ? String(number).padStart(format.minimumDigits, "0")
      : String(number).replace(".", ",");
  if (!format.isDate) return { kind: "number", digits };
  const day = dayOfSerial(number, date1904);
  return day === null ? { kind: "impossible-day", digits } : { kind: "day", day };
}
