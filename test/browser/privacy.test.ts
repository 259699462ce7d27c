import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { candidatesOf, importContent } from "../support/imports.ts";
import { readZip } from "../support/read-zip.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { chooseFile, jsonFile, openImportDialog, successMessage } from "./support/import-dialog.ts";
import { describeInBrowser } from "./support/stage.ts";
import { readText, withPlainSpaces } from "./support/text.ts";

const lucie = sampleCandidate({
  DonneesCandidats: { NomCandidat: "AUBRAC", PrenomCandidat: "Lucie" },
  BulletinsScolaires: [{ AppreciationProfesseur: "Sérieuse" }],
});

describeInBrowser("Données personnelles", (stage) => {
  it("L'école choisit combien de temps elle garde, et une durée hors limites est refusée", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    await page.goto("/sas");
    await page.getByRole("button", { name: "Votre école" }).click();
    await page.getByRole("menuitem", { name: "Données personnelles" }).click();
    await page.getByRole("heading", { level: 1, name: "Données personnelles" }).waitFor();
    await page.getByText("Rien à supprimer pour l'instant.").waitFor();
    await expectAccessible(page, "privacy");

    const received = page.getByRole("textbox", { name: "Dossiers Parcoursup reçus" });
    await received.fill("36");
    await page.getByRole("button", { name: "Enregistrer" }).first().click();
    await page.getByText("Écrivez un nombre entier de mois, de 1 à 24.").waitFor();
    await received.fill("6");
    await page.getByRole("button", { name: "Enregistrer" }).first().click();
    await successMessage(page, "Modification enregistrée.").waitFor();
    await page.reload();
    await expect.poll(() => received.inputValue()).toBe("6");
  });

  it("Une section décochée est écartée à l'import, qui le dit avant et après", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    await page.goto("/ecole/donnees-personnelles");
    await page.getByRole("checkbox", { name: "Bulletins scolaires" }).uncheck();
    expect(await page.getByRole("checkbox", { name: "Identité et coordonnées" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Enregistrer" }).last().click();
    await successMessage(page, "Modification enregistrée.").waitFor();

    const dialog = await openImportDialog(page);
    await chooseFile(dialog, jsonFile("juin.json", sampleExport([lucie])));
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    await dialog.getByRole("heading", { name: "Ce fichier peut être importé" }).waitFor();
    const told = "section non conservée, comme l'école l'a choisi : Bulletins scolaires.";
    expect(withPlainSpaces(await dialog.innerText())).toContain(told);
    await dialog.getByRole("button", { name: "Importer", exact: true }).click();
    await successMessage(page, "1 candidat ajouté").waitFor();
    await page.goto("/imports");
    await page.locator("tbody a").first().click();
    await page.getByRole("heading", { name: "Ce que l'import a fait" }).waitFor();
    expect(withPlainSpaces(await readText(page.getByRole("main")))).toContain(told);
  });

  it("Droit d'accès, puis effacement : le nom est à écrire, et la personne n'est plus nulle part", async () => {
    const school = await stage.school();
    await importContent(stage.program().database, school, sampleExport([lucie]));
    const [candidate] = await candidatesOf(stage.program().database, school);
    const page = await stage.signedIn(school.credentials, {
      refusals: [`422 POST /api/candidates/${candidate?.id}/erasure`],
    });
    await page.goto("/sas");
    await page.locator("tbody a").first().click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Exporter toutes les données" }).click();
    const path = await (await downloading).path();
    expect((await readZip(await readFile(path))).get("lisez-moi.html")).toContain("AUBRAC");

    await page.getByRole("button", { name: "Effacer définitivement cette personne" }).click();
    const dialog = page.getByRole("dialog", { name: "Effacer AUBRAC Lucie" });
    await expectAccessible(page, "erasure");
    await dialog.getByRole("textbox").fill("AUBRAC Lucien");
    await dialog.getByRole("button", { name: "Effacer définitivement" }).click();
    await dialog.getByText("Ce n'est pas le nom de cette personne.").waitFor();
    await dialog.getByRole("textbox").fill("Aubrac Lucie");
    await dialog.getByRole("button", { name: "Effacer définitivement" }).click();
    await successMessage(page, "La personne est effacée.").waitFor();
    await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
    await page.goto("/ecole/historique");
    await page.getByText("Une personne a été effacée").waitFor();
  });
});
