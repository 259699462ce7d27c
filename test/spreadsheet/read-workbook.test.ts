import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/spreadsheet/cell-value.ts";
import { columnLetters, columnNumber } from "../../src/spreadsheet/column-letters.ts";
import { readNumberFormat } from "../../src/spreadsheet/number-format.ts";
import { dayOfSerial } from "../../src/spreadsheet/serial-day.ts";
import { defaultTableLimits } from "../../src/spreadsheet/table-limits.ts";
import { UnreadableTable } from "../../src/spreadsheet/unreadable-table.ts";
import { zip } from "../parcoursup/zip-builder.ts";
import { plainRows, rawWorkbook, readTable, workbookOf } from "../support/workbooks.ts";

const sheet = (data: string, more: Omit<Parameters<typeof rawWorkbook>[0], "sheets"> = {}) =>
  rawWorkbook({ sheets: [{ name: "Feuil1", data }], ...more });
const cell = async (xml: string, more: Omit<Parameters<typeof rawWorkbook>[0], "sheets"> = {}) =>
  plainRows(await readTable(sheet(`<row r="1">${xml}</row>`, more)))[0]?.[1][0];

describe("a workbook", () => {
  it("gives back what the program itself writes", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
      .filter((value) => value.trim() !== "" && !/[^\t\n\P{Cc}]|\p{Cs}|\ufffe|\uffff/u.test(value));
    const day = fc
      .date({ min: new Date("1900-03-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => ({ day: date.toISOString().slice(0, 10) }));
    const written = fc.oneof(text, fc.nat(), day, fc.constant(null));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(written, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        async (rows) => {
          const read = await readTable(await workbookOf(rows));
          const expected = rows.flatMap((cells, index) => {
            const values = cells.flatMap((value, column): [number, CellValue][] => {
              if (value === null) return [];
              if (typeof value === "number") return [[column, { kind: "number", digits: String(value) }]];
              if (typeof value === "string") return [[column, { kind: "text", text: value }]];
              return [[column, { kind: "day", day: value.day }]];
            });
            return values.length === 0 ? [] : [[index + 1, Object.fromEntries(values)] as const];
          });
          expect(plainRows(read)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("has texts shared, inline and in runs, without how they are pronounced", async () => {
    const sharedTexts =
      "<si><t>Anne</t></si><si><r><rPr><b/></rPr><t>Le </t></r><r><t>Goff</t></r><rPh sb='0' eb='1'><t>lə ɡɔf</t></rPh></si>";
    const read = await readTable(
      sheet(
        `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
         <row r="5"><c r="B5" t="inlineStr"><is><t xml:space="preserve"> a_x000D_b_x005F_x0041_ </t></is></c></row>`,
        { sharedTexts },
      ),
    );
    expect(plainRows(read)).toEqual([
      [2, { 0: { kind: "text", text: "Anne" }, 2: { kind: "text", text: "Le Goff" } }],
      [5, { 1: { kind: "text", text: " a\rb_x0041_ " } }],
    ]);
  });

  it("has rows and cells that do not say where they are", async () => {
    const read = await readTable(
      sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"),
    );
    expect(plainRows(read).map(([number]) => number)).toEqual([1, 3]);
    expect(Object.keys(plainRows(read)[0]?.[1] ?? {})).toEqual(["0", "1"]);
  });

  it("has formulas with the value that was last computed, and says when there is none", async () => {
    expect(await cell('<c r="A1"><f>1+1</f><v>2</v></c>')).toEqual({ kind: "number", digits: "2" });
    expect(await cell('<c r="A1" t="str"><f>A2</f><v>Anne</v></c>')).toEqual({ kind: "text", text: "Anne" });
    expect(await cell('<c r="A1" t="str"><f>A2</f><v></v></c>')).toBeUndefined();
    expect(await cell('<c r="A1"><f t="shared" si="0"/></c>')).toEqual({ kind: "formula" });
    expect(await cell('<c r="A1" t="e"><f>A2</f><v>#N/A</v></c>')).toEqual({ kind: "error", text: "#N/A" });
    expect(await cell('<c r="A1" t="b"><v>1</v></c>')).toEqual({ kind: "text", text: "VRAI" });
  });

  it("has dates in the system of 1900 or 1904, by built-in or own formats", async () => {
    const formats = [14, "dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", '"d"0', "0.00"];
    const of = (style: number, value: string, date1904 = false) =>
      cell(`<c r="A1" s="${style}"><v>${value}</v></c>`, { formats, date1904 });
    for (const style of [1, 2, 3])
      expect(await of(style, "39116.75")).toEqual({ kind: "day", day: "2007-02-03" });
    expect(await of(1, "37654", true)).toEqual({ kind: "day", day: "2007-02-03" });
    expect(await of(1, "60")).toEqual({ kind: "impossible-day", digits: "60" });
    expect(await of(1, "-1")).toEqual({ kind: "impossible-day", digits: "-1" });
    expect(await of(4, "39116")).toEqual({ kind: "number", digits: "39116" });
    expect(await of(5, "12.5")).toEqual({ kind: "number", digits: "12,5" });
    expect(await cell('<c r="A1" t="d"><v>2007-02-03T00:00:00</v></c>')).toEqual({
      kind: "day",
      day: "2007-02-03",
    });
  });

  it("has the leading zeros that a format shows, and long numbers in full", async () => {
    const formats = ["00000", '0#" "##" "##" "##" "##', "General"];
    const of = (style: number, value: string) =>
      cell(`<c r="A1" s="${style}"><v>${value}</v></c>`, { formats });
    expect(await of(1, "1000")).toEqual({ kind: "number", digits: "01000" });
    expect(await of(2, "612345678")).toEqual({ kind: "number", digits: "0612345678" });
    expect(await of(3, "3.3612345678E10")).toEqual({ kind: "number", digits: "33612345678" });
  });

  it("is read from its preferred sheet, else its first visible one; hidden ones do not count", async () => {
    const data = (value: number) => `<row r="1"><c r="A1"><v>${value}</v></c></row>`;
    const sheets = [
      { name: "Secret", data: data(1), state: "hidden" },
      { name: "Notes", data: data(2) },
      { name: "Candidats", data: data(3), state: "veryHidden" },
      { name: "Liste", data: data(4), state: "visible" },
    ] as const;
    const first = await readTable(rawWorkbook({ sheets }));
    expect([first.sheetName, first.otherSheets]).toEqual(["Notes", ["Liste"]]);
    expect(plainRows(first)[0]?.[1][0]).toEqual({ kind: "number", digits: "2" });
    const preferred = await readTable(rawWorkbook({ sheets }), { preferred: "Liste" });
    expect([preferred.sheetName, preferred.otherSheets]).toEqual(["Liste", ["Notes"]]);
  });

  const small = { ...defaultTableLimits, inflatedSize: 100_000, sharedTexts: 10, sharedLength: 1_000 };
  const bomb = `<row r="1"><c r="A1"><v>1</v></c></row>${" ".repeat(3_000_000)}`;
  it.each([
    ["empty", "empty", Buffer.alloc(0), {}],
    ["of another program", "not_a_table", Buffer.from("\x7fELF\x02\x01\0\0", "latin1"), {}],
    ["a web page", "not_a_table", Buffer.from("<html><table>"), {}],
    ["JSON", "json", Buffer.from('{"exportDeDonnees":{}}'), {}],
    ["JSON after its mark", "json", Buffer.from('\ufeff [{"exportDeDonnees":{}}]'), {}],
    ["JSON in UTF-16", "json", Buffer.from('\ufeff\r\n{"exportDeDonnees":{}}', "utf16le"), {}],
    ["JSON in UTF-16, its bytes turned", "json", Buffer.from("\ufeff [{}]", "utf16le").swap16(), {}],
    ["JSON in UTF-16 without its mark", "json", Buffer.from('{"exportDeDonnees":{}}', "utf16le"), {}],
    ["an archive of JSON", "json", zip([{ name: "export.json", bytes: Buffer.from("{}") }]), {}],
    ["a document in RTF", "not_a_table", Buffer.from("{\\rtf1\\ansi"), {}],
    ["a PDF", "not_a_table", Buffer.from("%PDF-1.7"), {}],
    [
      "an .xls, or protected",
      "other_workbook",
      Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"),
      {},
    ],
    ["an .ods", "other_workbook", zip([{ name: "content.xml", bytes: Buffer.from("<a/>") }]), {}],
    [
      "an .xlsb",
      "other_workbook",
      rawWorkbook({
        parts: {
          "_rels/.rels":
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
          "xl/workbook.bin": "",
        },
      }),
      {},
    ],
    ["any archive", "not_a_table", zip([{ name: "a.txt", bytes: Buffer.from("a") }]), {}],
    ["a document of Word", "not_a_table", rawWorkbook({ parts: { "xl/workbook.xml": "<document/>" } }), {}],
    [
      "without a visible sheet",
      "no_sheet",
      rawWorkbook({ sheets: [{ name: "a", data: "", state: "hidden" }] }),
      {},
    ],
    ["too big as it is", "too_big", Buffer.alloc(2_000), { ...defaultTableLimits, fileSize: 1_000 }],
    ["too big once inflated", "too_big", sheet(" ".repeat(200_000)), small],
    [
      "with too many shared texts",
      "too_big",
      sheet("", { sharedTexts: "<si><t>a</t></si>".repeat(11) }),
      small,
    ],
    [
      "with shared texts too long",
      "too_big",
      sheet("", { sharedTexts: `<si><t>${"a".repeat(1_001)}</t></si>` }),
      small,
    ],
    [
      "with a cell longer than Excel has",
      "too_big",
      sheet(`<row r="1"><c t="inlineStr"><is><t>${"a".repeat(300_000)}</t></is></c></row>`),
      {},
    ],
    ["a bomb", "bomb", sheet(bomb), {}],
    ["cut", "damaged", sheet("<row>").subarray(0, 300), {}],
    ["not well-formed", "damaged", sheet("<row><c></row>"), {}],
    ["with a text that is not there", "damaged", sheet('<row><c t="s"><v>7</v></c></row>'), {}],
    ["with rows out of order", "damaged", sheet('<row r="5"/><row r="4"/>'), {}],
    ["with cells out of order", "damaged", sheet('<row><c r="B1"/><c r="A1"/></row>'), {}],
    ["with a column beyond Excel's last", "damaged", sheet('<row><c r="ZZZ1"/></row>'), {}],
    ["with a number that is none", "damaged", sheet("<row><c><v>un</v></c></row>"), {}],
    ["without any data", "damaged", sheet("", { parts: { "xl/worksheets/sheet0.xml": "<worksheet/>" } }), {}],
  ] as const)("is refused when it is %s", async (_what, fault, bytes, limits) => {
    const read = readTable(bytes, { limits: { ...defaultTableLimits, ...limits } });
    await expect(read).rejects.toThrow(UnreadableTable);
    await expect(read).rejects.toMatchObject({ fault });
  });

  it("whose sheet is longer than its archive says is damaged", async () => {
    const parts = { name: "xl/workbook.xml", bytes: Buffer.from("<workbook/>"), size: 4 };
    await expect(readTable(zip([parts]))).rejects.toMatchObject({ fault: "damaged" });
  });

  it("mutated anywhere is read, or refused in its own words", async () => {
    const whole = await workbookOf([["Nom"], ["Anne"], [12], [{ day: "2007-02-03" }]]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        await readTable(bytes).catch((error) => expect(error).toBeInstanceOf(UnreadableTable));
      }),
      { numRuns: 150 },
    );
  });
});

describe("parts of a workbook's language", () => {
  it("names columns by letters, both ways", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    fc.assert(fc.property(fc.nat(18_277), (index) => columnNumber(columnLetters(index)) === index));
    expect(columnNumber("A1")).toBeNull();
  });

  it("counts days like Excel", () => {
    expect([1, 59, 60, 61, 39_116, 2_958_465, 2_958_466].map((serial) => dayOfSerial(serial, false))).toEqual(
      ["1900-01-01", "1900-02-28", null, "1900-03-01", "2007-02-03", "9999-12-31", null],
    );
    expect([0, 1, 37_654].map((serial) => dayOfSerial(serial, true))).toEqual([
      "1904-01-01",
      "1904-01-02",
      "2007-02-03",
    ]);
  });

  it.each([
    ["General", false, 1],
    ["0", false, 1],
    ["#,##0.00 [$€-40C]", false, 1],
    ["00000", false, 5],
    ["0#\\ ##\\ ##\\ ##\\ ##", false, 10],
    ["[Red]0;-0", false, 1],
    ["dd/mm/yyyy", true, 1],
    ["[h]:mm", true, 1],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true, 1],
    ['0" jours"', false, 1],
  ])("the format %s", (code, isDate, minimumDigits) => {
    expect(readNumberFormat(code)).toEqual({ isDate, minimumDigits });
  });
});
