import type { FileHandle } from "node:fs/promises";
import { UnreadableArchive } from "../archive/unreadable-archive.ts";
import type { Row, Table } from "./cell-value.ts";
import { builtInFormat, type NumberFormat, readNumberFormat } from "./number-format.ts";
import { readSheet } from "./read-sheet.ts";
import { MalformedXml } from "./split-xml.ts";
import type { TableLimits } from "./table-limits.ts";
import { TextReader } from "./text-reader.ts";
import { type TableFault, UnreadableTable } from "./unreadable-table.ts";
import { WorkbookPackage } from "./workbook-package.ts";

export interface ReadOptions {
  readonly limits: TableLimits;
  /** Sheets in order of preference: the first visible one with one of these names is read, else the first visible one. */
  readonly isPreferred: (sheetName: string) => boolean;
  /** Share of the file that has been read, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * One sheet of an Excel workbook (`.xlsx`, ECMA-376), row by row: memory does not grow with the rows, but with the texts that
 * the workbook shares. Formulas have the value that was last computed. Hidden sheets do not count. Throws `UnreadableTable`,
 * also while rows are read.
 */
export async function readWorkbook(file: FileHandle, options: ReadOptions): Promise<Table> {
  try {
    const parts = await WorkbookPackage.open(file, options.limits);
    const workbook = await readParts(parts, options);
    return { ...workbook, rows: guarded(workbook.rows) };
  } catch (error) {
    throw asUnreadable(error);
  }
}

async function* guarded(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  try {
    yield* rows;
  } catch (error) {
    throw asUnreadable(error);
  }
}

async function readParts(parts: WorkbookPackage, options: ReadOptions): Promise<Table> {
  const root = [...(await parts.relationships("")).values()].find(({ type }) => type === "officeDocument");
  const main = root?.target ?? "xl/workbook.xml";
  if (!parts.has(main)) throw new UnreadableTable(otherArchive(parts));
  if (!/\.xml$/i.test(main)) throw new UnreadableTable("other_workbook");
  const { sheets, date1904, isWorkbook } = await readBook(parts, main);
  if (!isWorkbook) throw new UnreadableTable("not_a_table");
  const relationships = await parts.relationships(main);
  const targetOf = (wanted: string) =>
    [...relationships.values()].find(({ type }) => type === wanted)?.target ?? "";

  const visible = sheets.flatMap(({ name, isVisible, id }) => {
    const part = relationships.get(id);
    return isVisible && part?.type === "worksheet" && parts.has(part.target)
      ? [{ name, part: part.target }]
      : [];
  });
  const chosen = visible.find(({ name }) => options.isPreferred(name)) ?? visible[0];
  if (chosen === undefined) throw new UnreadableTable("no_sheet");
  const size = parts.sizeOf(chosen.part);
  return {
    sheetName: chosen.name,
    otherSheets: visible.filter((sheet) => sheet !== chosen).map(({ name }) => name),
    rows: readSheet(
      parts.read(chosen.part, (bytes) => options.onProgress?.(size === 0 ? 1 : bytes / size)),
      {
        date1904,
        limits: options.limits,
        formats: await readFormats(parts, targetOf("styles")),
        texts: await readSharedTexts(parts, targetOf("sharedStrings"), options.limits),
      },
    ),
  };
}

/** What an archive is that is not an Office document. */
function otherArchive(parts: WorkbookPackage): TableFault {
  if (parts.has("content.xml")) return "other_workbook";
  return parts.hasJson ? "json" : "not_a_table";
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly isVisible: boolean }[];
  readonly date1904: boolean;
  readonly isWorkbook: boolean;
}

async function readBook(parts: WorkbookPackage, part: string): Promise<Book> {
  const sheets: Book["sheets"][number][] = [];
  let [date1904, isWorkbook] = [false, false];
  for await (const piece of parts.read(part)) {
    if (piece.kind !== "open") continue;
    const { name, attributes } = piece;
    if (name === "workbook") isWorkbook = true;
    if (name === "workbookPr") date1904 = isTrue(attributes.get("date1904"));
    if (name !== "sheet") continue;
    const [, id = ""] = [...attributes].find(([attribute]) => attribute.endsWith(":id")) ?? [];
    const state = attributes.get("state") ?? "visible";
    sheets.push({ name: attributes.get("name") ?? "", id, isVisible: state === "visible" });
  }
  return { sheets, date1904, isWorkbook };
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** The number format of every cell format, by its number. */
async function readFormats(parts: WorkbookPackage, part: string): Promise<readonly NumberFormat[]> {
  const written = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isCellFormat = false;
  for await (const piece of parts.read(part)) {
    if (piece.kind === "close" && piece.name === "cellXfs") isCellFormat = false;
    if (piece.kind !== "open") continue;
    if (piece.name === "cellXfs") isCellFormat = true;
    const id = Number(piece.attributes.get("numFmtId") ?? 0);
    if (piece.name === "numFmt") written.set(id, readNumberFormat(piece.attributes.get("formatCode") ?? ""));
    if (piece.name === "xf" && isCellFormat) formats.push(written.get(id) ?? builtInFormat(id));
  }
  return formats;
}

async function readSharedTexts(
  parts: WorkbookPackage,
  part: string,
  { sharedTexts, sharedLength, cellLength }: TableLimits,
): Promise<readonly string[]> {
  const texts: string[] = [];
  const reader = new TextReader(cellLength);
  let length = 0;
  for await (const piece of parts.read(part)) {
    if (piece.kind === "open" && piece.name === "si") reader.clear();
    reader.take(piece);
    if (piece.kind !== "close" || piece.name !== "si") continue;
    const text = reader.text;
    length += text.length;
    if (texts.push(text) > sharedTexts || length > sharedLength) throw new UnreadableTable("too_big");
  }
  return texts;
}

function asUnreadable(error: unknown): unknown {
  if (error instanceof MalformedXml) return new UnreadableTable("damaged");
  if (!(error instanceof UnreadableArchive)) return error;
  switch (error.fault) {
    case "encrypted":
      return new UnreadableTable("other_workbook");
    case "too_big":
    case "too_many_entries":
      return new UnreadableTable("too_big");
    case "bomb":
      return new UnreadableTable("bomb");
    default:
      return new UnreadableTable("damaged");
  }
}
