import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { goodPassword } from "../support/schools.ts";
import { chooseFile, jsonFile, limoges, successMessage } from "./support/import-dialog.ts";
import { isFocused, moveTo, tabTo } from "./support/keyboard.ts";
import { surnames } from "./support/sas.ts";
import { describeInBrowser } from "./support/stage.ts";

const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

describeInBrowser("Au clavier seulement", (stage) => {
  it("Un administrateur se connecte, importe, comprend un refus, recommence et lit un candidat", async () => {
    const school = await stage.school();
    const page = await stage.visitor();
    const { keyboard } = page;

    await page.goto("/sas");
    await isFocused(page.getByRole("textbox", { name: "Adresse email" }));
    await keyboard.type(school.credentials.email);
    await keyboard.press("Tab");
    await keyboard.type(goodPassword);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();

    await tabTo(page, page.getByRole("button", { name: "Outils" }));
    await keyboard.press("Enter");
    await moveTo(page, page.getByRole("menuitem", { name: "Services Hub3E" }));
    await keyboard.press("ArrowRight");
    await moveTo(page, page.getByRole("menuitem", { name: "ParcourSup" }));
    await keyboard.press("ArrowRight");
    await moveTo(page, page.getByRole("menuitem", { name: limoges }));
    await keyboard.press("Enter");

    const dialog = page.getByRole("dialog", { name: `ParcourSup – ${limoges}` });
    await dialog.waitFor();
    await isFocused(dialog.locator("input[type=file]"));
    await chooseFile(dialog, jsonFile("export.json", await sample("avec-erreurs.json")));
    await tabTo(page, dialog.getByRole("button", { name: "Importer", exact: true }));
    await keyboard.press("Enter");

    await isFocused(dialog.getByRole("alert"));
    await tabTo(page, dialog.getByRole("button", { name: "Télécharger la liste (CSV)" }));
    await tabTo(page, dialog.locator("input[type=file]"));
    await chooseFile(dialog, jsonFile("modele_base.json", await sample("modele_base.json")));
    await tabTo(page, dialog.getByRole("button", { name: "Importer", exact: true }));
    await keyboard.press("Enter");

    await successMessage(page, "3 candidats ajoutés").waitFor();
    const [first = ""] = await surnames(page);
    await tabTo(page, page.getByRole("link", { name: first, exact: true }));
    await keyboard.press("End");
    const last = (await surnames(page)).at(-1) ?? "";
    await isFocused(page.getByRole("link", { name: last, exact: true }));
    await keyboard.press("Enter");
    await isFocused(page.getByRole("heading", { level: 1, name: last }));
    await tabTo(page, page.getByRole("link", { name: "Retour à la liste" }));
    await keyboard.press("Enter");
    await isFocused(page.getByRole("link", { name: last, exact: true }));
  });

  it("Échap ferme la fenêtre d'import et rend le clavier à la page ; un lien mène au contenu", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/?importer=0870015U");
    const dialog = page.getByRole("dialog", { name: `ParcourSup – ${limoges}` });
    await dialog.waitFor();
    await isFocused(dialog.locator("input[type=file]"));
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    await isFocused(page.getByRole("main"));

    await page.goto("/sas");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    await isFocused(page.getByRole("link", { name: "Aller au contenu" }));
    await page.keyboard.press("Enter");
    await isFocused(page.getByRole("main"));
  });

  it("Une flèche à gauche referme un menu à la fois", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await tabTo(page, page.getByRole("button", { name: "Outils" }));
    await page.keyboard.press("Enter");
    await moveTo(page, page.getByRole("menuitem", { name: "Services Hub3E" }));
    await page.keyboard.press("ArrowRight");
    await moveTo(page, page.getByRole("menuitem", { name: "ParcourSup" }));
    await page.keyboard.press("ArrowLeft");
    await isFocused(page.getByRole("menuitem", { name: "Services Hub3E" }));
    await page.keyboard.press("Escape");
    await isFocused(page.getByRole("button", { name: "Outils" }));
  });
});
