import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword } from "../support/schools.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { describeInBrowser } from "./support/stage.ts";
import { readText } from "./support/text.ts";

const exportOf = (lastName: string, formationCode: number) =>
  JSON.stringify(
    sampleExport([sampleCandidate({ DonneesCandidats: { NomCandidat: lastName } })], { formationCode }),
  );

describeInBrowser("Comptes, droits et second facteur", (stage) => {
  it("Un administrateur limité à un établissement ne voit que lui, et ne règle pas toute l'école", async () => {
    const school = await stage.school();
    const { database } = stage.program();
    await importContent(database, school, exportOf("LIMOUSIN", 90_001));
    await importContent(database, school, exportOf("PARISIEN", 90_002), { uai: "0750654D" });
    const page = await stage.signedIn(school.credentials);
    await page.goto("/ecole/utilisateurs");
    await page.getByRole("button", { name: "Ajouter un utilisateur" }).click();
    const form = page.getByRole("dialog", { name: "Ajouter un utilisateur" });
    await form.getByLabel("Prénom").fill("Inès");
    await form.getByRole("textbox", { name: "Nom", exact: true }).fill("Aubert");
    const email = `ines.${Date.now()}@ecole.example`;
    await form.getByLabel("Adresse email").fill(email);
    await form.getByRole("radio", { name: "Certains établissements" }).check();
    await form.getByRole("button", { name: "Ajouter" }).click();
    await form.getByText("Choisissez au moins un établissement.").waitFor();
    await expectAccessible(page, "rights of a new user");
    await form.getByRole("checkbox", { name: "Site de Limoges (0870015U)" }).check();
    await form.getByRole("button", { name: "Ajouter" }).click();
    const shown = page.getByRole("dialog", { name: "Mot de passe de Inès Aubert" });
    const password = await readText(shown.locator("code"));
    await shown.getByRole("button", { name: "Fermer" }).click();
    expect(await readText(page.getByRole("row").filter({ hasText: email }))).toContain("Site de Limoges");

    const hers = await stage.signedIn({ email, password });
    await chooseFirstPassword(hers, password);
    await hers.goto("/sas");
    await hers.getByText("LIMOUSIN").waitFor();
    expect(await hers.getByText("PARISIEN").count()).toBe(0);
    await hers.getByRole("button", { name: "Outils" }).click();
    await hers.getByRole("menuitem", { name: "Services Hub3E" }).click();
    await hers.getByRole("menuitem", { name: "ParcourSup" }).click();
    await hers.getByRole("menuitem", { name: "Site de Limoges (0870015U)" }).waitFor();
    expect(await hers.getByRole("menuitem", { name: /Paris/ }).count()).toBe(0);

    await hers.goto("/ecole/campagnes");
    await hers.getByText("Ils sont réservés aux administrateurs de tous les établissements.").waitFor();
    expect(await hers.getByRole("button", { name: "Ajouter une campagne" }).count()).toBe(0);
    await hers.goto("/ecole/utilisateurs");
    await hers.getByRole("row").filter({ hasText: email }).waitFor();
    expect(await hers.getByRole("row").count()).toBe(2);
  });

  async function chooseFirstPassword(page: Page, currentPassword: string): Promise<void> {
    await page.goto("/");
    await page.getByLabel("Mot de passe actuel").fill(currentPassword);
    await page.getByLabel("Nouveau mot de passe").fill(goodPassword);
    await page.getByRole("button", { name: "Changer le mot de passe" }).click();
    await page.getByRole("button", { name: "Outils" }).waitFor();
  }
});
