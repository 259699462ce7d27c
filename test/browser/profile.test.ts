import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { importContent } from "../support/imports.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { describeInBrowser } from "./support/stage.ts";

describeInBrowser("le profil à 360", (stage) => {
  it("lire les bulletins, passer au candidat suivant, ajouter un diplôme et une note", async () => {
    const school = await stage.school();
    const file = new URL("../../samples/parcoursup-2025-avec-bulletins.json", import.meta.url);
    await importContent(stage.program().database, school, await readFile(file));
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas?sort=lastName&order=asc");
    await page.locator("tbody a").first().click();

    // From one candidate to the next, in the order of the list, and back to the list in one step.
    await page.getByText("1 / 12").waitFor();
    const first = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByRole("link", { name: /^Candidat suivant/ }).click();
    await page.getByText("2 / 12").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe(first);
    await page.getByRole("link", { name: /^Candidat précédent/ }).click();
    await page.getByText("1 / 12").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(first);

    // A report reads like one, and the chart has its table.
    const report = page.getByRole("table", { name: /^(Trimestre|Semestre) 1/ }).first();
    expect(await report.getByRole("columnheader").allInnerTexts()).toEqual(
      expect.arrayContaining(["Matière", "Candidat", "Classe", "Appréciation"]),
    );
    await page.getByRole("button", { name: "Les mêmes valeurs en tableau" }).click();
    await page.getByRole("table", { name: "Les matières principales au fil des périodes" }).waitFor();

    await page.getByRole("button", { name: "Ajouter un diplôme" }).click();
    const dialog = page.getByRole("dialog", { name: "Ajouter un diplôme" });
    await dialog.getByLabel("Diplôme").fill("BTS SIO");
    await dialog.getByLabel("Année").fill("2024");
    await dialog.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByRole("heading", { name: "BTS SIO (2024)" }).waitFor();

    await page.getByLabel("Nouvelle note").fill("Rappeler la famille lundi.");
    await page.getByRole("button", { name: "Ajouter la note" }).click();
    await page.getByText("Rappeler la famille lundi.", { exact: true }).waitFor();
    await page.getByText("Une note interne est ajoutée.").waitFor();
    await expectAccessible(page, "profile");

    await page.getByRole("link", { name: "Retour à la liste" }).click();
    await page.getByText("BTS SIO (2024)").waitFor();
  });
});
