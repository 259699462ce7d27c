import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { importContent } from "../support/imports.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { importFile, jsonFile, openImportDialog } from "./support/import-dialog.ts";
import { describeInBrowser, type Stage } from "./support/stage.ts";

const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

describeInBrowser("Accessible à tous, sur grand et petit écran, en clair et en sombre", (stage) => {
  it("la connexion, et son refus", async () => {
    const page = await stage.visitor({ refusals: ["401 POST /api/session"] });
    await page.goto("/");
    await page.getByRole("textbox", { name: "Adresse email" }).fill("personne@ecole.example");
    await expectAccessible(page, "sign-in");
    await page.getByLabel("Mot de passe", { exact: true }).fill("inconnu de tous");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("alert").waitFor();
    await expectAccessible(page, "sign-in refused");
  });

  it("le SAS vide, la fenêtre d'import et son refus", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
    await expectAccessible(page, "empty SAS");

    const dialog = await openImportDialog(page);
    await expectAccessible(page, "dialog, choose");
    await importFile(dialog, jsonFile("avec-erreurs.json", await sample("avec-erreurs.json")));
    await dialog.getByRole("alert").waitFor();
    await expectAccessible(page, "dialog, refused");
  });

  it("le SAS plein, un menu, une date impossible, un candidat", async () => {
    const page = await afterImports(stage);
    await page.goto("/sas");
    await page.getByRole("link", { name: /./ }).nth(5).waitFor();
    await expectAccessible(page, "full SAS");

    await page.getByRole("textbox", { name: "Date de naissance" }).fill("31/02/2007");
    await page.getByText("Cette date n'existe pas.").waitFor();
    await page.getByRole("button", { name: "Votre école" }).click();
    await page.getByRole("menu").waitFor();
    await expectAccessible(page, "SAS with a menu and a fault");

    await page.goto("/sas?sort=lastName&order=asc");
    await page.locator("tbody a").first().click();
    await page.getByRole("heading", { name: "Scolarité" }).waitFor();
    await expectAccessible(page, "candidate");
  });

  it("l'Historique des imports, un import réussi et un import refusé", async () => {
    const page = await afterImports(stage);
    await page.goto("/imports");
    await page.getByText("Importé", { exact: true }).waitFor();
    await expectAccessible(page, "history");
    for (const state of ["Importé", "Refusé"]) {
      await page.goto("/imports");
      await page.getByRole("row").filter({ hasText: state }).getByRole("link").click();
      await page.getByText("Empreinte SHA-256").waitFor();
      await expectAccessible(page, `an import, ${state}`);
    }
  });

  it("Votre école et ses fenêtres, le mot de passe", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    for (const [path, heading, button] of [
      ["/ecole", null, null],
      ["/ecole/etablissements", "Établissements", "Ajouter un établissement"],
      ["/ecole/campagnes", "Campagnes", "Ajouter une campagne"],
      ["/ecole/utilisateurs", "Utilisateurs école", "Ajouter un utilisateur"],
      ["/mon-compte", "Mon compte", null],
    ] as const) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1, name: heading ?? /./ }).waitFor();
      if (button !== null) await page.getByRole("row").nth(1).waitFor();
      await expectAccessible(page, path);
      if (button === null) continue;
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("dialog", { name: button }).waitFor();
      await expectAccessible(page, button);
    }
  });

  it("l'aide, une page introuvable, une page réservée", async () => {
    const visitor = await stage.visitor();
    await visitor.goto("/aide");
    await visitor.getByRole("heading", { level: 1, name: "Aide" }).waitFor();
    await expectAccessible(visitor, "help");
    const pages = await visitor
      .locator("main ol a")
      .evaluateAll((links) => links.map(({ textContent }) => textContent));
    expect(pages.length).toBeGreaterThan(4);
    for (const title of pages) {
      await visitor.goto("/aide");
      await visitor.getByRole("link", { name: title ?? "" }).click();
      await visitor.getByRole("heading", { level: 1, name: title ?? "" }).waitFor();
      await visitor.locator("main h2").first().waitFor();
      await expectAccessible(visitor, `help, ${title}`);
    }

    const school = await stage.school();
    const page = await stage.signedIn(await stage.user(school, "recruiter"));
    await page.goto("/nulle-part");
    await page.getByRole("heading", { name: "Page introuvable" }).waitFor();
    await expectAccessible(page, "not found");
    await page.goto("/sas");
    await page.getByRole("heading", { name: "Page réservée aux administrateurs école" }).waitFor();
    await expectAccessible(page, "not for recruiters");
  }, 240_000);
});

/** The window of somebody whose school has imported a file, and seen another one refused. */
async function afterImports(stage: Stage): Promise<Page> {
  const school = await stage.school();
  const { database } = stage.program();
  await importContent(database, school, await sample("parcoursup-2026-bts-sio.json"));
  await importContent(database, school, await sample("avec-erreurs.json"));
  return stage.signedIn(school.credentials);
}
