import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they come first in every section. V17 is told in a sentence. */
const sections: Readonly<Record<string, number>> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5 },
  ...{ "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2 },
  ...{ "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11 },
  ...{ "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1 },
  ...{ "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5 },
  ...{ "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5 },
  ...{ "16.3": 4, "16.4": 3, "16.5": 3 },
};
/** Of levels 1 and 2, the 7 of V17 left out. */
const total = 246;

interface Row {
  readonly line: number;
  readonly chapter: string;
  /** `1.2.6 to 1.2.8, 1.3.1` as one by one; a whole section as `1.4`. */
  readonly requirements: readonly string[];
  readonly where: string;
  readonly proof: string;
}

/** The rows of the tables, and what they say. */
const rows = readFileSync(join(root, "docs/asvs.md"), "utf8")
  .split("\n")
  .reduce<{ readonly found: Row[]; readonly chapter: string }>(
    ({ found, chapter }, text, index) => {
      const [, next] = /^## V(\d+) /.exec(text) ?? [];
      const [, first = "", where = "", proof = ""] = text.split(/(?<!\\)\|/).map((cell) => cell.trim());
      if (/^\d/.test(first))
        found.push({ line: index + 1, chapter, requirements: requirementsOf(first), where, proof });
      return { found, chapter: next ?? chapter };
    },
    { found: [], chapter: "" },
  ).found;

function requirementsOf(cell: string): string[] {
  const [list = ""] = /^[\d., to]+(?=\s|$)/.exec(cell) ?? [];
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [from = "", to] = part.split(" to ");
      if (to === undefined) return [from];
      const [section, first, last] = [from.replace(/\.\d+$/, ""), numberOf(from), numberOf(to)];
      return Array.from({ length: last - first + 1 }, (_each, place) => `${section}.${first + place}`);
    });
}

function numberOf(requirement: string): number {
  return Number(requirement.split(".").at(-1));
}

/** What stands between back quotes and looks like a file or a folder. */
function filesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)]
    .flatMap(([, code = ""]) => code.split(/\s+/))
    .filter((code) => /^[\w-][\w./-]*\.(ts|tsx|md|json|mjs|conf)$|^[\w-]+\/$/.test(code));
}

describe("docs/asvs.md", () => {
  it("parle de chaque exigence des niveaux 1 et 2 d'ASVS 5.0.0, une fois", () => {
    const wanted = Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_each, place) => `${section}.${place + 1}`),
    );
    expect(wanted).toHaveLength(total);
    const told = rows.flatMap(({ requirements }) => requirements);
    const timesTold = (requirement: string) =>
      told.filter((one) => one === requirement || requirement.startsWith(`${one}.`)).length;
    expect(wanted.filter((requirement) => timesTold(requirement) !== 1)).toEqual([]);
  });

  it("range chaque exigence dans son chapitre, et dit le niveau de celles du troisième", () => {
    for (const { line, chapter, requirements } of rows)
      for (const requirement of requirements)
        expect(requirement.split(".")[0], `line ${line}: ${requirement}`).toBe(chapter);
    const levelThree = rows.filter(({ requirements }) =>
      requirements.some((one) => {
        const count = sections[one.replace(/\.\d+$/, "")];
        return /^\d+\.\d+\.\d+$/.test(one) && (count === undefined || numberOf(one) > count);
      }),
    );
    const text = readFileSync(join(root, "docs/asvs.md"), "utf8").split("\n");
    for (const { line } of levelThree) expect(text[line - 1], `line ${line}`).toContain("(level 3)");
  });

  it.each(rows)("ligne $line : les fichiers et les essais nommés existent", ({ where, proof }) => {
    for (const file of filesIn(where))
      expect(
        ["", "src", "web", "docs"].some((folder) => existsSync(join(root, folder, file))),
        file,
      ).toBe(true);
    for (const file of filesIn(proof))
      expect(existsSync(join(root, "test", file)), `test/${file}`).toBe(true);
  });
});
