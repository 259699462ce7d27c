import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import type { TestSchool } from "../support/schools.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { importFile, jsonFile, openImportDialog, paris } from "./support/import-dialog.ts";
import { describeInBrowser, type Stage } from "./support/stage.ts";

/** Without a file number: nothing forbids that two of one session be one person. */
const person = (lastName: string, firstName: string, fields: Record<string, string | undefined> = {}) =>
  sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: undefined,
      NomCandidat: lastName,
      PrenomCandidat: firstName,
      CoordonneesAdressemail: `${firstName}.${lastName}@example.com`.toLowerCase(),
      ...fields,
    },
  });
const again = [
  person("Martin", "Camille", {
    NumeroDossierCandidat: "77",
    CoordonneesAdressemail: "c.martin@example.com",
    CoordonneesTelephonemobile: "0639980000",
  }),
  person("SOW", "Louise", { CoordonneesAdressemail: "louis.sow@example.com" }),
  person("DIALLO", "Awa"),
  person("NGUYEN", "Minh"),
];
const ofParis = sampleExport(again, { formationCode: 90_002 });

/** Four people in Limoges, who come back in Paris by the import dialog. */
async function knownPeople(stage: Stage): Promise<{ page: Page; school: TestSchool }> {
  const school = await stage.school();
  const known = [
    person("MARTIN", "Camille"),
    person("SOW", "Louis"),
    person("DIALLO", "Awa"),
    person("NGUYEN", "Minh"),
  ];
  await importContent(stage.program().database, school, sampleExport(known));
  const page = await stage.signedIn(school.credentials);
  await page.goto("/sas");
  return { page, school };
}

/** Those of the list: some with a mark beside the name, some without. */
const rowHeights = (page: Page) =>
  page.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));

const queue = (page: Page) => page.getByRole("list", { name: "Rapprochements à décider" });
const decision = (page: Page, name: string | RegExp): Locator => page.getByRole("region", { name });

describeInBrowser("Liaison de candidats Parcoursup", (stage) => {
  it("l'import dit qui semble déjà connu ; lier au clavier, en choisissant ; annuler ; l'import suivant reconnaît", async () => {
    const { page, school } = await knownPeople(stage);
    await importFile(await openImportDialog(page, paris), jsonFile("paris.json", ofParis));
    await page.getByRole("link", { name: "Semble déjà connu (certain)" }).first().waitFor();
    expect(new Set(await rowHeights(page)).size).toBe(1);
    await page.getByRole("link", { name: "3 candidats semblent déjà connus" }).click();
    await page.getByRole("heading", { level: 1, name: "Liaison de candidats Parcoursup" }).waitFor();
    const byImport = page.getByRole("combobox", { name: "Import" });
    await expect.poll(() => byImport.locator("option:checked").innerText()).toMatch(/paris\.json$/);
    await byImport.selectOption("Tous");

    await queue(page)
      .getByRole("button", { name: /Martin Camille/ })
      .click();
    const panel = decision(page, "MARTIN Camille – Martin Camille");
    await panel.getByText("même date de naissance").waitFor();
    await expectAccessible(page, "liaison");
    await panel.getByRole("radio", { name: "Email : c.martin@example.com" }).check();
    await page.keyboard.press("l");
    await page
      .getByRole("status")
      .filter({ hasText: "Les deux profils de MARTIN Camille sont liés." })
      .waitFor();
    await page.getByRole("button", { name: "Annuler", exact: true }).click();
    await queue(page)
      .getByRole("button", { name: /Martin Camille/ })
      .click();
    await decision(page, /MARTIN Camille/)
      .getByRole("radio", { name: "Email : c.martin@example.com" })
      .check();
    await decision(page, /MARTIN Camille/)
      .getByRole("button", { name: "Lier (L)" })
      .click();
    await expect
      .poll(() =>
        queue(page)
          .getByRole("button", { name: /Martin Camille/ })
          .count(),
      )
      .toBe(0);

    const { database } = stage.program();
    const later = sampleExport(
      again.map((one, index) =>
        index === 0
          ? person("Martin", "Camille", {
              NumeroDossierCandidat: "77",
              CoordonneesAdressemail: "encore@example.com",
              CoordonneesTelephonemobile: "0639980001",
            })
          : one,
      ),
      { formationCode: 90_002 },
    );
    const report = await importContent(database, school, later, { uai: "0750654D" });
    expect(report).toMatchObject({ created: 0, updated: 1, impact: { kept: 1 } });
    await page.goto("/sas?lastName=martin");
    await page.getByRole("link", { name: "MARTIN" }).click();
    await page.getByText("c.martin@example.com").first().waitFor();
    await page.getByText("06 39 98 00 01").first().waitFor();
    await page.getByRole("button", { name: "Dissocier Martin Camille" }).click();
    const question = page.getByRole("dialog", { name: "Dissocier Martin Camille" });
    await question.getByRole("button", { name: "Dissocier", exact: true }).click();
    await page.getByText("Les deux profils sont de nouveau séparés.", { exact: true }).waitFor();
    await page.getByRole("status").getByRole("link", { name: "Martin Camille" }).click();
    await page.getByText("06 39 98 00 01").first().waitFor();
  });

  it("des jumeaux ne sont que possibles, et refusés pour toujours ; tous les certains liés puis défaits en une fois", async () => {
    const { page, school } = await knownPeople(stage);
    await importContent(stage.program().database, school, ofParis, { uai: "0750654D" });
    await page.getByRole("button", { name: "Outils" }).click();
    await page.getByRole("menuitem", { name: "Services Hub3E" }).click();
    await page.getByRole("menuitem", { name: "ParcourSup" }).click();
    await page.getByRole("menuitem", { name: "Liaison" }).click();

    await page.getByRole("combobox", { name: "Degré" }).selectOption("Possible (1)");
    const twins = decision(page, "SOW Louis – SOW Louise");
    await twins.getByText(/peut-être des jumeaux/).waitFor();
    await twins.focus();
    await page.keyboard.press("n");
    await page.getByText("ces deux profils ne seront plus proposés").waitFor();
    await page.getByText("Aucun rapprochement à décider").waitFor();

    await page.getByRole("combobox", { name: "Degré" }).selectOption("Tous (3)");
    await page.getByRole("button", { name: "Lier tous les certains" }).click();
    const dialog = page.getByRole("dialog", { name: "Lier tous les certains" });
    await dialog.getByRole("button", { name: /^Lier 3/ }).click();
    await page.getByText(/3\srapprochements sont liés/).waitFor();
    await page.getByText("Aucun rapprochement à décider").waitFor();
    await page.getByRole("button", { name: "Défaire ces 3 liaisons" }).click();
    await expect.poll(() => queue(page).getByRole("button").count()).toBe(3);
  });

  it("depuis l'Historique de l'école, plus tard : défaire en une fois tous les certains, dissocier une seule liaison", async () => {
    const { page, school } = await knownPeople(stage);
    await importContent(stage.program().database, school, ofParis, { uai: "0750654D" });
    await page.goto("/liaison?grade=certain");
    await queue(page).getByRole("button", { name: /Awa/ }).click();
    await decision(page, "DIALLO Awa").getByRole("button", { name: "Lier (L)" }).click();
    await page.getByText("Les deux profils de DIALLO Awa sont liés.").waitFor();
    await page.goto("/liaison");
    await page.getByRole("button", { name: "Lier tous les certains" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Lier 2/ })
      .click();
    await page.getByText(/2\srapprochements sont liés/).waitFor();

    await page.goto("/ecole/historique");
    await page.getByRole("button", { name: "Défaire ces 2 liaisons" }).click();
    const all = page.getByRole("dialog", { name: "Défaire ces 2 liaisons" });
    await expectAccessible(page, "historique, défaire");
    await all.getByRole("button", { name: "Défaire", exact: true }).click();
    await page.getByText(/2\sliaisons défaites\./).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Défaire/ }).count()).toBe(0);

    await page.getByRole("button", { name: /^Dissocier / }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Dissocier", exact: true }).click();
    await page.getByText("Les deux profils sont de nouveau séparés.", { exact: true }).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Dissocier / }).count()).toBe(0);
  });
});
