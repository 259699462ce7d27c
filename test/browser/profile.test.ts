import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { addPeople, type Person } from "../support/candidates.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { isFocused } from "./support/keyboard.ts";
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
    const chartTable = page.getByRole("table", { name: "Les matières principales au fil des périodes" });
    await chartTable.waitFor();
    expect(await cutOff(page)).toEqual([]);
    await onPaper(page);

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

  it("deux personnes modifient le même profil : chacune voit la valeur de l'autre et choisit ; le pays par son nom", async () => {
    const school = await stage.school();
    await importContent(stage.program().database, school, sampleExport([sampleCandidate()]));
    const colleague = await stage.signedIn(await stage.user(school, "school_admin"));
    const { items } = await (await colleague.request.get("/api/candidates?stage=sas")).json();
    const path = `/api/candidates/${items[0].id}`;
    const { diplomas: received } = await (await colleague.request.get(path)).json();
    const secondWindow = await stage.signedIn(school.credentials);
    const written = await secondWindow.request.post(`${path}/notes`, { data: { text: "À rappeler" } });
    const notePath = `${path}/notes/${(await written.json()).id}`;
    const page = await stage.signedIn(school.credentials, {
      refusals: [
        `409 PATCH ${path}`,
        `409 PATCH ${path}/diplomas/${received[0].id}`,
        `409 PATCH ${notePath}`,
        `409 DELETE ${notePath}`,
      ],
    });
    const meanwhile = (under: string, data: object) => colleague.request.patch(`${path}${under}`, { data });
    await page.goto(`/candidats/${items[0].id}`);

    await page.getByRole("button", { name: "Modifier : Contact" }).click();
    await page.getByLabel("Téléphone mobile").fill("0600000001");
    await page.getByLabel("Ville").fill("Tulle");
    await meanwhile("", { mobilePhone: "0600000002", city: "Brive", email: "nouveau@example.com" });
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("alert").filter({ hasText: "Rien n'est enregistré de votre saisie" }).waitFor();
    await page.getByText(/entre-temps,\s«\s0600000002\s» a été enregistré \(saisi le .+ par .+\)/).waitFor();
    await expectAccessible(page, "two at once");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("button", { name: "Garder ma saisie : Téléphone mobile" }).click();
    await page.getByRole("button", { name: "Prendre l'autre valeur : Ville" }).click();
    expect(await page.getByLabel("Ville").inputValue()).toBe("Brive");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("link", { name: "06 00 00 00 01" }).waitFor();
    const { contact, diplomas } = await (await page.request.get(path)).json();
    expect(contact).toMatchObject({ city: "Brive", email: "nouveau@example.com" });

    // A diploma: what one did not touch stays the other's.
    const diploma = diplomas[0];
    await page.getByRole("button", { name: `Modifier le diplôme : ${diploma.label}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Série").fill("STMG");
    await meanwhile(`/diplomas/${diploma.id}`, { honours: "Bien", series: "STL" });
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await dialog.getByRole("button", { name: "Garder ma saisie : Série" }).click();
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { name: "Baccalauréat en préparation (STMG)" }).waitFor();
    expect((await (await page.request.get(path)).json()).diplomas[0]).toMatchObject({ honours: "Bien" });

    // A note open in two windows, then one to be removed: what it has become is shown first.
    await page.getByRole("button", { name: /^Modifier la note/ }).click();
    const elsewhere = (text: string) => {
      stage.program().advance(1_000);
      return secondWindow.request.patch(notePath, { data: { text } });
    };
    await elsewhere("Rappelée lundi");
    await page.getByLabel("Note", { exact: true }).fill("Rappelée mardi");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText(/«\s?Rappelée lundi\s?» a été enregistré \(saisi le .+ par .+\)/).waitFor();
    await page.getByRole("button", { name: "Garder ma saisie : Note" }).click();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Rappelée mardi", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^Retirer la note/ }).click();
    await dialog.getByText("Rappelée mardi", { exact: true }).waitFor();
    await elsewhere("Ne plus appeler");
    await dialog.getByRole("button", { name: "Retirer" }).click();
    await dialog.getByText("Cette note a été modifiée entre-temps", { exact: false }).waitFor();
    await dialog.getByText("Ne plus appeler", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "Retirer" }).click();
    await page.getByText("La note est retirée.").waitFor();

    await page.getByRole("button", { name: "Modifier : Identité" }).click();
    await page.getByLabel("Nationalité").fill("belgique");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Belgique").first().waitFor();
    expect((await (await page.request.get(path)).json()).identity.nationality).toBe("BE");
  });

  it("un doublon se voit sur le profil, avec les mêmes avertissements que dans la liste ; supprimer ce qui a changé entre-temps est refusé", async () => {
    const school = await stage.school();
    await addPeople(stage.program().database, school, [
      ["LE GOFF", "Yann"],
      ["Le Goff", "Yann"],
    ]);
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas?sort=lastName&order=asc");
    await page.getByRole("link", { name: "LE GOFF", exact: true }).click();
    await page.getByText("Doublon dans le SAS", { exact: true }).waitFor();
    const menu = page.getByRole("button", { name: "Actions pour LE GOFF Yann" });
    await menu.click();
    await page.getByRole("menuitem", { name: "Sortir du SAS" }).click();
    await page.getByText("d'autres profils du SAS ont la même identité", { exact: false }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    await page.getByText("Campagne ", { exact: false }).first().waitFor();
    await page.getByText("Doublon dans le SAS", { exact: true }).waitFor();

    await page.getByRole("link", { name: "Comparer" }).click();
    await page.getByRole("link", { name: "Ouvrir la Liaison" }).waitFor();
    await page.getByRole("link", { name: "Le Goff Yann", exact: true }).click();
    await page.getByText("Doublon dans la campagne sélectionnée", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Actions pour Le Goff Yann" }).click();
    const leaving = page.getByRole("menuitem", {
      name: /^Sortir du SAS – même identité déjà dans la campagne/,
    });
    expect(await leaving.isDisabled()).toBe(true);

    await page.getByRole("menuitem", { name: "Supprimer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("S'il figure dans un prochain fichier", { exact: false }).waitFor();
    const id = page.url().split("/").at(-1);
    await page.request.post(`/api/candidates/${id}/notes`, { data: { text: "Entretien fixé" } });
    await dialog.getByRole("button", { name: "Supprimer définitivement" }).click();
    await page.getByRole("heading", { name: "La situation a changé entre-temps" }).waitFor();
    expect(await dialog.getByRole("listitem").allInnerTexts()).toEqual([
      "Le Goff Yann profil, diplômes, vœux ou notes modifiés\u00a0: non supprimé",
    ]);
    await expectAccessible(page, "not deleted");
    await dialog.getByRole("button", { name: "Fermer" }).last().click();
    // Still there, with what the colleague wrote.
    await page.getByText("Entretien fixé", { exact: true }).waitFor();
  });

  it("rien ne se cache sous l'en-tête qui reste, ni ne s'écrit l'un sur l'autre ; sur un écran étroit l'index se déplie", async () => {
    const school = await stage.school();
    const { database } = stage.program();
    await importContent(database, school, sampleExport([sampleCandidate()]));
    const long = { first_name: "Marie-Christine", last_name: "Marchand-Lefebvre de La Rochefoucauld" };
    await database.db.updateTable("account").set(long).where("school_id", "=", school.schoolId).execute();
    const colleague = await stage.signedIn(await stage.user(school, "school_admin"));
    const { items } = await (await colleague.request.get("/api/candidates?stage=sas")).json();
    const path = `/api/candidates/${items[0].id}`;
    const refusals = [`409 PATCH ${path}`, `404 PATCH ${path}`];
    const page = await stage.signedIn(school.credentials, { refusals });
    await page.goto(`/candidats/${items[0].id}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const width of [1280, 1241, 1240, 1100, 1024, 1021, 1020]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await overlapsInBar(page)]).toEqual([width, []]);
    }

    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Modifier : Contact" }).click();
    await page.getByLabel("Ville").fill("Tulle");
    await colleague.request.patch(path, { data: { city: "Brive" } });
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Choisissez la valeur qui doit rester.").waitFor();
    const city = page.getByRole("textbox", { name: "Ville" });
    await isFocused(city);
    expect(await isBelowHead(page, city)).toBe(true);
    await page.getByRole("button", { name: "Annuler" }).click();

    const index = page.getByRole("button", { name: "Sections", exact: true });
    expect(await page.getByRole("link", { name: "Notes internes" }).count()).toBe(0);
    await index.click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await index.getAttribute("aria-expanded")).toBe("false");
    await isFocused(index);
    await index.click();
    await expectAccessible(page, "index unfolded");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("link", { name: "Diplômes" }).click();
    await isFocused(page.getByRole("region", { name: "Diplômes" }));
    expect(await isBelowHead(page, page.getByRole("heading", { name: "Diplômes" }))).toBe(true);
    expect(await index.getAttribute("aria-expanded")).toBe("false");

    // A refusal above a form of which one sees the end.
    await page.getByRole("button", { name: "Modifier : Contact" }).click();
    await page.getByLabel("Ville").fill("Tulle");
    await colleague.request.post("/api/candidates/deletions", { data: { ids: [items[0].id] } });
    await page.getByRole("button", { name: "Enregistrer" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "Ce candidat n'existe pas ou plus" });
    await isFocused(refusal);
    expect(await isBelowHead(page, refusal)).toBe(true);
  });

  it("sur un téléphone, l'en-tête qui reste est basse : le nom, les doublons et les actions ; le reste défile", async () => {
    const school = await stage.school();
    const people: Person[] = [
      ["DE LA ROCHEFOUCAULD", "Marie-Clémentine"],
      ["De La Rochefoucauld", "Marie-Clémentine"],
      ["ZIEGLER", "Léa"],
    ];
    await addPeople(stage.program().database, school, people);
    const page = await stage.signedIn(school.credentials, { viewport: { width: 390, height: 844 } });
    await page.goto("/sas?sort=lastName&order=asc");
    await page.getByRole("link", { name: "DE LA ROCHEFOUCAULD" }).first().click();
    const heading = page.getByRole("heading", { level: 1 });
    await page.getByText("1 / 3").waitFor();
    const { height = 0 } = (await heading.locator("..").boundingBox()) ?? {};
    expect(height).toBeGreaterThan(0);
    expect(height).toBeLessThanOrEqual(130);

    await page.evaluate("scrollTo(0, 400)");
    expect(await isBelowHead(page, page.getByText("Site de Limoges (0870015U)"))).toBe(false);
    const head = heading.locator("..");
    for (const control of [
      head.getByRole("link", { name: "Retour à la liste" }),
      head.getByRole("button", { name: "Sections" }),
      head.getByRole("link", { name: /^Candidat suivant/ }),
      head.getByRole("button", { name: "Imprimer" }),
      head.getByRole("button", { name: /^Actions pour/ }),
    ])
      await control.click({ trial: true, timeout: 2_000 });
    await head.getByText("SAS", { exact: true }).waitFor();
    await expectAccessible(page, "low head");
  });

  it("deux saisies en cours se quittent en une question ; l'arrivée se lit une fois ; un candidat supprimé le dit et ramène à la liste", async () => {
    const school = await stage.school();
    await importContent(stage.program().database, school, sampleExport([sampleCandidate()]));
    const colleague = await stage.signedIn(await stage.user(school, "school_admin"));
    const { items } = await (await colleague.request.get("/api/candidates?stage=sas")).json();
    const { id } = items[0];
    const page = await stage.signedIn(school.credentials, { refusals: [`404 GET /api/candidates/${id}`] });
    await page.goto(`/candidats/${id}`);
    await page.getByText("Profil créé par l'import", { exact: false }).waitFor();
    expect(await page.getByText("Arrivée du profil dans l'école.").count()).toBe(0);

    await page.getByRole("button", { name: "Modifier : Identité" }).click();
    const name = page.getByLabel(/^Nom/);
    await name.fill("");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Ce champ est obligatoire.").waitFor();
    await name.fill("MARTIN-DURAND");
    await page.getByText("Ce champ est obligatoire.").waitFor({ state: "detached" });
    await page.getByLabel("Nouvelle note").fill("À rappeler");
    await page.getByRole("link", { name: "Retour à la liste" }).click();
    await page.getByRole("button", { name: "Quitter sans enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "SAS d'admission" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);

    await colleague.request.post("/api/candidates/deletions", { data: { ids: [id] } });
    await page.goto(`/candidats/${id}`);
    await page.getByRole("heading", { name: "Ce candidat n'existe pas, ou plus." }).waitFor();
    expect(await page.getByRole("button", { name: "Réessayer" }).count()).toBe(0);
    await page.getByRole("link", { name: "Retour à la liste" }).click();
    await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
  });

  it("précédent et suivant suivent la liste quand ce qui la trie vient de changer", async () => {
    const school = await stage.school();
    const people = Array.from(
      { length: 30 },
      (_, index): Person => [`A${String(index).padStart(2, "0")}`, "Max"],
    );
    await addPeople(stage.program().database, school, people);
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas?sort=lastName&order=asc");
    await page.getByRole("link", { name: "A03" }).click();
    await page.getByText("4 / 30").waitFor();
    await page.getByRole("button", { name: "Modifier : Identité" }).click();
    await page.getByLabel(/^Nom/).fill("A28bis");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    const previous = page.getByRole("link", { name: /^Candidat précédent/ });
    const next = page.getByRole("link", { name: /^Candidat suivant/ });
    await expect.poll(() => next.getAttribute("title")).toBe("Candidat suivant\u00a0: A29 Max");
    expect(await previous.getAttribute("title")).toBe("Candidat précédent\u00a0: A28 Max");
    await previous.click();
    await page.getByRole("heading", { level: 1, name: "A28 Max" }).waitFor();
    await expect.poll(() => next.getAttribute("title")).toBe("Candidat suivant\u00a0: A28bis Max");
    await expect.poll(() => previous.getAttribute("title")).toBe("Candidat précédent\u00a0: A27 Max");
  });
});

/** Entries of the bar, and names in it, that are written over the one before. */
const overlapsInBar = (page: Page) =>
  page.locator("header a:visible, header button:visible").evaluateAll((entries) =>
    entries
      .filter((entry, index) => {
        const before = entries[index - 1]?.getBoundingClientRect();
        const box = entry.getBoundingClientRect();
        return (
          (before && box.left < before.right - 0.5) ||
          box.right > entry.ownerDocument.documentElement.clientWidth
        );
      })
      .map((entry) => entry.textContent),
  );

async function isBelowHead(page: Page, element: Locator): Promise<boolean> {
  const head = await page.getByRole("heading", { level: 1 }).locator("..").boundingBox();
  const box = await element.boundingBox();
  return head !== null && box !== null && box.y >= head.y + head.height;
}

/** Tables wider than the frame that hides what sticks out. */
const cutOff = (page: Page) =>
  page
    .locator("table")
    .evaluateAll((tables) =>
      tables
        .filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1)
        .map((table) => table.querySelector("caption")?.textContent),
    );

/** What is to be read is printed, what is to be pressed is not; a table is one, on paper too. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: 700, height: 990 });
  await page.emulateMedia({ media: "print" });
  for (const hidden of [
    page.getByRole("link", { name: "Retour à la liste" }),
    page.getByRole("heading", { name: "Droits de la personne" }),
    page.getByRole("button", { name: /^Actions pour/ }),
    page.getByRole("button", { name: "Imprimer" }),
  ])
    expect(await hidden.count(), hidden.toString()).toBe(0);
  const report = page.getByRole("table", { name: /^(Trimestre|Semestre) 1/ }).first();
  expect(await report.getByRole("columnheader", { name: "Appréciation" }).isVisible()).toBe(true);
  expect(await cutOff(page)).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });
}
