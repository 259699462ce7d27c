import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { addPeople, type Person } from "../support/candidates.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { sasTotal, surnames } from "./support/sas.ts";
import { describeInBrowser, type Stage } from "./support/stage.ts";
import type { WindowOptions } from "./support/watched-page.ts";

const people = [
  ["LE GOFF", "Yann", "12/10/2003", "yann.le-goff@example.org"],
  ["ÉTIENNE", "Noé", "03/02/2007", "noe_etienne@example.org"],
  ["ETIENNETTE", "Inès", "31/12/2003", "ines.etiennette@example.org"],
  ["O'NEILL", "Zoé", "29/02/2008", "100%zoe@example.org"],
] as const;

const filler = Array.from(
  { length: 30 },
  (_, index) =>
    [`ZZ${String(index).padStart(2, "0")}`, "Max", "01/06/2006", `max${index}@example.org`] as const,
);

const delivery = sampleExport(
  [...people, ...filler].map(([NomCandidat, PrenomCandidat, DateNaissance, email], index) =>
    sampleCandidate({
      DonneesCandidats: {
        NumeroDossierCandidat: String(2_000_000 + index),
        NomCandidat,
        PrenomCandidat,
        DateNaissance,
        CoordonneesAdressemail: email,
      },
    }),
  ),
);

describeInBrowser("La liste du SAS d'admission", (stage) => {
  it("se filtre par mots, sans accents ni majuscules ; % et _ sont des caractères comme les autres", async () => {
    const page = await openSas(stage);
    const filter = (name: string) => page.getByRole("textbox", { name, exact: true });

    await filter("Nom").fill("etienne");
    await expect.poll(() => surnames(page)).toEqual(["ETIENNETTE", "ÉTIENNE"]);
    expect(new URL(page.url()).searchParams.get("lastName")).toBe("etienne");

    await filter("Prénom").fill("NOE");
    await expect.poll(() => surnames(page)).toEqual(["ÉTIENNE"]);
    await page.getByRole("link", { name: "Effacer les filtres" }).click();
    await expect.poll(() => sasTotal(page)).toBe("34 candidats");
    expect(await filter("Nom").inputValue()).toBe("");

    for (const [typed, expected] of [
      ["%", ["O'NEILL"]],
      ["_", ["ÉTIENNE"]],
    ] as const) {
      await filter("Email").fill(typed);
      await expect.poll(() => surnames(page)).toEqual(expected);
    }
    await filter("Email").fill("\\");
    await page.getByRole("heading", { name: "Aucun candidat ne correspond" }).waitFor();
  });

  it("se filtre par dates : un jour, une période, une année ; une date impossible est expliquée", async () => {
    const page = await openSas(stage);
    const birth = page.getByRole("textbox", { name: "Date de naissance" });

    await birth.fill("12/10/2003");
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF"]);
    await birth.fill("01/01/2003 - 31/12/2003");
    await expect.poll(() => surnames(page)).toEqual(["ETIENNETTE", "LE GOFF"]);
    await birth.fill("2008");
    await expect.poll(() => surnames(page)).toEqual(["O'NEILL"]);

    await birth.fill("31/02/2007");
    await page.getByText("Cette date n'existe pas.").waitFor();
    expect(await birth.getAttribute("aria-invalid")).toBe("true");
    expect(await surnames(page)).toEqual(["O'NEILL"]);

    await birth.fill("");
    await expect.poll(() => sasTotal(page)).toBe("34 candidats");
    await page.getByRole("button", { name: "Choisir une période (Date de naissance)" }).click();
    await page.getByLabel("Du", { exact: true }).fill("2003-12-01");
    await page.getByLabel("Au", { exact: true }).fill("2003-12-31");
    await page.getByRole("button", { name: "Appliquer" }).click();
    await expect.poll(() => surnames(page)).toEqual(["ETIENNETTE"]);
    expect(await birth.inputValue()).toBe("12/2003");
  });

  it("garde dans l'adresse le tri, la page et leur nombre ; Précédent les retrouve", async () => {
    const page = await openSas(stage);
    expect(await surnames(page)).toHaveLength(25);

    await page.getByRole("button", { name: "Nom", exact: true }).click();
    await expect.poll(async () => (await surnames(page))[0]).toBe("ÉTIENNE");
    await page.getByRole("link", { name: "Page suivante" }).click();
    await expect.poll(() => surnames(page)).toHaveLength(9);
    const current = page.getByRole("navigation", { name: "Pages" }).locator("[aria-current=page]");
    expect(await current.allInnerTexts()).toEqual(["2"]);
    const second = page.url();

    await page.getByRole("link", { name: "ZZ29" }).click();
    await page.getByRole("heading", { level: 1, name: "ZZ29 Max" }).waitFor();
    await page.goBack();
    await expect.poll(() => surnames(page)).toHaveLength(9);
    expect(page.url()).toBe(second);

    await page.getByRole("combobox", { name: "Candidats par page" }).selectOption("50 par page");
    await expect.poll(() => surnames(page)).toHaveLength(34);
    await page.reload();
    await expect.poll(() => surnames(page)).toHaveLength(34);
    expect((await surnames(page))[0]).toBe("ÉTIENNE");
  });

  it("une page qui n'existe pas, ou qui s'est vidée, ramène à la dernière ; qui part n'est plus sélectionné", async () => {
    const page = await openSas(stage);
    const pageOf = () => new URL(page.url()).searchParams.get("page");
    await page.goto("/sas?page=9&sort=lastName&order=asc");
    await expect.poll(() => surnames(page)).toHaveLength(9);
    expect(pageOf()).toBe("2");

    await page.getByRole("checkbox", { name: "Sélectionner la page" }).check();
    await page.getByRole("button", { name: "Actions pour ZZ29 Max" }).click();
    await page.getByRole("menuitem", { name: "Supprimer" }).click();
    await page.getByRole("button", { name: "Supprimer définitivement" }).click();
    await page.getByText("8 sélectionnés").waitFor();
    await page.getByRole("button", { name: "Ajout multiple" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    await expect.poll(() => surnames(page)).toHaveLength(25);
    expect(pageOf()).toBeNull();

    await page.goto("/ressources/candidats?page=2");
    const resources = page.getByRole("table", { name: "Candidats sortis du SAS" });
    await expect.poll(() => resources.locator("tbody tr").count()).toBe(8);
    expect(pageOf()).toBeNull();

    await page.goto("/imports?page=7");
    await page.getByRole("link", { name: /\d\d:\d\d/ }).click();
    await page.waitForURL(/imports\/\d+$/);
    await page.goto(`${page.url()}?show=created&page=5`);
    await page.getByRole("link", { name: "ZZ28 Max" }).waitFor();
    expect(pageOf()).toBe("2");

    await page.goto("/ecole/historique?page=99");
    const exit = page.getByRole("row").filter({ hasText: "8 candidats sortis du SAS" });
    await exit.getByRole("button", { name: "Voir les candidats" }).click();
    await exit.getByRole("link", { name: "ZZ28 Max" }).waitFor();
    expect(await exit.getByRole("listitem").count()).toBe(8);
    expect(pageOf()).toBeNull();
    await expectAccessible(page, "candidates of an event");
  });

  it("sur un téléphone, les filtres se déplient et la page se coche d'un geste", async () => {
    const page = await openSas(stage, { viewport: { width: 390, height: 844 } });
    // What Ajout multiple depends on is in view, and no name of a column is cut.
    await page.getByRole("combobox", { name: "Campagne ciblée" }).waitFor();
    const sort = page.getByRole("combobox", { name: "Trier par" });
    await sort.selectOption("Diplôme(s) obtenu(s) ou en cours");
    expect(await isCut(sort)).toBe(false);
    const first = page.getByRole("checkbox", { name: /^Sélectionner ./ }).nth(1);
    expect((await first.boundingBox())?.y).toBeLessThan(380);
    await page.getByRole("checkbox", { name: "Sélectionner la page" }).check();
    await page.getByText("25 sélectionnés").waitFor();
    await page.getByRole("button", { name: "Filtres", exact: true }).click();
    await page.getByRole("combobox", { name: "Établissement" }).selectOption("Site de Limoges (0870015U)");
    await page.getByRole("textbox", { name: "Nom", exact: true }).fill("etienne");
    await page.getByRole("button", { name: "Filtres (2)" }).waitFor();
    await expect
      .poll(() => page.getByRole("checkbox", { name: /^Sélectionner E|^Sélectionner É/ }).count())
      .toBe(2);
    await expectAccessible(page, "filters unfolded");
  });

  it("se souvient de la campagne ciblée avec le compte", async () => {
    const page = await openSas(stage);
    const campaign = page.getByRole("combobox", { name: "Campagne ciblée" });
    expect(await campaign.inputValue()).not.toBe("");
    const saved = page.waitForResponse((response) => response.request().method() === "PATCH");
    await campaign.selectOption("Aucune");
    await saved;
    await page.reload();
    await campaign.waitFor();
    expect(await campaign.inputValue()).toBe("");
  });

  it("au-delà de 10 000, la fin de la liste s'atteint d'un lien, et se remonte page par page", async () => {
    const school = await stage.school();
    // Born on as many days: people who may be one person would all be compared.
    const bornOn = (index: number) => new Date(Date.UTC(1980, 0, 1 + index)).toISOString().slice(0, 10);
    const crowd = Array.from(
      { length: 10_030 },
      (_, index): Person => [`P${String(index).padStart(5, "0")}`, "Max", bornOn(index)],
    );
    await addPeople(stage.program().database, school, crowd);
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas?sort=lastName&order=asc");
    await expect.poll(() => sasTotal(page)).toBe("plus de 10 000 candidats");
    const firstAndLast = async () => {
      const names = await surnames(page);
      return [names[0], names.at(-1)];
    };
    await page.getByRole("link", { name: "Dernière page" }).click();
    await expect.poll(firstAndLast).toEqual(["P10005", "P10029"]);
    expect(await page.getByRole("link", { name: "Page suivante" }).count()).toBe(0);
    await page.getByRole("link", { name: "Page précédente" }).click();
    await expect.poll(firstAndLast).toEqual(["P09980", "P10004"]);
    const current = page.getByRole("navigation", { name: "Pages" }).locator("[aria-current=page]");
    expect(await current.allInnerTexts()).toEqual(["−2"]);
    await expectAccessible(page, "pages comptées depuis la fin");
    await page.reload();
    await expect.poll(firstAndLast).toEqual(["P09980", "P10004"]);

    // Previous and next go on over the edge of the page.
    await page.getByRole("link", { name: "P10004" }).click();
    await page.getByRole("link", { name: "Candidat suivant : P10005 Max" }).click();
    await page.getByRole("link", { name: "Candidat précédent : P10004 Max" }).waitFor();
    await page.getByRole("link", { name: "Retour à la liste" }).click();
    await page.getByRole("link", { name: "Page suivante" }).click();
    await expect.poll(firstAndLast).toEqual(["P10005", "P10029"]);
    await page.getByRole("link", { name: "Page 1", exact: true }).click();
    await expect.poll(firstAndLast).toEqual(["P00000", "P00024"]);
  });

  it("se limite à un établissement", async () => {
    const page = await openSas(stage);
    const establishment = page.getByRole("combobox", { name: "Établissement" });
    await establishment.selectOption("Site de Paris (0750654D)");
    await page.getByRole("heading", { name: "Aucun candidat ne correspond" }).waitFor();
    // Nobody to be exported, and one link back to everybody.
    expect(await page.getByRole("button", { name: "Exporter" }).isDisabled()).toBe(true);
    const clear = page.getByRole("link", { name: "Effacer les filtres" });
    await clear.first().click();
    await expect.poll(() => sasTotal(page)).toBe("34 candidats");
    expect(await establishment.inputValue()).toBe("");
    expect(await page.getByRole("button", { name: "Exporter" }).isDisabled()).toBe(false);

    const duplicates = page.getByRole("combobox", { name: "Doublons" });
    for (const kind of ["none", "sas", "campaign", "other"]) {
      await duplicates.selectOption(kind);
      await clear.first().waitFor();
      expect(await isCut(duplicates)).toBe(false);
    }
    await establishment.selectOption("Site de Limoges (0870015U)");
    await duplicates.selectOption("none");
    await expect.poll(() => sasTotal(page)).toBe("34 candidats");
  });

  it("un message de réussite ne couvre rien de ce qui choisit la suite", async () => {
    const page = await openSas(stage);
    await page.getByRole("checkbox", { name: "Sélectionner ZZ29 Max" }).check();
    await page.getByRole("button", { name: "Ajout multiple" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    const toast = page.getByRole("button", { name: "Fermer ce message" }).locator("..");
    const bottom = (box: Awaited<ReturnType<typeof toast.boundingBox>>) => (box ? box.y + box.height : 0);
    const campaign = page.getByRole("combobox", { name: "Campagne ciblée" });
    await toast.waitFor();
    expect(bottom(await toast.boundingBox())).toBeLessThan((await campaign.boundingBox())?.y ?? 0);
  });

  it("sur un téléphone, deux messages ne couvrent aucun choix, et le nom d'une campagne archivée se lit en entier", async () => {
    const page = await openSas(stage, { viewport: { width: 390, height: 844 } });
    const name = "Concours d'entrée décalé 2025-2026";
    const { id } = await (await page.request.post("/api/campaigns", { data: { name } })).json();
    await page.request.patch("/api/me", { data: { targetCampaignId: id } });
    await page.request.patch(`/api/campaigns/${id}`, { data: { archived: true } });
    await page.goto("/sas?sort=lastName&order=desc");
    const campaign = page.getByRole("combobox", { name: "Campagne ciblée" });
    const many = page.getByRole("button", { name: "Ajout multiple" });
    const messages = page.getByRole("button", { name: "Fermer ce message" });
    for (const count of [1, 2]) {
      await page
        .getByRole("checkbox", { name: /^Sélectionner ZZ/ })
        .first()
        .check();
      await many.click();
      await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
      await expect.poll(() => messages.count()).toBe(count);
    }
    const reachable = (control: Locator) => control.click({ trial: true, timeout: 2_000 });
    await page.evaluate("scrollTo(0, 0)");
    for (const control of [campaign, many, page.getByRole("button", { name: "Exporter" })])
      await reachable(control);
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    await reachable(page.getByRole("link", { name: "Page suivante" }));
    expect(await messages.count()).toBe(2);
    expect(await isCut(campaign)).toBe(false);
  });
});

/** Whether the chosen option is wider than its box. */
async function isCut(select: Locator): Promise<boolean> {
  await select.focus();
  return select.page().evaluate<boolean>(`(() => {
    const select = document.activeElement;
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const { width } = pen.measureText(select.selectedOptions[0].text);
    return width > select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  })()`);
}

/** The SAS of a new school with 34 candidates. */
async function openSas(stage: Stage, window: Pick<WindowOptions, "viewport"> = {}): Promise<Page> {
  const school = await stage.school();
  await importContent(stage.program().database, school, delivery);
  const page = await stage.signedIn(school.credentials, window);
  await page.goto("/sas");
  await page.getByText("34 candidats", { exact: true }).waitFor();
  return page;
}
