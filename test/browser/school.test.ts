import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./support/stage.ts";
import { readText } from "./support/text.ts";

describeInBrowser("Votre école", (stage) => {
  it("Un établissement s'ajoute ; un UAI mal recopié est refusé avec la lettre attendue", async () => {
    const page = await openSettings("Établissements");
    await page.getByRole("button", { name: "Ajouter un établissement" }).click();
    const dialog = page.getByRole("dialog", { name: "Ajouter un établissement" });
    await dialog.getByLabel("UAI").fill("0332744A");
    await dialog.getByText("La lettre ne correspond pas aux chiffres").waitFor();
    await dialog.getByLabel("Nom").fill("Site de Bordeaux");
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    expect(await dialog.count()).toBe(1);

    const letter = /ce devrait être ([A-Z])/.exec(await readText(dialog))?.[1] ?? "";
    const expected = `0332744${letter}`;
    await dialog.getByLabel("UAI").fill(expected.toLowerCase());
    await dialog.getByText("UAI valide").waitFor();
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("status").filter({ hasText: "Site de Bordeaux est ajouté." }).waitFor();
    await page.getByRole("row").filter({ hasText: "Site de Bordeaux" }).getByText(expected).waitFor();

    await openParcoursupMenu(page);
    await page.getByRole("menuitem", { name: `Site de Bordeaux (${expected})` }).waitFor();
  });

  it("Un UAI déjà connu de l'école est refusé auprès de son champ", async () => {
    const page = await openSettings("Établissements", ["422 POST /api/establishments"]);
    await page.getByRole("button", { name: "Ajouter un établissement" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("UAI").fill("0870015U");
    await dialog.getByLabel("Nom").fill("Encore Limoges");
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    await dialog.getByText(/existe déjà|déjà/).waitFor();
  });

  it("Sans ParcourSup, un établissement quitte le menu ; sans aucun, le menu mène au réglage", async () => {
    const page = await openSettings("Établissements");
    await page.getByRole("switch", { name: "Service ParcourSup pour Site de Paris" }).click();
    await page.getByText("Désactivé").waitFor();
    await openParcoursupMenu(page);
    await page.getByRole("menuitem", { name: "Site de Limoges (0870015U)" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "Site de Paris (0750654D)" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");

    await page.getByRole("switch", { name: "Service ParcourSup pour Site de Limoges" }).click();
    await expect.poll(() => page.getByText("Désactivé").count()).toBe(2);
    await openParcoursupMenu(page);
    await page.getByText("Aucun établissement configuré").waitFor();
    await page.getByRole("menuitem", { name: "Configurer un établissement" }).waitFor();
  });

  it("Les campagnes s'ajoutent, se corrigent, s'archivent et quittent alors le choix du SAS", async () => {
    const page = await openSettings("Campagnes");
    await page.getByRole("button", { name: "Ajouter une campagne" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nom").fill("campagne-2027-2028");
    await dialog.getByLabel("Début").fill("2027-09-01");
    await dialog.getByLabel("Fin").fill("2027-01-31");
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    await dialog.getByText("La fin précède le début.").waitFor();
    await dialog.getByLabel("Fin").fill("2028-08-31");
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    const row = page.getByRole("row").filter({ hasText: "campagne-2027-2028" });
    expect(await readText(row)).toMatch(/01\/09\/2027\s+31\/08\/2028/);

    await row.getByRole("button", { name: "Archiver campagne-2027-2028" }).click();
    await row.getByText("Archivée").waitFor();
    await page.getByRole("link", { name: "SAS d'admission" }).click();
    const campaigns = page.getByRole("combobox", { name: "Campagne ciblée" });
    await campaigns.waitFor();
    expect(await campaigns.locator("option").allTextContents()).not.toContain("campagne-2027-2028");
  });

  it("Un utilisateur reçoit un mot de passe montré une seule fois, et choisit le sien en arrivant", async () => {
    const page = await openSettings("Utilisateurs école");
    await page.getByRole("button", { name: "Ajouter un utilisateur" }).click();
    const form = page.getByRole("dialog", { name: "Ajouter un utilisateur" });
    await form.getByRole("button", { name: "Ajouter" }).click();
    expect(await form.getByText("Ce champ est obligatoire.").count()).toBe(3);
    const email = `ines.${Date.now()}@ecole.example`;
    await form.getByLabel("Prénom").fill("Inès");
    await form.getByRole("textbox", { name: "Nom", exact: true }).fill("Aubert");
    await form.getByLabel("Adresse email").fill(email);
    await form.getByLabel("Rôle").selectOption("Recruteur-placeur");
    await form.getByRole("button", { name: "Ajouter" }).click();

    const shown = page.getByRole("dialog", { name: "Mot de passe de Inès Aubert" });
    const password = await readText(shown.locator("code"));
    expect(password.length).toBeGreaterThan(11);
    await shown.getByRole("button", { name: "Fermer" }).click();
    expect(await page.getByText(password).count()).toBe(0);
    expect(await readText(page.getByRole("row").filter({ hasText: email }))).toContain("jamais");

    const hers = await stage.visitor({ refusals: ["422 POST /api/me/password"] });
    await hers.goto("/");
    await hers.getByRole("textbox", { name: "Adresse email" }).fill(email);
    await hers.getByLabel("Mot de passe", { exact: true }).fill(password);
    await hers.getByRole("button", { name: "Se connecter" }).click();
    await hers.getByRole("heading", { level: 1, name: "Choisissez votre mot de passe" }).waitFor();
    await hers.getByLabel("Mot de passe actuel").fill(password);
    await hers.getByLabel("Nouveau mot de passe").fill("trop court");
    await hers.getByRole("button", { name: "Changer le mot de passe" }).click();
    await hers.getByText("Le mot de passe doit compter au moins 12 caractères.").waitFor();
    await hers.getByLabel("Nouveau mot de passe").fill("sept girafes traversent le port");
    await hers.getByRole("button", { name: "Changer le mot de passe" }).click();
    await hers.getByRole("heading", { level: 1, name: "Ressources : candidats" }).waitFor();
  });

  it("L'école se renomme, et la barre le dit aussitôt", async () => {
    const page = await openSettings("Informations");
    await page.getByLabel("Nom de l'école").fill("Institut de la Vienne");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("banner").getByText("Institut de la Vienne").waitFor();
  });

  /** A page of the menu « Votre école », in a new school. */
  async function openSettings(entry: string, refusals: readonly string[] = []): Promise<Page> {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials, { refusals });
    await page.goto("/sas");
    await page.getByRole("button", { name: "Votre école" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
    await page.getByRole("heading", { level: 1, name: entry === "Informations" ? /./ : entry }).waitFor();
    return page;
  }
});

async function openParcoursupMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Outils" }).click();
  await page.getByRole("menuitem", { name: "Services Hub3E" }).click();
  await page.getByRole("menuitem", { name: "ParcourSup" }).click();
}
