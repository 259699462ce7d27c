import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { admitCandidate } from "../../src/sas/admit-candidates.ts";
import { addCampaign } from "../../src/school/add-campaign.ts";
import { changeCampaign } from "../../src/school/change-campaign.ts";
import { addPeople, type Person } from "../support/candidates.ts";
import type { TestSchool } from "../support/schools.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { isFocused, tabTo } from "./support/keyboard.ts";
import { surnames } from "./support/sas.ts";
import { describeInBrowser, type Stage } from "./support/stage.ts";

const crowd = Array.from(
  { length: 30 },
  (_, index): Person => [`AA${String(index).padStart(2, "0")}`, "Max"],
);
const twins: Person[] = [
  ["LE GOFF", "Yann"],
  ["Le Goff", "Yann"],
  ["SYLLA", "Awa"],
  ["ZIEGLER", "Léa"],
];

describeInBrowser("Travailler dans le SAS", (stage) => {
  it("Ajout multiple : sélection qui survit aux pages, confirmation, compte rendu de qui reste ; puis Ressources", async () => {
    const { page } = await openSas(stage, [...crowd, ...twins]);
    const button = page.getByRole("button", { name: "Ajout multiple" });

    await button.click();
    await page
      .getByRole("alert")
      .filter({ hasText: "Vous devez sélectionner au moins un candidat." })
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).last().click();

    await page.getByRole("checkbox", { name: "Sélectionner la page" }).check();
    await page.getByText("25 sélectionnés").waitFor();
    await page.getByRole("link", { name: "Page suivante" }).click();
    await page.getByRole("checkbox", { name: "Sélectionner SYLLA Awa" }).check();
    await page.getByText("26 sélectionnés").waitFor();
    // A profile that may not leave with others cannot be ticked, and its box says why.
    const blocked = page.getByRole("checkbox", {
      name: "Sélectionner LE GOFF Yann",
      exact: true,
      description: /^Ne sort pas par Ajout multiple \(doublon dans le SAS\s: à sortir un par un\)\.$/,
    });
    await blocked.click({ force: true });
    expect(await blocked.isChecked()).toBe(false);
    expect(await page.getByText("Doublon dans le SAS : plusieurs profils", { exact: false }).count()).toBe(2);
    await page.getByRole("button", { name: "Sélectionner les 32 qui peuvent sortir ensemble" }).click();
    await page.getByText("32 sélectionnés").waitFor();

    // Meanwhile a colleague lets somebody out, and deletes somebody else.
    const away = await page.request.get("/api/candidates?stage=sas&lastName=AA00");
    const me = await page.request.get("/api/me");
    const [{ id }] = (await away.json()).items;
    const { targetCampaignId: campaignId } = await me.json();
    await page.request.post(`/api/candidates/${id}/admission`, { data: { campaignId } });
    const deleted = await page.request.get("/api/candidates?stage=sas&lastName=AA01");
    await page.request.post("/api/candidates/deletions", {
      data: { ids: [(await deleted.json()).items[0].id] },
    });

    await button.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Sortir 32 candidats du SAS pour la campagne").waitFor();
    await expectAccessible(page, "confirmation");
    await dialog.getByRole("button", { name: "Sortir du SAS" }).click();
    await page.getByRole("heading", { name: "Tous les candidats ne sont pas sortis du SAS" }).waitFor();
    expect(await dialog.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/^AA00 Max déjà sorti du SAS \(.+\)$/),
      "AA01 Max supprimé entre-temps, ou hors de votre accès",
    ]);
    await dialog.getByText("2 candidats n'ont pas été déplacés :").waitFor();
    await dialog.getByRole("button", { name: "Fermer" }).last().click();
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF", "Le Goff"]);

    await page.getByRole("button", { name: "Ressources" }).click();
    await page.getByRole("menuitem", { name: "Candidats" }).click();
    const resources = page.getByRole("table", { name: "Candidats sortis du SAS" });
    await expect.poll(() => resources.locator("tbody tr").count()).toBe(20);
    const [, , , , , , , place = ""] = await resources
      .getByRole("row")
      .nth(2)
      .getByRole("cell")
      .allInnerTexts();
    expect(place).toMatch(/^campagne-.+\nSite de Limoges$/);
    await page.getByRole("combobox", { name: "Établissement" }).selectOption("Site de Limoges (0870015U)");
    await resources.getByRole("columnheader", { name: "Campagne", exact: true }).waitFor();
    await page.getByRole("button", { name: "Rafraîchir" }).click();
    await page.getByRole("textbox", { name: "Nom", exact: true }).fill("sylla");
    await expect.poll(() => resources.locator("tbody tr").count()).toBe(1);
    await expectAccessible(page, "Ressources");
  });

  it("Doublons : filtre et effectifs, sortir seul, comparer, supprimer ; remettre dans le SAS", async () => {
    const { page, school } = await openSas(stage, twins);
    const filter = page.getByRole("combobox", { name: "Doublons" });
    await expect
      .poll(() => filter.getByRole("option").allInnerTexts())
      .toEqual([
        "Tous (4)",
        "Sans doublon (2)",
        "Doublon dans le SAS (2)",
        "Doublon dans la campagne sélectionnée (0)",
        "Doublon dans une autre campagne (0)",
      ]);
    await filter.selectOption("sas");
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF", "Le Goff"]);
    expect(await marksOutsideTheirCell(page)).toEqual([]);
    await expectAccessible(page, "doublons");

    await choose(page, "LE GOFF Yann", "Sortir du SAS");
    await page
      .getByText("Attention : d'autres profils du SAS ont la même identité.", { exact: false })
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    await filter.selectOption("campaign");
    await expect.poll(() => surnames(page)).toEqual(["Le Goff"]);
    expect(await marksOutsideTheirCell(page)).toEqual([]);

    await choose(page, "Le Goff Yann", "Comparer");
    await page.getByRole("heading", { level: 1, name: "Comparer : Le Goff Yann" }).waitFor();
    await page.getByText("2 profils ont cette identité", { exact: false }).waitFor();
    // Each bears the mark that its list shows.
    const heads = page.getByRole("table").getByRole("columnheader");
    await heads.nth(1).getByText("Doublon dans la campagne sélectionnée", { exact: true }).waitFor();
    await heads.nth(2).getByText("Doublon dans le SAS", { exact: true }).waitFor();
    expect(await page.getByRole("row").filter({ hasText: "différent" }).count()).toBe(0);
    await expectAccessible(page, "comparer");
    // On a phone both are on the screen, the name of each line above its values.
    await page.setViewportSize({ width: 390, height: 844 });
    for (const cell of await page.getByRole("row").nth(1).getByRole("cell").all()) {
      const { x = -1, width = 0 } = (await cell.boundingBox()) ?? {};
      expect([x >= 0, x + width <= 390]).toEqual([true, true]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });

    await choose(page, "LE GOFF Yann", "Remettre dans le SAS");
    await page.getByText(/^Remettre LE GOFF Yann dans le SAS\s\? Elle quitte la campagne/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Remettre dans le SAS" }).click();
    await page.getByText("Candidat remis dans le SAS.").waitFor();
    await choose(page, "Le Goff Yann", "Supprimer");
    await page.getByText(/^Supprimer définitivement Le Goff Yann\s\?$/).waitFor();
    await page
      .getByText("née le 03/02/2007 · Site de Limoges (0870015U) · yann-le-goff@example.com · Dans le SAS")
      .waitFor();
    await page.getByText("Attention : toute suppression est définitive.").waitFor();
    await expectAccessible(page, "supprimer");
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer définitivement" }).click();
    await page.getByText("1 candidat supprimé").waitFor();
    // Back in the list that led to the comparison, as it was filtered.
    await page.getByRole("heading", { name: "Aucun candidat ne correspond" }).waitFor();
    await filter.selectOption("all");
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF", "SYLLA", "ZIEGLER"]);

    const recruiter = await stage.signedIn(await stage.user(school, "recruiter"));
    await page.getByRole("checkbox", { name: "Sélectionner SYLLA Awa" }).check();
    await page.getByRole("button", { name: "Ajout multiple" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    await page.getByText("1 candidat sorti du SAS", { exact: false }).last().waitFor();
    await recruiter.goto("/");
    await recruiter.getByRole("link", { name: "SYLLA" }).click();
    await recruiter.getByRole("heading", { level: 1, name: "SYLLA Awa" }).waitFor();
    expect(await recruiter.getByRole("button", { name: /^(Actions|Modifier)/ }).count()).toBe(0);

    // Opened by its address, without a list to go back to: the one that the candidate is in.
    const address = recruiter.url();
    for (const window of [recruiter, page]) {
      await window.goto(address);
      await window.getByRole("heading", { level: 1, name: "SYLLA Awa" }).waitFor();
      await window.getByRole("link", { name: "Retour à la liste" }).click();
      await window.getByRole("heading", { level: 1, name: "Ressources : candidats" }).waitFor();
    }
    // Nobody else has her identity: there is nothing to compare.
    await page.getByRole("button", { name: "Actions pour SYLLA Awa" }).click();
    await page.getByRole("menuitem", { name: "Remettre dans le SAS" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "Comparer" }).count()).toBe(0);
  });

  it("sans campagne ciblée, un doublon du SAS ne se coche pas davantage, et les nombres concordent", async () => {
    const { page } = await openSas(stage, twins);
    await target(page, "Aucune");
    const description = /^Ne sort pas par Ajout multiple \(doublon dans le SAS\s: à sortir un par un\)\.$/;
    const twin = page.getByRole("checkbox", { name: "Sélectionner LE GOFF Yann", exact: true, description });
    await twin.click({ force: true });
    await page.getByRole("checkbox", { name: "Sélectionner la page" }).check();
    await page.getByText("2 sélectionnés").waitFor();
    await page.getByRole("button", { name: "Sélectionner les 2 qui peuvent sortir ensemble" }).click();
    await page.getByText("Information : 2 candidats de la liste ne peuvent pas sortir").waitFor();
    await page.getByText("2 sélectionnés").waitFor();
    expect(await twin.isChecked()).toBe(false);

    await page.getByRole("button", { name: "Actions pour LE GOFF Yann", exact: true }).click();
    await page.getByRole("menuitem", { name: "Sortir du SAS – aucune campagne ciblée" }).waitFor();
  });

  it("une autre campagne ciblée garde la sélection, moins ceux qui ne peuvent pas sortir pour elle ; archivée ou non", async () => {
    const { page, school } = await openSas(stage, twins);
    const { database } = stage.program();
    const add = (name: string) => addCampaign(database, school.actor, { name, startsOn: null, endsOn: null });
    const [archived] = [await add("Ancienne"), await add("Rentrée décalée")];
    await changeCampaign(database, school.actor, archived.id, { archived: true }, stage.program().clock);
    await admitNamesake(stage, school, ["Sylla", "AWA"], archived.id);
    await page.reload();
    const campaigns = page.getByRole("combobox", { name: "Campagne ciblée" }).getByRole("option");
    await expect.poll(async () => (await campaigns.allInnerTexts()).at(-1)).toBe("Ancienne (archivée)");

    await page.getByRole("checkbox", { name: "Sélectionner la page" }).check();
    await page.getByText("2 sélectionnés").waitFor();
    await target(page, "Rentrée décalée");
    await target(page, "Ancienne (archivée)");
    await page.getByText("Information : 1 candidat n'est plus sélectionné").waitFor();
    await page.getByText("1 sélectionné", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Ajout multiple" }).click();
    await page.getByText("Sortir 1 candidat du SAS pour la campagne « Ancienne »").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Sortir du SAS" }).click();
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF", "Le Goff", "SYLLA"]);
  });

  it("deux fenêtres, deux campagnes : chacune montre ce qui vaut pour la campagne qu'elle affiche", async () => {
    const { page, school } = await openSas(stage, [...twins, ["MARTIN", "Zoé"]]);
    const { targetCampaignId } = await (await page.request.get("/api/me")).json();
    await admitNamesake(stage, school, ["MARTIN", "ZOE"], targetCampaignId);
    const other = await addCampaign(stage.program().database, school.actor, {
      name: "Autre fenêtre",
      startsOn: null,
      endsOn: null,
    });
    await page.reload();
    await surnames(page);
    await page.request.patch("/api/me", { data: { targetCampaignId: other.id } });

    await page.getByRole("textbox", { name: "Prénom", exact: true }).fill("zo");
    await expect.poll(() => surnames(page)).toEqual(["MARTIN"]);
    const shown = page.getByRole("combobox", { name: "Campagne ciblée" });
    expect(await shown.inputValue()).toBe(targetCampaignId);
    await page
      .getByRole("checkbox", {
        name: "Sélectionner MARTIN Zoé",
        description: /même identité déjà dans la campagne/,
      })
      .waitFor();
    await expect
      .poll(() => page.getByRole("combobox", { name: "Doublons" }).getByRole("option").allInnerTexts())
      .toContain("Doublon dans la campagne sélectionnée (1)");
    await page.getByRole("combobox", { name: "Doublons" }).selectOption("campaign");
    await expect.poll(() => surnames(page)).toEqual(["MARTIN"]);
    const link = page.getByRole("dialog").getByRole("link", { name: "Exporter" });
    await page.getByRole("button", { name: "Exporter" }).click();
    expect(await link.getAttribute("href")).toContain(`target=${targetCampaignId}`);
    await page.keyboard.press("Escape");
    await choose(page, "MARTIN Zoé", "Comparer");
    await page
      .getByText("Doublon dans la campagne sélectionnée : cette identité", { exact: false })
      .first()
      .waitFor({ state: "attached" });

    // The profile too, after what is written in it.
    await page.getByRole("columnheader").getByRole("link", { name: "MARTIN Zoé" }).click();
    const mark = (kind: string) => page.getByText(`Doublon dans ${kind}`, { exact: true });
    await mark("la campagne sélectionnée").waitFor();
    await page.getByRole("button", { name: "Modifier : Contact" }).click();
    await page.getByLabel("Ville").fill("Tulle");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("definition").filter({ hasText: "Tulle" }).waitFor();
    await mark("la campagne sélectionnée").waitFor();

    // Coming back to this window later: the marks follow the account, what is being typed stays.
    await page.clock.install();
    await page.getByRole("button", { name: "Modifier : Contact" }).click();
    await page.getByLabel("Ville").fill("Brive");
    await page.clock.fastForward("02:00");
    await page.evaluate("dispatchEvent(new Event('visibilitychange'))");
    await mark("une autre campagne").waitFor();
    expect(await mark("la campagne sélectionnée").count()).toBe(0);
    expect(await page.getByLabel("Ville").inputValue()).toBe("Brive");
    await page.getByRole("button", { name: "Annuler" }).click();

    // A window opened anew shows the campaign of the account.
    await page.goto("/sas?firstName=zo");
    await page
      .getByText("Doublon dans une autre campagne : cette identité", { exact: false })
      .first()
      .waitFor({ state: "attached" });
    expect(await shown.inputValue()).toBe(other.id);

    // One to which the person comes back later follows it, and says so.
    await page.request.patch("/api/me", { data: { targetCampaignId } });
    await page.clock.fastForward("02:00");
    await page.evaluate("dispatchEvent(new Event('visibilitychange'))");
    await page.getByText("la campagne ciblée est celle choisie dans une autre fenêtre").waitFor();
    await expect.poll(() => shown.inputValue()).toBe(targetCampaignId);
  });

  it("un doublon de deux sortes n'est compté qu'une fois parmi ceux qui ne peuvent pas sortir ensemble", async () => {
    const { page, school } = await openSas(stage, twins);
    const { targetCampaignId } = await (await page.request.get("/api/me")).json();
    await admitNamesake(stage, school, ["le goff", "yann"], targetCampaignId);
    await admitNamesake(stage, school, ["sylla", "awa"], targetCampaignId);
    await page.reload();
    await page.getByRole("button", { name: "Sélectionner le candidat qui peut sortir" }).click();
    await page.getByText("1 sélectionné", { exact: true }).waitFor();
  });

  it("ce qu'un refus montre périmé est relu une fois le refus lu", async () => {
    const school = await stage.school();
    const [, , id] = await addPeople(stage.program().database, school, twins);
    const refusals = [`409 POST /api/candidates/${id}/admission`];
    const page = await stage.signedIn(school.credentials, { refusals });
    await page.goto("/sas?sort=lastName&order=asc");
    await choose(page, "SYLLA Awa", "Sortir du SAS");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Sortir SYLLA Awa du SAS").waitFor();
    // Meanwhile a colleague lets her out.
    const { targetCampaignId: campaignId } = await (await page.request.get("/api/me")).json();
    await page.request.post(`/api/candidates/${id}/admission`, { data: { campaignId } });
    await dialog.getByRole("button", { name: "Sortir du SAS" }).click();
    await dialog.getByRole("alert").filter({ hasText: "déjà sorti du SAS" }).waitFor();
    await dialog.getByRole("button", { name: "Annuler" }).click();
    await expect.poll(() => surnames(page)).toEqual(["LE GOFF", "Le Goff", "ZIEGLER"]);
    await page.getByText("3 candidats", { exact: true }).waitFor();
  });

  it("Au clavier seulement : flèches, espace, Ajout multiple, menu, Entrée", async () => {
    const { page } = await openSas(stage, [
      ["AUBRY", "Max"],
      ["BRUN", "Eva"],
      ["COSTE", "Ali"],
    ]);
    const { keyboard } = page;
    await tabTo(page, page.getByRole("link", { name: "AUBRY" }));
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await page.getByText("2 sélectionnés").waitFor();
    await keyboard.press("Space");
    await page.getByText("1 sélectionné", { exact: false }).waitFor();
    await page.getByRole("heading", { level: 1 }).focus();
    await tabTo(page, page.getByRole("button", { name: "Ajout multiple" }));
    await keyboard.press("Enter");
    await isFocused(page.getByRole("dialog").getByRole("button", { name: "Annuler" }));
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect.poll(() => surnames(page)).toEqual(["BRUN", "COSTE"]);
    await tabTo(page, page.getByRole("link", { name: "BRUN" }));
    await keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "BRUN Eva" }).waitFor();
  });
});

/** Words of marks that cover the next column. */
const marksOutsideTheirCell = (page: Page) =>
  page.locator("td[data-column=selection] [data-kind]").evaluateAll((marks) =>
    marks
      .filter((mark) => {
        const cell = mark.closest("td");
        return cell === null || mark.getBoundingClientRect().right > cell.getBoundingClientRect().right;
      })
      .map((mark) => mark.textContent),
  );

/** Chooses the campagne ciblée, and waits until it is remembered. */
async function target(page: Page, campaign: string): Promise<void> {
  const remembered = page.waitForResponse((response) => response.request().method() === "PATCH");
  await page.getByRole("combobox", { name: "Campagne ciblée" }).selectOption(campaign);
  await remembered;
}

/** Somebody of this identity is already out of the SAS, for this campaign. */
async function admitNamesake(
  stage: Stage,
  school: TestSchool,
  person: Person,
  campaignId: string,
): Promise<void> {
  const { database } = stage.program();
  const [id = ""] = await addPeople(database, school, [person]);
  await admitCandidate(database, school.actor, id, { campaignId });
}

/** The menu of one candidate, and an entry of it. */
async function choose(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions pour ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function openSas(stage: Stage, people: readonly Person[]) {
  const school = await stage.school();
  await addPeople(stage.program().database, school, people);
  const page = await stage.signedIn(school.credentials);
  await page.goto("/sas?sort=lastName&order=asc");
  await page.getByRole("button", { name: "Ajout multiple" }).waitFor();
  return { page, school };
}
