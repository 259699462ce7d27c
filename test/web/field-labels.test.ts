import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fieldLabel } from "../../src/profiles/field-label.ts";
import { exportColumns } from "../../src/sas/export.schema.ts";
import { texts } from "../../web/texts.ts";

const { fields } = texts.candidate;
const { columns } = texts.exportDialog;

describe("one name for a field, wherever it is read", () => {
  it.each(Object.entries(columns))("%s is called « %s » in files too", (field, label) => {
    expect(fieldLabel(field)).toBe(label);
  });

  it.each(Object.entries(fields))(
    "%s is called « %s » on a profile and in the choice of columns",
    (...pair) => {
      expect(Object.entries(columns)).toContainEqual(pair);
    },
  );

  it.each(Object.entries(texts.imports.changedFields))(
    "%s is called « %s » on an import's page and in its file",
    (field, label) => {
      expect(fieldLabel(field)).toBe(label);
    },
  );

  it.each(exportColumns)("the column %s has a French name", (column) => {
    expect(fieldLabel(column)).toBe(columns[column]);
  });

  it.each(Object.entries(texts.sas.columns))("%s is called « %s » above a list", (column, label) => {
    expect(fieldLabel(column === "diploma" ? "diplomas" : column)).toBe(label);
  });

  it("two fields never share a name", () => {
    expect(new Set(Object.values(columns)).size).toBe(Object.keys(columns).length);
  });
});

describe("« email », the word of the user page, is the only one", () => {
  const filesOf = (folder: string) => readdirSync(folder).map((name) => `${folder}/${name}`);
  const catalogues = [
    "web/texts.ts",
    ...filesOf("web/texts"),
    ...filesOf("src/errors/catalogue"),
    "src/parcoursup/problem-catalogue.ts",
  ];
  const guide = readdirSync("docs/guide").filter((name) => name.endsWith(".md"));

  it.each([...catalogues, ...guide.map((name) => `docs/guide/${name}`)])("%s", (file) => {
    const sentences = readFileSync(file, "utf8").replace(/\/\*\*.*?\*\/|\/\/.*$/gms, "");
    expect(sentences.match(/e-mail|courriel|\bmél\b/giu)).toBeNull();
  });
});
