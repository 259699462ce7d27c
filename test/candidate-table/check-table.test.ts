import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckedRow, checkTable, type TableCheck } from "../../src/candidate-table/check-table.ts";
import { compulsoryFields, fieldOf, heading, tableFields } from "../../src/candidate-table/columns.ts";
import { mendPhone, mendPostalCode } from "../../src/candidate-table/mended-number.ts";
import { tableProblemTitles } from "../../src/candidate-table/table-problem-titles.ts";
import type { CellValue, Row } from "../../src/spreadsheet/cell-value.ts";
import { UnreadableTable } from "../../src/spreadsheet/unreadable-table.ts";
import { ordinarySpaces } from "../parcoursup/export-builder.ts";

type Written = string | CellValue | null;
const today = "2026-06-05";
const five = ["Civilité", "Nom", "Prénom", "Date de naissance", "Email"];
const eva = ["Mme", "D S", "Eva", "12/10/2003", "eva@example.com"];

async function* rowsOf(table: readonly (readonly Written[])[]): AsyncGenerator<Row> {
  for (const [index, values] of table.entries()) {
    const cells = values.flatMap((value, column): [number, CellValue][] => {
      if (value === null) return [];
      return [[column, typeof value === "string" ? { kind: "text", text: value } : value]];
    });
    if (cells.length > 0) yield { number: index + 1, cells: new Map(cells) };
  }
}

async function check(
  table: readonly (readonly Written[])[],
  { candidates = 1_000, otherSheets = [] as readonly string[] } = {},
): Promise<TableCheck & { readonly taken: readonly CheckedRow[] }> {
  const taken: CheckedRow[] = [];
  const found = await checkTable(async () => ({ sheetName: "Candidats", otherSheets, rows: rowsOf(table) }), {
    limits: { candidates, fileSize: 1024 ** 2 },
    today,
    onCandidate: (row) => {
      taken.push(row);
      return undefined;
    },
  });
  return { ...found, taken };
}

/** The problem of the only row below the headings. */
async function problemOf(values: Record<string, Written>) {
  const table = { ...Object.fromEntries(five.map((name, index) => [name, eva[index] ?? ""])), ...values };
  const { problems } = await check([Object.keys(table), Object.values(table)]);
  return problems.map(({ code, path, field, value }) => ({ code, path, field, value }));
}

/** What is read of the only row below the headings. */
async function candidateOf(values: Record<string, Written>) {
  const table = { ...Object.fromEntries(five.map((name, index) => [name, eva[index] ?? ""])), ...values };
  const { taken, problems, warnings } = await check([Object.keys(table), Object.values(table)]);
  expect(problems).toEqual([]);
  return { ...taken[0]?.candidate, warnings: warnings.map(({ code }) => code) };
}

const number = (digits: string): CellValue => ({ kind: "number", digits });

describe("un tableau de candidats", () => {
  it("donne ses candidats, dans l'ordre, avec ce que disent ses colonnes facultatives", async () => {
    const { taken, problemCount, candidates } = await check([
      [
        ...five,
        "Téléphone mobile",
        "Adresse",
        "Code postal",
        "Commune",
        "Autres prénoms",
        "INE",
        "Diplôme",
        "Série",
        "Année",
      ],
      [
        ...eva,
        "06 39 98 12 34",
        "12 rue des Lilas\nBât. B",
        "87000",
        "Limoges",
        "Marie, Anne",
        " 0712345678a ",
        "Baccalauréat obtenu",
        "Série Générale",
        number("2021"),
      ],
      [],
      ["M.", " LE  GOFF ", "Yann", { kind: "day", day: "2007-02-03" }, "YANN@Example.com "],
    ]);
    expect([candidates, problemCount]).toEqual([2, 0]);
    expect(taken).toEqual([
      {
        ordinal: 0,
        candidate: {
          ine: "0712345678A",
          identity: {
            civility: "F",
            lastName: "D S",
            firstName: "Eva",
            otherFirstNames: ["Marie", "Anne"],
            birthDate: "2003-10-12",
            nationality: null,
          },
          contact: {
            email: "eva@example.com",
            mobilePhone: "06 39 98 12 34",
            landlinePhone: null,
            addressLines: ["12 rue des Lilas", "Bât. B"],
            postalCode: "87000",
            city: "Limoges",
            country: null,
          },
          diploma: {
            type: "Baccalauréat obtenu",
            series: "Série Générale",
            speciality: null,
            year: 2021,
            honours: null,
            academy: null,
          },
        },
      },
      {
        ordinal: 1,
        candidate: {
          ine: null,
          identity: {
            civility: "M",
            lastName: "LE GOFF",
            firstName: "Yann",
            otherFirstNames: [],
            birthDate: "2007-02-03",
            nationality: null,
          },
          contact: {
            email: "yann@example.com",
            mobilePhone: null,
            landlinePhone: null,
            addressLines: [],
            postalCode: null,
            city: null,
            country: null,
          },
          diploma: null,
        },
      },
    ]);
  });

  it("nomme ses colonnes comme les gens les nomment, dans n'importe quel ordre", () => {
    expect(
      ["NOM", "prenom", "Né(e) le", "E-mail *", " date  de naissance ", "Ville", "commune", "CP", "tel"].map(
        fieldOf,
      ),
    ).toEqual([
      "lastName",
      "firstName",
      "birthDate",
      "email",
      "birthDate",
      "city",
      "city",
      "postalCode",
      null,
    ]);
    for (const field of tableFields) expect(fieldOf(heading(field))).toBe(field);
  });

  it("sans ligne de titres : un seul problème, au début", async () => {
    const { problems, candidates } = await check([eva, eva]);
    expect(problems).toMatchObject([{ code: "table.header_missing", line: 1, column: 1, candidate: null }]);
    expect(candidates).toBe(0);
  });

  it("sans une colonne obligatoire, ou avec une en double : chacune est dite", async () => {
    const { problems } = await check([
      ["Nom", "Prénom", "Mail", "Courriel"],
      ["A", "B", "c", "d"],
    ]);
    expect(problems.map(({ code, field, path }) => [code, field, path])).toEqual([
      ["table.column_missing", "Civilité", "A1"],
      ["table.column_missing", "Date de naissance", "A1"],
      ["table.column_repeated", "Email", "D1"],
    ]);
  });

  it("sans candidat, ou avec trop de candidats, est refusé", async () => {
    expect((await check([five])).problems).toMatchObject([{ code: "table.no_candidate" }]);
    expect((await check([])).problems).toMatchObject([{ code: "table.no_candidate" }]);
    const three = [1, 2, 3].map((index) => ["M.", `NOM ${index}`, "A", "01/01/2007", "a@example.com"]);
    expect((await check([five, ...three], { candidates: 2 })).problems).toMatchObject([
      { code: "table.too_many_candidates", line: 4 },
    ]);
  });

  it("dit chaque problème à sa place, avec sa raison et son remède, et compte au-delà de cent", async () => {
    const wrong = Array.from({ length: 60 }, (_, index) => [
      "X",
      `NOM ${index}`,
      null,
      "31/02/2007",
      "sans arobase",
    ]);
    const { problems, problemCount, taken } = await check([five, ...wrong]);
    expect([problemCount, problems.length, taken.length]).toEqual([240, 100, 0]);
    expect(problems.slice(0, 4).map(({ code, path, line, column }) => [code, path, line, column])).toEqual([
      ["row.civility_unknown", "A2", 2, 1],
      ["row.first_name_missing", "C2", 2, 3],
      ["row.birth_date_impossible", "D2", 2, 4],
      ["row.email_invalid", "E2", 2, 5],
    ]);
    expect(problems[0]).toMatchObject({
      field: "Civilité",
      value: "X",
      candidate: { index: 1, lastName: "NOM 0", firstName: null, fileNumber: null },
    });
    for (const { message, remedy } of problems)
      expect([message, remedy].every((text) => text.endsWith("."))).toBe(true);
  });

  it("refuse deux lignes qui sont la même personne, sans égard aux accents ni aux tirets, ou du même INE", async () => {
    const { problems } = await check([
      [...five, "INE"],
      ["M.", "Le Goff", "Jean-Éric", "03/02/2007", "a@example.com", "0712345678A"],
      ["M.", "AUTRE", "Paul", "03/02/2007", "b@example.com", null],
      ["M.", "LE-GOFF", "jean eric", "3/2/2007", "c@example.com", null],
      ["Mme", "AUTRE NOM", "Anne", "05/02/2007", "d@example.com", "0712345678A"],
    ]);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["row.repeated_person", "B4"],
      ["row.repeated_person", "B5"],
    ]);
    expect(problems[0]?.message).toContain("ligne 2");
  });

  it("ne lit qu'une feuille et les colonnes connues, et le dit", async () => {
    const { warnings, problemCount } = await check(
      [
        [...five, "Remarques"],
        [...eva, "à rappeler"],
        [null, null, null, null, null, "total : 1"],
      ],
      { otherSheets: ["Notes", "Mode d'emploi"] },
    );
    expect(problemCount).toBe(0);
    expect(warnings.map(({ message }) => ordinarySpaces(message))).toEqual([
      "Une seule feuille est lue. Ne l'a pas été : « Notes ».",
      "Colonne non reconnue, dont rien n'est importé : « Remarques ».",
    ]);
  });

  it.each([
    ["sans civilité", { Civilité: null }, "row.civility_missing"],
    ["au nom blanc", { Nom: null }, "row.last_name_missing"],
    ["au nom invisible", { Nom: "\u200b\u2060" }, "row.last_name_missing"],
    ["au nom de 101 caractères", { Nom: "x".repeat(101) }, "row.too_long"],
    ["à la date écrite autrement", { "Date de naissance": "12 octobre 2003" }, "row.birth_date_malformed"],
    ["à la date devenue un nombre", { "Date de naissance": number("37906") }, "row.birth_date_malformed"],
    ["à la date sur deux chiffres", { "Date de naissance": "12/10/03" }, "row.birth_date_malformed"],
    ["né en 1899", { "Date de naissance": "31/12/1899" }, "row.birth_date_impossible"],
    ["né demain", { "Date de naissance": "06/06/2026" }, "row.birth_date_impossible"],
    [
      "né le 29 février 1900 d'Excel",
      { "Date de naissance": { kind: "impossible-day", digits: "60" } },
      "row.birth_date_impossible",
    ],
    [
      "à la date ISO impossible",
      { "Date de naissance": { kind: "day", day: "2007-13-01" } },
      "row.birth_date_impossible",
    ],
    ["au caractère nul", { Prénom: "E\0va" }, "row.forbidden_character"],
    ["au caractère perdu", { Prénom: "Andr\ufffd" }, "row.forbidden_character"],
    ["aux accents abîmés", { Prénom: "AndrÃ©" }, "row.garbled"],
    ["dont le nom a perdu une lettre", { Nom: "?UKASIEWICZ" }, "row.letter_lost"],
    ["à la formule en erreur", { Nom: { kind: "error", text: "#N/A" } }, "row.cell_error"],
    ["à la formule jamais calculée", { Nom: { kind: "formula" } }, "row.formula_not_computed"],
    ["au téléphone abîmé", { "Téléphone mobile": "3,36123E+10" }, "row.phone_unclear"],
    [
      "au téléphone d'un autre pays sans son +",
      { "Téléphone fixe": number("32470123456") },
      "row.phone_unclear",
    ],
    ["au code postal de trois chiffres", { "Code postal": number("870") }, "row.postal_code_unclear"],
    ["à l'INE trop court", { INE: "123" }, "row.ine_malformed"],
    ["à l'année de deux chiffres", { Diplôme: "Bac", "Année du diplôme": "26" }, "row.year_malformed"],
    ["à la série sans diplôme", { "Série du diplôme": "Générale" }, "row.diploma_missing"],
    ["à l'adresse de six lignes", { Adresse: "1\n2\n3\n4\n5\n6" }, "row.too_many_lines"],
  ] as const)("refuse un candidat %s", async (_who, values, code) => {
    const [field = ""] = Object.keys(values).slice(-1);
    expect(await problemOf(values)).toMatchObject([{ code, field }]);
  });

  it("rend le zéro qu'Excel a retiré quand il n'y a pas de doute, et le dit", async () => {
    expect(
      await candidateOf({
        "Téléphone mobile": number("639981234"),
        "Téléphone fixe": number("33199001234"),
        "Code postal": number("1000"),
      }),
    ).toMatchObject({
      contact: { mobilePhone: "0639981234", landlinePhone: "+33199001234", postalCode: "01000" },
      warnings: ["row.postal_code_mended", "row.phone_mended"],
    });
    expect(await candidateOf({ "Code postal": "1000", Pays: "Belgique" })).toMatchObject({
      contact: { postalCode: "1000", country: "Belgique" },
      warnings: [],
    });
  });

  it("ne change un numéro qu'en lui rendant ce qui lui manque", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{8}$/), (phone) => {
        expect(mendPhone(phone)).toEqual({ kind: "as-written", text: phone });
        expect(mendPhone(phone.slice(1))).toEqual({ kind: "mended", text: phone });
        expect(mendPhone(`33${phone.slice(1)}`)).toEqual({ kind: "mended", text: `+33${phone.slice(1)}` });
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), (code) => {
        expect(mendPostalCode(code, true)).toEqual({ kind: "as-written", text: code });
        const eaten = code.replace(/^0+/, "");
        const isClear = eaten.length === 4;
        if (eaten.length < 5)
          expect(mendPostalCode(eaten, true).kind).toBe(
            isClear ? "mended" : eaten === "" ? "as-written" : "unclear",
          );
      }),
    );
  });

  it("qui ne peut pas être lu est un problème de plus, en français", async () => {
    for (const fault of [
      "empty",
      "not_a_table",
      "json",
      "other_workbook",
      "too_big",
      "bomb",
      "damaged",
      "no_sheet",
      "quote_open",
    ] as const) {
      const open = async () => {
        throw new UnreadableTable(fault);
      };
      const found = await checkTable(open, { limits: { candidates: 1, fileSize: 1024 }, today });
      expect(found).toMatchObject({
        candidates: 0,
        problemCount: 1,
        problems: [{ code: `table.${fault}`, line: 1, path: "" }],
      });
    }
  });

  it("quoi qu'on y mette, est lu ou refusé avec des problèmes situés", async () => {
    const cell: fc.Arbitrary<Written> = fc.oneof(
      fc.constant(null),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(...five, ...eva, "Code postal", "INE", "Année", "1000", "  "),
      fc.nat().map((value) => number(String(value))),
      fc.constantFrom<CellValue>(
        { kind: "day", day: "2007-02-03" },
        { kind: "error", text: "#N/A" },
        { kind: "formula" },
      ),
    );
    const table = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const found = await check([five, ...rows]);
        expect(found.problemCount > 0 || found.taken.length === found.candidates).toBe(true);
        for (const { line, column, message } of found.problems) {
          expect(line >= 1 && column >= 1 && message.length > 0).toBe(true);
          expect(message).not.toMatch(/\0|\p{Cs}/u);
        }
      }),
    );
  });
});

describe("la documentation du tableau", () => {
  it("nomme chaque code, chaque colonne, et aucun code qui n'existe pas", async () => {
    const page = await readFile(new URL("../../docs/candidate-table.md", import.meta.url), "utf8");
    const documented = new Set(page.match(/`(?:table|row)\.[a-z0-9_]+`/g));
    const warnings = [
      "table.other_sheet",
      "table.unknown_column",
      "row.postal_code_mended",
      "row.phone_mended",
      "row.unlikely_birth_year",
    ];
    const known = [...Object.keys(tableProblemTitles), ...warnings].map((code) => `\`${code}\``);
    expect([...documented].toSorted()).toEqual(known.toSorted());
    for (const field of tableFields) expect(page).toContain(`| ${heading(field)} |`);
    expect(compulsoryFields.map(heading)).toEqual(five);
  });
});
