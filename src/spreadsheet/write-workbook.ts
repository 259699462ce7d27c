import { Readable } from "node:stream";
import yazl from "yazl";
import { columnLetters } from "./column-letters.ts";

/** What a cell holds: a text, a number, a day (`YYYY-MM-DD`, shown as Excel shows dates) or nothing. */
export type Cell = string | number | null | { readonly day: string };

/** The media type of `.xlsx`. */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Excel opens no more rows in a sheet, the heading included. */
export const maximumRows = 1_048_576;

/** How a column is shown, and what is expected in it. */
export interface WrittenColumn {
  /** Characters; 22 when not said. */
  readonly width?: number;
  /** `text`: Excel keeps what is typed as it is, leading zeros included. */
  readonly format?: "text" | "day";
  /** What Excel offers to choose from below the heading, anything else being refused. */
  readonly choices?: readonly string[];
}

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  /** The first one is the heading and stays in view. */
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/**
 * An Excel workbook (Office Open XML, ECMA-376), written while its rows arrive: memory does not grow with them. Texts are typed as
 * texts, and those that look like a formula carry the mark of Excel's leading apostrophe, so that nothing is ever computed,
 * even once saved as CSV (ASVS 5.0 1.2.10).
 */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Readable {
  const archive = new yazl.ZipFile();
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook(sheets),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles,
  };
  for (const [name, text] of Object.entries(parts)) archive.addBuffer(Buffer.from(text), name);
  for (const [index, sheet] of sheets.entries())
    archive.addReadStream(Readable.from(sheetXml(sheet)), `xl/worksheets/sheet${index + 1}.xml`);
  archive.end();
  const output = archive.outputStream;
  if (!(output instanceof Readable)) throw new Error("the archive is not a stream of Node's");
  archive.on("error", (error: Error) => output.destroy(error));
  return output;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheetMl = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function contentTypes(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetMl}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/>${each.join("")}<Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/></Types>`;
}

/** Formats of cells, by number. */
const style = { plain: 0, heading: 1, day: 2, quoted: 3, text: 4 } as const;
const styles = `${declaration}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${declaration}<workbook ${main} xmlns:r="${office}"><sheets>${each.join("")}</sheets></workbook>`;
}

async function* sheetXml({ columns, rows }: WrittenSheet): AsyncGenerator<string> {
  yield `${declaration}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(columnXml).join("")}</cols><sheetData>`;
  let pending = "";
  let number = 0;
  for await (const row of rows) {
    number += 1;
    pending += rowXml(number, row);
    if (pending.length < 32_768) continue;
    yield pending;
    pending = "";
  }
  yield `${pending}</sheetData>${choicesXml(columns)}</worksheet>`;
}

function columnXml({ width = 22, format }: WrittenColumn, index: number): string {
  const formatted = format === undefined ? "" : ` style="${style[format]}"`;
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${formatted}/>`;
}

function choicesXml(columns: readonly WrittenColumn[]): string {
  const each = columns.flatMap(({ choices }, index) => {
    const letters = columnLetters(index);
    return choices === undefined
      ? []
      : `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${maximumRows}"><formula1>"${escaped(choices.join(","))}"</formula1></dataValidation>`;
  });
  return each.length === 0
    ? ""
    : `<dataValidations count="${each.length}">${each.join("")}</dataValidations>`;
}

function rowXml(number: number, cells: readonly Cell[]): string {
  const textStyle = number === 1 ? style.heading : style.plain;
  const xml = cells.map((cell, index) => cellXml(`${columnLetters(index)}${number}`, cell, textStyle));
  return `<row r="${number}">${xml.join("")}</row>`;
}

function cellXml(place: string, cell: Cell, textStyle: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell !== "string") return `<c r="${place}" s="${style.day}"><v>${serialOf(cell.day)}</v></c>`;
  const kind = /^[=+\-@\t\r]/.test(cell) ? style.quoted : textStyle;
  return `<c r="${place}" s="${kind}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Days since 30 December 1899, as Excel counts them. */
function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** For XML, without what XML cannot hold; `_x0041_`, which Excel would read as a code, stays as it is written. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
