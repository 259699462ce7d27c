import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Row, Table } from "../../src/spreadsheet/cell-value.ts";
import { openTable } from "../../src/spreadsheet/open-table.ts";
import { defaultTableLimits, type TableLimits } from "../../src/spreadsheet/table-limits.ts";
import { type Cell, type WrittenColumn, writeWorkbook } from "../../src/spreadsheet/write-workbook.ts";
import { type ZipMember, zip } from "../parcoursup/zip-builder.ts";

/** A workbook of one sheet as the program writes them. */
export function workbookOf(
  rows: readonly (readonly Cell[])[],
  { name = "Candidats", columns = rows[0]?.map((): WrittenColumn => ({})) ?? [] } = {},
): Promise<Buffer> {
  return buffer(writeWorkbook([{ name, columns, rows }]));
}

export interface RawSheet {
  readonly name: string;
  /** What stands between `<sheetData>` and its end. */
  readonly data: string;
  readonly state?: "visible" | "hidden" | "veryHidden";
}

export interface RawWorkbook {
  readonly sheets?: readonly RawSheet[];
  readonly date1904?: boolean;
  /** `<si>…</si>` of the shared texts. */
  readonly sharedTexts?: string;
  /** `formatCode` of the cell formats, from 1; the built-in number when a number. */
  readonly formats?: readonly (string | number)[];
  /** Replaces or adds parts. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Parts that are left out. */
  readonly without?: readonly string[];
}

/** A workbook part by part, such as other programs write them. */
export function rawWorkbook(workbook: RawWorkbook): Buffer {
  const left = Object.entries({ ...partsOf(workbook), ...workbook.parts }).filter(
    ([name]) => !workbook.without?.includes(name),
  );
  return zip(left.map(([name, text]): ZipMember => ({ name, bytes: Buffer.from(text) })));
}

function partsOf({ sheets = [], date1904 = false, sharedTexts = "", formats = [] }: RawWorkbook) {
  const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  const custom = formats.flatMap((format, index) =>
    typeof format === "number"
      ? []
      : `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>`,
  );
  const cellFormats = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === "number" ? format : 200 + index}"/>`,
  );
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relationship("a", "officeDocument", "/xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="o"><x:workbookPr date1904="${date1904 ? 1 : 0}"/><x:sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<x:sheet name="${name}" sheetId="${index + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="s${index}"/>`,
      )
      .join("")}</x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, index) => relationship(`s${index}`, "worksheet", `worksheets/sheet${index}.xml`))
      .join(
        "",
      )}${relationship("t", "sharedStrings", "sharedStrings.xml")}${relationship("f", "styles", "styles.xml")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${sharedTexts}</sst>`,
    "xl/styles.xml": `<styleSheet><numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cellFormats.join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ data }, index) => [
        `xl/worksheets/sheet${index}.xml`,
        `<worksheet><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
  };
}

export interface ReadTable extends Omit<Table, "rows"> {
  readonly rows: readonly Row[];
}

/** Reads a table from bytes as an import does, through a file. */
export async function readTable(
  bytes: Uint8Array,
  { limits = defaultTableLimits, preferred = "Candidats" }: { limits?: TableLimits; preferred?: string } = {},
): Promise<ReadTable> {
  const directory = await mkdtemp(join(tmpdir(), "hub3e-table-"));
  const path = join(directory, "table");
  await writeFile(path, bytes);
  const file = await open(path, "r");
  try {
    const table = await openTable(file, { limits, isPreferred: (name) => name === preferred });
    const rows: Row[] = [];
    for await (const row of table.rows) rows.push(row);
    return { ...table, rows };
  } finally {
    await file.close();
    await rm(directory, { recursive: true });
  }
}

/** The values of a row by column, as `[1, {0: …}]`. */
export function plainRows({ rows }: ReadTable): (readonly [number, Record<number, unknown>])[] {
  return rows.map(({ number, cells }) => [number, Object.fromEntries(cells)]);
}
