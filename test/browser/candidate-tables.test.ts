import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Cell } from "../../src/spreadsheet/write-workbook.ts";
import { countRows } from "../support/imports.ts";
import { plainRows, readTable, workbookOf } from "../support/workbooks.ts";
import { expectAccessible } from "./support/accessibility.ts";
import {
  chooseFile,
  limoges,
  problemsOfKind,
  successMessage,
  type UserFile,
} from "./support/import-dialog.ts";
import { sasTotal, surnames } from "./support/sas.ts";
import { describeInBrowserOnEachDatabase } from "./support/stage.ts";
import { readText } from "./support/text.ts";

const refusal =
  "Ce fichier de candidats ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.";

describeInBrowserOnEachDatabase("Importer un tableau de candidats", (stage) => {
  it("Le modèle se télécharge, se remplit, est refusé, corrigé, importé, importé de nouveau et annulé", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/");

    await page.getByRole("button", { name: "Imports / Exports" }).click();
    await page.getByRole("menuitem", { name: "Candidats", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Importer un tableau de candidats" }).waitFor();
    const fill = await filler(page);
    await page.getByRole("button", { name: "Importer un fichier" }).click();
    await page.getByText("Choisissez d'abord l'établissement").waitFor();
    await expectAccessible(page, "the page of tables, nothing chosen");
    await page.getByLabel("Établissement").selectOption({ label: limoges });
    await page.getByRole("button", { name: "Importer un fichier" }).click();
    const dialog = page.getByRole("dialog", { name: `Candidats – ${limoges}` });
    await dialog.waitFor();
    await expectAccessible(page, "the dialog of tables");

    const eva = ["Mme", "D S", "Eva", { day: "2003-10-12" }, "eva@example.com"];
    const wrong = ["M.", "LE GOFF", "Yann", "31/02/2007", "sans arobase"];
    await chooseFile(dialog, await fill("liste.xlsx", [eva, wrong, eva]));
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    const alert = dialog.getByRole("alert");
    await alert.waitFor();
    const told = await readText(alert);
    expect(told).toContain(refusal);
    expect(told).toContain("Aucun candidat n'a été ajouté. 3 problèmes sur 3 candidats :");
    expect(await readText(problemsOfKind(alert, "Date de naissance impossible (1)"))).toContain(
      "ligne 3 · colonne D · candidat 2 · LE GOFF Yann",
    );
    expect(await readText(problemsOfKind(alert, "Même personne sur deux lignes (1)"))).toContain("ligne 2");
    await expectAccessible(page, "a table refused");
    expect(Object.values(await countRows(stage.program().database, school))).toEqual([0, 0, 0, 0, 0]);

    const yann = ["M.", "LE GOFF", "Yann", { day: "2007-02-03" }, "yann@example.com", null, null, null, 1000];
    const list = await fill("liste.xlsx", [eva, yann]);
    await chooseFile(dialog, list);
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    await dialog.getByText("Ce fichier peut être importé").waitFor();
    expect(await readText(dialog)).toContain("1 candidat dont le code postal a retrouvé le zéro");
    await dialog.getByRole("button", { name: "Importer", exact: true }).click();
    await successMessage(page, "2 candidats ajoutés").waitFor();
    expect(await sasTotal(page)).toBe("2 candidats");
    expect((await surnames(page)).toSorted()).toEqual(["D S", "LE GOFF"]);

    await page.getByRole("link", { name: "LE GOFF" }).first().click();
    await page.getByText("01000").waitFor();
    await page
      .getByText(/Tableau de candidats, import du/)
      .first()
      .waitFor({ state: "attached" });

    await page.goto("/imports/candidats");
    await page.getByLabel("Établissement").selectOption({ label: limoges });
    await page.getByRole("button", { name: "Importer un fichier" }).press("Enter");
    await chooseFile(dialog, list);
    await dialog.getByRole("button", { name: "Importer", exact: true }).press("Enter");
    await successMessage(page, "2 déjà connus").waitFor();

    await page.goto("/imports");
    await page.getByText("Tableau de candidats").first().waitFor();
    expect(await readText(page.getByRole("table"))).toContain("liste.xlsx · Tableau de candidats");
    await expectAccessible(page, "the history with tables");
    // The second import changed nobody; undoing both leaves nobody.
    for (const left of ["2 candidats", "0 candidat"]) {
      await undoLatest(page);
      await page.goto("/sas");
      if (left.startsWith("2")) expect(await sasTotal(page)).toBe(left);
      else await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
    }
  });
});

/** Downloads the model and gives what fills it in: the rows go below its headings. */
async function filler(
  page: Page,
): Promise<(name: string, rows: readonly (readonly Cell[])[]) => Promise<UserFile>> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger le modèle" }).click();
  const model = await download;
  expect(model.suggestedFilename()).toBe("modele_candidats.xlsx");
  const [[, titles] = [1, {}]] = plainRows(await readTable(await readFile(await model.path())));
  const headings = Object.values(titles).map((cell) => (cell as { readonly text: string }).text);
  return async (name, rows) => ({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await workbookOf([headings, ...rows]),
  });
}

async function undoLatest(page: Page): Promise<void> {
  await page.goto("/imports");
  const standing = page.getByRole("row").filter({ hasText: "Importé" }).first();
  await standing.getByRole("link").first().click();
  await page.getByRole("button", { name: "Annuler cet import" }).click();
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: /^Annuler l'import/ }).click();
  await page.getByText("L'import a été annulé").first().waitFor();
}
