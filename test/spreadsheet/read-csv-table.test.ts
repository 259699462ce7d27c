import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, csvMark } from "../../src/csv.ts";
import { plainRows, readTable } from "../support/workbooks.ts";

const rowsOf = async (text: string | Uint8Array) => {
  const read = await readTable(typeof text === "string" ? Buffer.from(text) : text);
  return plainRows(read).map(([number, cells]) => [
    number,
    Object.fromEntries(
      Object.entries(cells).map(([column, value]) => [column, (value as { text: string }).text]),
    ),
  ]);
};

describe("a table in CSV", () => {
  it("has semicolons, tabs or commas, whichever its first line has most of; or what it says itself", async () => {
    expect(await rowsOf("Nom;Prénom, usuel\nA;B\n")).toEqual([
      [1, { 0: "Nom", 1: "Prénom, usuel" }],
      [2, { 0: "A", 1: "B" }],
    ]);
    expect(await rowsOf("Nom\tPrénom\nA\tB")).toContainEqual([2, { 0: "A", 1: "B" }]);
    expect(await rowsOf("Nom,Prénom\r\nA,B")).toContainEqual([2, { 0: "A", 1: "B" }]);
    expect(await rowsOf("sep=;\r\nNom\r\nA;B")).toEqual([
      [2, { 0: "Nom" }],
      [3, { 0: "A", 1: "B" }],
    ]);
  });

  it("is UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252", async () => {
    const expected = [[1, { 0: "Prénom", 1: "Œuf €" }]];
    const text = "Prénom;Œuf €";
    const windows = Buffer.from("Pr\xe9nom;\x8cuf \x80", "latin1");
    const bigEndian = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    for (const bytes of [text, `\ufeff${text}`, windows, Buffer.from(`\ufeff${text}`, "utf16le"), bigEndian])
      expect(await rowsOf(bytes)).toEqual(expected);
  });

  it("counts rows like a spreadsheet: blank lines are rows, line breaks between quotes are not", async () => {
    expect(await rowsOf('a;b\n\n"x\ny";""\n;\n"z ""q"""\n')).toEqual([
      [1, { 0: "a", 1: "b" }],
      [3, { 0: "x\ny" }],
      [5, { 0: 'z "q"' }],
    ]);
  });

  it("tells where a quote was opened that nothing closes", async () => {
    await expect(readTable(Buffer.from('a;b\n1;2\n3;"4\n5;6'))).rejects.toMatchObject({
      fault: "quote_open",
      row: 3,
    });
  });

  it("gives back what the program itself writes, the apostrophe before formulas taken away", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((value) => value.trim() !== "" && !/[\r\p{Cc}\p{Cs}]|^'|^sep=/iu.test(value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const heading = ["a", "b", "c", "d", "e", "f"];
          const written = csvMark + [heading, ...rows].map(csvLine).join("");
          const read = await rowsOf(written);
          expect(read.slice(1)).toEqual(rows.map((cells, index) => [index + 2, { ...cells }]));
        },
      ),
      { numRuns: 50 },
    );
  });
});
