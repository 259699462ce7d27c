import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeSample } from "../../src/cli/sample-file.ts";
import { importFile, openImportDialog, successMessage } from "./support/import-dialog.ts";
import { sasTotal } from "./support/sas.ts";
import { describeInBrowserOnEachDatabase } from "./support/stage.ts";

const candidates = 1_700;

describeInBrowserOnEachDatabase("Un gros fichier", (stage) => {
  let directory: string;
  let file: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "hub3e-large-"));
    file = join(directory, "export_avec_bulletins.json");
    expect(await writeSample({ candidates, bulletins: true }, file)).toBeGreaterThan(50_000_000);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it("50 Mo avec les bulletins : on voit l'import avancer, puis le compte", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await recordProgress(page);
    await importFile(dialog, file);
    await successMessage(page, "1 700 candidats ajoutés").waitFor({ timeout: 120_000 });

    const seen = await recordedProgress(page);
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect(seen.join("\n")).toMatch(/Vérification|Enregistrement/);
    expect(await sasTotal(page)).toBe("1 700 candidats");
  }, 180_000);

  it("Fermer la fenêtre une fois le fichier arrivé : l'import continue, et un message dit sa fin", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await importFile(dialog, file);
    await dialog.getByRole("button", { name: "Fermer, l'import continue" }).last().click();
    await dialog.waitFor({ state: "detached" });
    await successMessage(page, "continue. Un message dira ici").waitFor();
    await successMessage(page, "1 700 candidats ajoutés").waitFor({ timeout: 120_000 });
    await page.getByRole("link", { name: "Détail de l'import" }).click();
    await page.getByText("Tous les candidats du fichier sont enregistrés.").waitFor();
  }, 180_000);

  it("Arrêter l'import pendant l'envoi n'ajoute personne", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await slowDownSending(page);
    await importFile(dialog, file);
    await dialog.getByRole("button", { name: "Arrêter l'import" }).last().click();
    await dialog.getByText("Import arrêté").waitFor();
    await dialog.getByRole("button", { name: "Annuler" }).click();
    await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
  }, 90_000);
});

/** From now on the page sends a megabyte a second. */
async function slowDownSending(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 1024 ** 2,
  });
}

/** From now on the page remembers every text that its progress bar has had. */
async function recordProgress(page: Page): Promise<void> {
  await page.evaluate(`{
    const seen = (window.progressSeen = []);
    new MutationObserver(() => {
      const text = document.querySelector("[role=progressbar]")?.getAttribute("aria-valuetext");
      if (text && text !== seen.at(-1)) seen.push(text);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }`);
}

async function recordedProgress(page: Page): Promise<readonly string[]> {
  return await page.evaluate<string[]>("window.progressSeen");
}
