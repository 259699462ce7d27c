import { open, readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkTable } from "../../src/candidate-table/check-table.ts";
import type { TableCandidate } from "../../src/candidate-table/table-candidate.ts";
import { openTable } from "../../src/spreadsheet/open-table.ts";
import { defaultTableLimits } from "../../src/spreadsheet/table-limits.ts";

/**
 * The same three candidates, saved by LibreOffice 7.4 (among them our model, filled in), Gnumeric 1.12, openpyxl 3.0, XlsxWriter 3.0 (texts
 * shared, texts inline), SheetJS 0.18 (dates as numbers, dates as dates) and ExcelJS 4.4.
 */
const folder = new URL("files/", import.meta.url);
const files = (await readdir(folder)).sort();

async function read(name: string) {
  const file = await open(new URL(name, folder));
  try {
    const candidates: TableCandidate[] = [];
    const { problems, warnings } = await checkTable(
      () => openTable(file, { limits: defaultTableLimits, isPreferred: () => false }),
      {
        limits: { candidates: 10, fileSize: 1024 ** 2 },
        today: "2026-06-05",
        onCandidate: ({ candidate }) => {
          candidates.push(candidate);
          return undefined;
        },
      },
    );
    return { candidates, problems, warnings };
  } finally {
    await file.close();
  }
}

describe("un tableau enregistré par un autre programme", () => {
  it("donne toujours les mêmes candidats", async () => {
    const workbooks = files.filter((name) => name.endsWith(".xlsx"));
    expect(workbooks).toHaveLength(9);
    for (const name of workbooks) {
      const { candidates, problems } = await read(name);
      expect(problems, name).toEqual([]);
      const mobilePhone = "06 39 98 12 35";
      expect(
        candidates.map(({ contact, ...rest }) => ({
          ...rest,
          contact: {
            ...contact,
            // As a number the phone has lost its spaces, and its zero is put back.
            mobilePhone: contact.mobilePhone === "0639981235" ? mobilePhone : contact.mobilePhone,
          },
        })),
        name,
      ).toEqual([
        {
          ine: null,
          identity: identity("F", "D’Été-Lefèvre", "Eva", "2007-02-03"),
          contact: contactOf("eva.delete@example.com", {
            mobilePhone: "06 39 98 12 34",
            addressLines: ["12 rue des Lilas", "Bât. B"],
            postalCode: "01000",
            city: "Bourg-en-Bresse",
          }),
          diploma: {
            type: "Baccalauréat général",
            series: null,
            speciality: null,
            year: 2025,
            honours: null,
            academy: null,
          },
        },
        {
          ine: null,
          identity: identity("M", "N'Guyen", "Zoé Anaïs", "2006-12-31"),
          contact: contactOf("zoe.nguyen@example.com", {
            mobilePhone,
            addressLines: ["3 impasse « du Cœur »"],
            postalCode: "01000",
            city: "Bourg-en-Bresse",
          }),
          diploma: null,
        },
        {
          ine: null,
          identity: identity("M", "ŁUKASIEWICZ", "Wiesław", "2005-07-14"),
          contact: contactOf("w.luk@example.com", {}),
          diploma: null,
        },
      ]);
    }
  });

  it("dit en CSV quelles lettres le codage a perdues, et ne prend personne", async () => {
    const name = "libreoffice-ansi.csv";
    expect((await readFile(new URL(name, folder), "latin1")).includes("?UKASIEWICZ")).toBe(true);
    const { problems } = await read(name);
    expect(problems.map(({ code, path, value }) => [code, path, value])).toEqual([
      ["row.letter_lost", "B4", "?UKASIEWICZ"],
      ["row.letter_lost", "C4", "Wies?aw"],
    ]);
  });
});

function identity(civility: "F" | "M", lastName: string, firstName: string, birthDate: string) {
  return { civility, lastName, firstName, otherFirstNames: [], birthDate, nationality: null };
}

function contactOf(email: string, more: Partial<TableCandidate["contact"]>): TableCandidate["contact"] {
  const nothing = { mobilePhone: null, landlinePhone: null, addressLines: [], postalCode: null };
  return { email, ...nothing, city: null, country: null, ...more };
}
