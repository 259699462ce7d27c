import { Command } from "commander";
import type { Grade } from "../../linking/comparison.ts";
import type { LinkRecord } from "../../linking/link-record.ts";
import { proposePairs } from "../../linking/propose.ts";
import { counted } from "../../parcoursup/french.ts";
import { printJson, printLine, say } from "../output.ts";
import { readCsv } from "../read-csv.ts";

const columns = ["id", "lastName", "firstName", "birthDate", "email"];

const gradeNames: Readonly<Record<Grade, string>> = {
  certain: "certaine",
  probable: "probable",
  possible: "possible",
};

export const matchCommand = new Command("match")
  .description("propose quelles personnes d'une liste figurent dans une autre, sans toucher la base")
  .argument("<liste.csv>", `colonnes ${columns.join(", ")}, nommées par la première ligne`)
  .argument("<autre.csv>", "la liste à laquelle la comparer, avec les mêmes colonnes")
  .option("--json", "une ligne JSON par rapprochement proposé")
  .action(async (leftFile: string, rightFile: string, options: { json?: true }) => {
    const left = await readPeople(leftFile);
    const right = await readPeople(rightFile);
    for (const { left: one, right: other, grade, reasons } of proposePairs(left, right))
      await (options.json
        ? printJson({ left: one, right: other, grade, reasons })
        : printLine(`${one} | ${other} | ${gradeNames[grade]} | ${reasons.join(", ")}`));
  });

/** People of a list; blank and impossible values are missing ones. A line without an id cannot be spoken of: it is left out. */
async function readPeople(path: string): Promise<LinkRecord[]> {
  const people: LinkRecord[] = [];
  let unnamed = 0;
  for await (const row of readCsv(path, columns)) {
    const id = row.get("id")?.trim() ?? "";
    if (id === "") unnamed += 1;
    else
      people.push({
        id,
        lastName: row.get("lastName") ?? null,
        firstName: row.get("firstName") ?? null,
        birthDate: isoDate(row.get("birthDate") ?? ""),
        email: row.get("email") ?? null,
      });
  }
  if (unnamed > 0)
    say(
      `${path} : ${counted(unnamed, "ligne sans identifiant laissée", "lignes sans identifiant laissées")} de côté.`,
    );
  return people;
}

/** `YYYY-MM-DD`, and what else spreadsheets and other programs write: `JJ/MM/AAAA`, `YYYYMMDD`. */
function isoDate(text: string): string {
  const date = text.trim();
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  return date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}
