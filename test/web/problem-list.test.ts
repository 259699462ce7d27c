import { describe, expect, it } from "vitest";
import type { ImportProblem } from "../../src/imports/import.schema.ts";
import { groupProblems } from "../../web/components/problems/group-problems.ts";
import { problemCsv } from "../../web/components/problems/problem-csv.ts";

function problem(change: Partial<ImportProblem> = {}): ImportProblem {
  return {
    code: "candidate.email_missing",
    title: "Email absent",
    message: "L'adresse est vide.",
    remedy: "À compléter dans Parcoursup.",
    field: "Coordonnées - Adresse mail",
    value: null,
    path: "exportCandidats[0].candidats[213]",
    line: 48_211,
    column: 9,
    entry: null,
    candidate: { index: 214, fileNumber: "1100213", lastName: "LE GOFF", firstName: "Yann" },
    ...change,
  };
}

describe("the list of problems as a spreadsheet", () => {
  it("begins with a byte order mark, separates with semicolons, ends its lines as Windows does", () => {
    const [headings, row, end] = problemCsv([problem()], []).split("\r\n");
    expect(headings).toMatch(/^\uFEFFLigne;Colonne;/);
    expect(row).toBe(
      "48211;9;;214;1100213;LE GOFF;Yann;Coordonnées - Adresse mail;;L'adresse est vide.;À compléter dans Parcoursup.;candidate.email_missing;exportCandidats[0].candidats[213]",
    );
    expect(end).toBe("");
  });

  it.each(["=1+1", "+33612", "-2", "@SUM(A1)", "\tx", "\rx"])("does not let %j run as a formula", (value) => {
    expect(problemCsv([problem({ value })], [])).toMatch(/;"?'[=+\-@\t\r]/);
  });

  it("quotes what would break a row", () => {
    expect(problemCsv([problem({ value: 'a;"b"\nc' })], [])).toContain(';"a;""b""\nc";');
  });
});

describe("kinds of which not all problems are listed", () => {
  const counts = [{ code: "candidate.email_missing", title: "Email absent", count: 1234 }];

  it("are counted in full; an old import has no other count than what it lists", () => {
    expect(groupProblems([problem()], counts)[0]?.count).toBe(1234);
    expect(groupProblems([problem()], [])[0]?.count).toBe(1);
  });

  it("say so at the end of the spreadsheet", () => {
    const rows = problemCsv([problem()], counts).split("\r\n");
    expect(rows[2]?.replace(/[\u00A0\u202F]/g, " ")).toBe(
      ";;;;;;;;;Email absent : 1 234 problèmes en tout, dont 1 dans cette liste.;;candidate.email_missing;",
    );
    expect(
      problemCsv([problem()], [{ ...counts[0], count: 1 } as (typeof counts)[0]]).split("\r\n"),
    ).toHaveLength(3);
  });
});

describe("problems by kind", () => {
  it("keeps the order of the file and says once what a whole kind shares", () => {
    const date = { code: "candidate.birth_date_impossible", title: "Date de naissance impossible" };
    const groups = groupProblems(
      [
        problem(),
        problem({ ...date, message: "« 31/02/2007 » n'existe pas." }),
        problem({ line: 50_000 }),
        problem({ ...date, message: "« 00/01/2007 » n'existe pas." }),
      ],
      [],
    );
    expect(groups.map(({ title, problems }) => [title, problems.length])).toEqual([
      ["Email absent", 2],
      ["Date de naissance impossible", 2],
    ]);
    expect(groups.map(({ message }) => message)).toEqual(["L'adresse est vide.", null]);
  });

  it("calls a kind without title by what its first problem says", () => {
    expect(groupProblems([problem({ title: null })], [])[0]?.title).toBe("L'adresse est vide.");
  });
});
