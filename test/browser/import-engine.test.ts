import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { JsonObject } from "../../src/parcoursup/sample/json.ts";
import { countRows } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { expectAccessible } from "./support/accessibility.ts";
import {
  chooseFile,
  importFile,
  jsonFile,
  openImportDialog,
  paris,
  successMessage,
} from "./support/import-dialog.ts";
import { isFocused, tabTo } from "./support/keyboard.ts";
import { sasTotal } from "./support/sas.ts";
import { describeInBrowser } from "./support/stage.ts";
import { withPlainSpaces } from "./support/text.ts";

const leGoff = person("1100214", "LE GOFF", "Yann", "yann@example.org");
const diallo = person("1100215", "DIALLO", "Fatou", "fatou@example.org");

describeInBrowser("Importer en confiance", (stage) => {
  it("Vérifier sans importer dit ce qui va se passer, puis importe le même fichier", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("mai.json", [leGoff]));
    await successMessage(page, "1 candidat ajouté").waitFor();

    const dialog = await openImportDialog(page);
    const juin = exportOf("juin.json", [
      person("1100214", "LE GOFF", "Yann", "y.legoff@example.org"),
      diallo,
    ]);
    await chooseFile(dialog, juin);
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    await dialog.getByRole("heading", { name: "Ce fichier peut être importé" }).waitFor();
    const told = withPlainSpaces(await dialog.innerText());
    expect(told).toContain("Rien n'est encore enregistré.");
    expect(told).toMatch(
      /2\s+candidats dans le fichier\s+1\s+nouveau\s+1\s+modifié\s+Email \(1\)\s+0\s+inchangé/,
    );
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 1, wish: 1 });
    await expectAccessible(page, "dialog, verified");

    await dialog.getByRole("button", { name: "Importer", exact: true }).click();
    await successMessage(page, "1 candidat ajouté, 1 déjà connu (dont 1 mis à jour)").waitFor();
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 2, wish: 2 });
  });

  it("Un fichier refusé l'est aussi quand on le vérifie", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await chooseFile(dialog, exportOf("export.json", [person("1100214", "LE GOFF", "Yann", "")]));
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    await dialog.getByRole("alert").getByText("ne peut pas être traité").waitFor();
  });

  it("Le fichier d'un autre établissement demande une confirmation avant d'être importé", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("mai.json", [leGoff]));
    await successMessage(page, "1 candidat ajouté").waitFor();

    const dialog = await openImportDialog(page, paris);
    await importFile(dialog, exportOf("juin.json", [diallo]));
    const question = dialog.getByRole("alert");
    await question.getByText("autre établissement").waitFor();
    await isFocused(question);
    await question.getByText("Rien n'est encore enregistré.").waitFor();
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 1 });
    await expectAccessible(page, "dialog, to confirm");

    const [asked] = await stage
      .program()
      .database.db.selectFrom("import")
      .select("id")
      .where("school_id", "=", school.schoolId)
      .where("state", "=", "to_confirm")
      .execute();
    const history = await stage.signedIn(school.credentials);
    await history.goto(`/imports/${asked?.id}`);
    await history.getByRole("heading", { name: "Ce qui était demandé" }).waitFor();
    await history.getByText("Ce fichier ressemble à un import fait pour un autre établissement").waitFor();
    await expectAccessible(history, "import, not confirmed");

    await dialog.getByRole("button", { name: "Importer quand même" }).click();
    // The first import's message may still be there: the dialog that closes tells the second one's end.
    await dialog.waitFor({ state: "detached" });
    await successMessage(page, "1 candidat ajouté").first().waitFor();
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 2 });
  });

  it("Le même fichier une seconde fois : on l'apprend, et personne n'est doublé", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const file = exportOf("export.json", [leGoff, diallo]);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), file);
    await successMessage(page, "2 candidats ajoutés").waitFor();

    const dialog = await openImportDialog(page);
    await chooseFile(dialog, file);
    await dialog.getByRole("button", { name: "Vérifier sans importer" }).click();
    await dialog.getByText(/ce même fichier a été importé le \d\d\/\d\d\/\d{4}/).waitFor();
    await dialog.getByRole("button", { name: "Importer", exact: true }).click();
    await successMessage(page, "Aucun candidat ajouté, 2 déjà connus").waitFor();
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 2, wish: 2 });
  });

  it("Ce que l'école a corrigé survit à l'import suivant, et l'import le dit avec les deux valeurs", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("mai.json", [leGoff]));
    await openCandidate(page, "LE GOFF");
    await editEmail(page, "yann.le-goff@example.org");
    await page.getByRole("img", { name: "Modifié par l'école" }).waitFor();
    await page.getByRole("link", { name: "yann.le-goff@example.org" }).focus();
    await page.getByText(/saisi le \d\d\/\d\d\/\d{4} par/).waitFor();
    await expectAccessible(page, "candidate, edited");

    await page.goto("/sas");
    await importFile(
      await openImportDialog(page),
      exportOf("juin.json", [person("1100214", "LE GOFF", "Yann", "autre@example.org")]),
    );
    await page.getByRole("link", { name: "Détail de l'import" }).last().click();
    await page.getByRole("link", { name: "Conservés" }).click();
    const kept = page.getByRole("row").filter({ hasText: "LE GOFF" });
    await kept.getByText("yann.le-goff@example.org").waitFor();
    await kept.getByText("autre@example.org").waitFor();
    await expectAccessible(page, "import, kept");

    await kept.getByRole("link", { name: "LE GOFF Yann" }).click();
    await page.getByRole("link", { name: "yann.le-goff@example.org" }).waitFor();
  });

  it("La page d'un import dit ce qui a changé d'un vœu, et nomme ceux dont le vœu n'est plus dans le fichier", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const confirmed = (answer: string) => ({
      ...leGoff,
      DonneesVoeux: { CandidatureConfirmeeLibelle: answer, FormationVoeuxLibelle: "BTS Tourisme" },
    });
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("mai.json", [confirmed("Non validée"), diallo]));
    await successMessage(page, "2 candidats ajoutés").waitFor();
    const dialog = await openImportDialog(page);
    await importFile(dialog, exportOf("juin.json", [confirmed("Validée")]));
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Détail de l'import" }).last().click();

    const changed = page.getByRole("row").filter({ hasText: "LE GOFF" });
    await changed.getByText("Vœu confirmé (BTS Tourisme)").waitFor();
    expect(withPlainSpaces(await changed.innerText())).toMatch(/Non\s+devient\s+Oui/);
    await page.getByText("Vœu confirmé (1)").waitFor();
    await page.getByRole("link", { name: "Vœux absents (1)" }).click();
    const missed = page.getByRole("row").filter({ hasText: "DIALLO" });
    await missed.getByText("Formation 90001").waitFor();
    await expectAccessible(page, "import, absent wishes");
    await missed.getByRole("link", { name: "DIALLO Fatou" }).click();
    await page.getByText(/absent du dernier fichier du \d\d\/\d\d\/\d{4}/).waitFor();
  });

  it("Une saisie refusée reste à corriger, et ne se perd pas en quittant la page", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("mai.json", [leGoff]));
    await openCandidate(page, "LE GOFF");

    await page.getByRole("button", { name: "Modifier : Identité" }).click();
    await page.getByRole("textbox", { name: "Nom", exact: true }).fill(" ");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Ce champ est obligatoire.").waitFor();
    await isFocused(page.getByRole("textbox", { name: "Nom", exact: true }));
    await expectAccessible(page, "candidate, field refused");

    await page.getByRole("link", { name: "Retour à la liste" }).click();
    const question = page.getByRole("dialog", { name: "Modifications non enregistrées" });
    await expectAccessible(page, "leaving with something typed");
    await question.getByRole("button", { name: "Rester sur la page" }).click();
    await page.getByRole("textbox", { name: "Nom", exact: true }).fill("LE GOFF-MARTIN");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "LE GOFF-MARTIN Yann" }).waitFor();
    await isFocused(page.getByRole("button", { name: "Modifier : Identité" }));
  });

  it("Annuler un import : on lit d'abord ce qui va se passer, et ce qui a été corrigé reste", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), exportOf("export.json", [leGoff, diallo]));
    await openCandidate(page, "LE GOFF");
    await editEmail(page, "yann.le-goff@example.org");
    await page.getByRole("link", { name: "Détail de l'import" }).last().click();

    await page.getByRole("button", { name: "Annuler cet import" }).click();
    const dialog = page.getByRole("dialog", { name: "Annuler l'import de export.json" });
    await dialog.getByText("1 candidat ajouté par cet import disparaît").waitFor();
    await dialog.getByText("LE GOFF Yann (modifié par l'école depuis)").waitFor();
    await expectAccessible(page, "undo, asked");
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 2 });

    await dialog.getByRole("button", { name: "Annuler l'import" }).click();
    await page.getByRole("heading", { name: /^Annulé le \d\d\/\d\d\/\d{4}/ }).waitFor();
    await page.getByText("1 candidat retiré").waitFor();
    await page.getByText("LE GOFF Yann (modifié par l'école depuis)").waitFor();
    expect(await page.getByRole("button", { name: "Annuler cet import" }).count()).toBe(0);
    await expectAccessible(page, "import, undone");

    await page.goto("/sas");
    expect(await sasTotal(page)).toBe("1 candidat");
    await page.getByRole("link", { name: "LE GOFF", exact: true }).waitFor();
  });

  it("Annuler un import qui n'a changé personne : la fenêtre dit que c'est l'import qui n'a rien fait, ou ce qui revient", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const open = async (name: string, candidates: readonly JsonObject[], done: string) => {
      await page.goto("/sas");
      await importFile(await openImportDialog(page), exportOf(name, candidates));
      await successMessage(page, done).waitFor();
      await page.getByRole("link", { name: "Détail de l'import" }).last().click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    };
    const ask = async (name: string) => {
      await page.getByRole("button", { name: "Annuler cet import" }).click();
      return page.getByRole("dialog", { name: `Annuler l'import de ${name}` });
    };
    await open("mai.json", [leGoff, diallo], "2 candidats ajoutés");
    await open("juin.json", [leGoff], "Aucun candidat ajouté, 1 déjà connu");
    const marked = await ask("juin.json");
    await marked.getByText("1 vœu : la mention « absent du dernier fichier » redevient").waitFor();
    await marked.getByRole("button", { name: "Annuler l'import" }).click();
    await page.getByText("1 vœu dont la mention « absent du dernier fichier » est redevenue").waitFor();

    await open("mai-encore.json", [leGoff, diallo], "Aucun candidat ajouté, 2 déjà connus");
    const nothing = await ask("mai-encore.json");
    await nothing.getByText("cet import n'a ajouté ni modifié personne").waitFor();
    await expectAccessible(page, "undo, nothing to do");
  });

  it("Le dossier reçu de Parcoursup revient octet pour octet ; la liste d'un import s'exporte", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    const received = JSON.stringify(leGoff, null, 3).replace("Yann", "Ya\\u006en");
    const content = JSON.stringify(sampleExport([leGoff])).replace(JSON.stringify(leGoff), received);
    await page.goto("/sas");
    await importFile(await openImportDialog(page), jsonFile("export.json", content));
    await openCandidate(page, "LE GOFF");

    const file = await download(page, "Télécharger le dossier Parcoursup (JSON)");
    expect(file.toString()).toBe(received);
    await page.getByRole("link", { name: "Détail de l'import" }).last().click();
    const list = (await download(page, "Exporter (CSV)")).toString();
    expect(list).toContain("LE GOFF");
  });

  it("Au clavier seulement, de la vérification à l'import", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await isFocused(dialog.locator("input[type=file]"));
    await chooseFile(dialog, exportOf("export.json", [leGoff]));
    await tabTo(page, dialog.getByRole("button", { name: "Vérifier sans importer" }));
    await page.keyboard.press("Enter");
    await isFocused(dialog.getByRole("heading", { name: "Ce fichier peut être importé" }));
    await tabTo(page, dialog.getByRole("button", { name: "Importer", exact: true }));
    await page.keyboard.press("Enter");
    await successMessage(page, "1 candidat ajouté").waitFor();
  });
});

function person(fileNumber: string, lastName: string, firstName: string, email: string): JsonObject {
  return sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: fileNumber,
      NomCandidat: lastName,
      PrenomCandidat: firstName,
      CoordonneesAdressemail: email,
    },
  });
}

function exportOf(name: string, candidates: readonly JsonObject[]) {
  return jsonFile(name, sampleExport(candidates));
}

/** From the list that an import has just opened. */
async function openCandidate(page: Page, lastName: string): Promise<void> {
  await page.getByRole("link", { name: lastName, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: lastName }).waitFor();
}

async function editEmail(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: "Modifier : Contact" }).click();
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("link", { name: email }).waitFor();
}

/** The bytes that a link hands to the browser's downloads. */
async function download(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return readFile(await file.path());
}
