import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { addPeople } from "../support/candidates.ts";
import { importContent } from "../support/imports.ts";
import { goodPassword } from "../support/schools.ts";
import { chooseFile, jsonFile, limoges, successMessage } from "./support/import-dialog.ts";
import { isFocused, moveTo, tabTo } from "./support/keyboard.ts";
import { surnames } from "./support/sas.ts";
import { describeInBrowser } from "./support/stage.ts";

const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

/** The button of a dialog that changes nothing. */
const closing = /^(Annuler|Fermer|Garder l'import)$/;

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
    // Opened by its address, it has nothing to go back to.
    await isFocused(page.getByRole("heading", { level: 1 }));

    await page.goto("/sas");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    await isFocused(page.getByRole("link", { name: "Aller au contenu" }));
    await page.keyboard.press("Enter");
    await isFocused(page.getByRole("main"));
  });

  it("Chaque fenêtre rend le clavier au bouton ou au menu qui l'a ouverte", async () => {
    const school = await stage.school();
    await stage.user(school, "recruiter");
    const { database } = stage.program();
    await addPeople(database, school, [
      ["AUBRY", "Max"],
      ["BRUN", "Eva"],
    ]);
    await importContent(database, school, await sample("modele_base.json"));
    const page = await stage.signedIn(school.credentials);
    const { items } = await (await page.request.get("/api/candidates?stage=sas&lastName=AUBRY")).json();
    const opensAndReturns = async (name: string, entry?: string) => {
      const opener = page.getByRole("button", { name, exact: true }).first();
      await opener.press("Enter");
      if (entry !== undefined) {
        await moveTo(page, page.getByRole("menuitem", { name: entry, exact: true }));
        await page.keyboard.press("Enter");
      }
      await page.getByRole("dialog").waitFor();
      await page.getByRole("dialog").locator(":focus").waitFor({ state: "attached" });
      await page.getByRole("dialog").getByRole("button", { name: closing }).last().press("Enter");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
      await isFocused(opener);
    };

    await page.goto("/sas?sort=lastName&order=asc");
    for (const name of ["Exporter", "Ajouter un candidat", "Ajout multiple"]) await opensAndReturns(name);
    await page.getByRole("checkbox", { name: "Sélectionner AUBRY Max" }).check();
    for (const name of ["Ajout multiple", "Exporter la sélection", "Supprimer"]) await opensAndReturns(name);
    for (const entry of ["Sortir du SAS", "Supprimer"])
      await opensAndReturns("Actions pour AUBRY Max", entry);
    await page.goto(`/candidats/${items[0].id}`);
    await opensAndReturns("Actions pour AUBRY Max", "Supprimer");
    await opensAndReturns("Ajouter un diplôme");
    for (const [path, ...names] of [
      ["/ecole/etablissements", "Ajouter un établissement", "Modifier Site de Limoges"],
      ["/ecole/campagnes", "Ajouter une campagne"],
      [
        "/ecole/utilisateurs",
        ...["Ajouter un utilisateur", "Modifier Camille Durand", "Désactiver Camille Durand"],
        "Nouveau mot de passe pour Camille Durand",
      ],
      ["/ecole/historique", "Ajouter un commentaire"],
    ] as const) {
      await page.goto(path);
      for (const name of names) await opensAndReturns(name);
    }
    await page.goto("/imports");
    await page.getByRole("row").getByRole("link").first().click();
    await opensAndReturns("Annuler cet import");
  });

  it("Qui part emporte son bouton : le clavier va à la ligne suivante, puis au titre", async () => {
    const school = await stage.school();
    await addPeople(stage.program().database, school, [
      ["AUBRY", "Max"],
      ["BRUN", "Eva"],
    ]);
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas?sort=lastName&order=asc");
    for (const [name, entry, confirmation] of [
      ["AUBRY Max", "Sortir du SAS", "Sortir du SAS"],
      ["BRUN Eva", "Supprimer", "Supprimer définitivement"],
    ] as const) {
      await page.getByRole("button", { name: `Actions pour ${name}` }).press("Enter");
      await moveTo(page, page.getByRole("menuitem", { name: entry }));
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: confirmation }).press("Enter");
      await isFocused(
        entry === "Supprimer"
          ? page.getByRole("heading", { level: 1 })
          : page.getByRole("link", { name: "BRUN", exact: true }),
      );
    }
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
