// Takes the pictures of the user guide again, from the running program and the files of samples/. Needs the build and a Chromium.
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { pino } from "pino";
import { chromium } from "playwright-core";
import { defaultRateLimits } from "../dist/server/accounts/rate-limits.js";
import { setUp } from "../dist/server/accounts/set-up.js";
import { readSetUpOptions } from "../dist/server/accounts/set-up-options.js";
import { openDatabase } from "../dist/server/database/open-database.js";
import { serve } from "../dist/server/http/serve.js";
import { defaultImportLimits } from "../dist/server/imports/import-limits.js";
import { smallPng } from "./small-png.mjs";

const credentials = { email: "claire.marchand@ecole.example", password: "gare cadran mouette velours" };
const today = "2026-06-05";
const clock = () => new Date(`${today}T08:30:00Z`);
const limoges = "Site de Limoges (0870015U)";
const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const dataDirectory = await mkdtemp(join(tmpdir(), "hub3e-guide-"));
const config = {
  host: "127.0.0.1",
  port: 0,
  dataDirectory,
  databaseUrl: null,
  publicUrl: null,
  trustedProxies: [],
  logLevel: "silent",
  rateLimits: defaultRateLimits,
  ...defaultImportLimits,
};
const database = await openDatabase(config, "create");
await receiveAt("10:30");
await setUp(
  database,
  readSetUpOptions({
    SCHOOL_NAME: "Institut Exemple",
    ESTABLISHMENTS: "0870015U=Site de Limoges;0750654D=Site de Paris",
    CAMPAIGN: "campagne-2026-2027",
    ADMIN_EMAIL: credentials.email,
    ADMIN_PASSWORD: credentials.password,
  }),
  clock,
);
const server = await serve({ database, clock, config }, pino({ level: "silent" }));
const browser = await chromium.launch({
  executablePath:
    process.env.CHROMIUM_PATH ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox", "--disable-gpu"],
  // « jj/mm/aaaa » in date boxes, where the browser has its French words.
  env: { ...process.env, LANGUAGE: "fr" },
});
try {
  await takePictures();
} finally {
  await browser.close();
  await server.close();
  await database.close();
  await rm(dataDirectory, { recursive: true, force: true });
}

async function takePictures() {
  const context = await browser.newContext({
    baseURL: server.address,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(clock());
  const picture = (name, options) => takePicture(page, name, options);

  await page.goto("/");
  await page.getByLabel("Adresse email").fill(credentials.email);
  await picture("connexion");

  const signedIn = await page.request.post("/api/session", { data: credentials });
  const { id } = await signedIn.json();
  await page.request.patch(`/api/users/${id}`, { data: { firstName: "Claire", lastName: "Marchand" } });
  const colleague = { firstName: "Malik", lastName: "Benoît", email: "malik.benoit@ecole.example" };
  await page.request.post("/api/users", { data: { ...colleague, role: "recruiter" } });

  await page.goto("/sas");
  await page.getByRole("heading", { name: "Le SAS d'admission est vide" }).waitFor();
  await openServices(page);
  await page.getByRole("menuitem", { name: limoges }).hover();
  await picture("menu-parcoursup", { height: 320, pointerStays: true });

  await page.getByRole("menuitem", { name: limoges }).click();
  await chooseFile(page, "samples/parcoursup-2026-bts-sio.json");
  await picture("fenetre-import", { height: 440 });
  await page.getByRole("button", { name: "Vérifier sans importer" }).click();
  await page.getByRole("heading", { name: "Ce fichier peut être importé" }).waitFor();
  await picture("verifier", { height: 620 });
  await page.reload();

  await receiveAt("10:32");
  await chooseFile(page, "samples/avec-erreurs.json");
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await picture("refus");

  await receiveAt("10:47");
  await chooseFile(page, "samples/parcoursup-2026-bts-sio.json");
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByText("40 candidats ajoutés").waitFor();
  await page.getByRole("button", { name: "Nom", exact: true }).click();
  await page.waitForURL(/sort=lastName/);
  await page.getByText("import du 05/06/2026").waitFor();
  await page.getByRole("columnheader", { name: "Nom" }).and(page.locator("[aria-sort=ascending]")).waitFor();
  await picture("import-reussi");

  await page.reload();
  await page.getByText("import du 05/06/2026").waitFor();
  await page.locator("tbody a").nth(20).waitFor();
  await picture("sas");

  await page.goto(
    "/sas?sort=lastName&order=asc&birthFrom=2008-01-01&birthTo=2008-12-31&diploma=g%C3%A9n%C3%A9rale",
  );
  await page.locator("tbody a").nth(3).waitFor();
  await picture("sas-filtre");

  await page.locator("tbody a").nth(1).click();
  await page.getByRole("heading", { name: "Scolarité" }).waitFor();
  await picture("candidat");

  await page.goto("/sas");
  await page.getByRole("button", { name: "Exporter" }).click();
  await page.getByRole("dialog", { name: "Exporter la liste" }).waitFor();
  await picture("exporter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Ajouter un candidat" }).click();
  await page.getByRole("dialog", { name: "Ajouter un candidat" }).waitFor();
  await picture("ajouter-un-candidat", { height: 620 });

  await page.request.post("/api/journal", {
    data: { text: "Journée portes ouvertes : douze familles rappelées." },
  });
  await page.goto("/ecole/historique");
  await page.getByText("douze familles").waitFor();
  await picture("historique-ecole", { height: 600 });
  await profile(page, picture);

  await importAgain(page);
  await page.goto("/imports");
  await page.getByText("inchangés").waitFor();
  await picture("historique", { height: 360 });

  await page.goto("/imports/candidats");
  await page.getByLabel("Établissement").selectOption("0870015U");
  await picture("importer-un-tableau", { height: 640 });

  await pictureOfLiaison(page, picture);

  for (const [name, path] of [
    ["etablissements", "/ecole/etablissements"],
    ["campagnes", "/ecole/campagnes"],
    ["utilisateurs", "/ecole/utilisateurs"],
  ]) {
    await page.goto(path);
    await page.getByRole("row").nth(1).waitFor();
    await picture(name, { height: 480 });
  }

  await page.goto("/ecole/donnees-personnelles");
  await page.getByText("Rien à supprimer").waitFor();
  await picture("donnees-personnelles", { height: 760 });

  await page.goto("/mon-compte");
  await page.getByText("cette session").waitFor();
  await picture("mon-compte", { height: 700 });

  await picturesOfDuplicates(page, picture);
}

/** The same people come to Paris too, one of them by another address. */
async function pictureOfLiaison(page, picture) {
  const items = await candidatesOf(page, "0870015U");
  await page.request.patch(`/api/candidates/${items[0].id}`, {
    data: { email: "famille@example.com", mobilePhone: null },
  });
  await receiveAt("11:20");
  const file = fromRoot("samples/parcoursup-2026-bts-sio.json");
  const confirm = "other_establishment,other_session";
  const answer = await page.request.post(`/api/establishments/0750654D/imports?confirm=${confirm}`, {
    multipart: { file: { name: "paris.json", mimeType: "application/json", buffer: await readFile(file) } },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await page.goto(`/liaison?candidat=${items[0].id}`);
  await page.getByRole("radio").first().waitFor();
  await picture("liaison");
}

/** Of those who came to Paris too, some have left the SAS for one campaign or the other, and most are removed again. */
async function picturesOfDuplicates(page, picture) {
  const added = await page.request.post("/api/campaigns", { data: { name: "campagne-2025-2026" } });
  const { id: other } = await added.json();
  const { targetCampaignId: target } = await (await page.request.get("/api/me")).json();
  const here = await candidatesOf(page, "0870015U");
  const inParis = await candidatesOf(page, "0750654D");
  const twinOf = ({ lastName, firstName, birthDate }) =>
    inParis.find(
      (one) => one.lastName === lastName && one.firstName === firstName && one.birthDate === birthDate,
    ).id;
  await page.request.post(`/api/candidates/${twinOf(here[3])}/admission`, { data: { campaignId: target } });
  await page.request.post(`/api/candidates/${twinOf(here[5])}/admission`, { data: { campaignId: other } });
  const gone = here.filter((_, index) => ![1, 3, 5].includes(index)).map(twinOf);
  await page.request.post("/api/candidates/deletions", { data: { ids: gone } });

  await page.goto("/sas?establishment=0870015U&sort=lastName&order=asc");
  await page
    .getByRole("checkbox", { name: /^Sélectionner/ })
    .nth(1)
    .check();
  await page
    .getByRole("checkbox", { name: /^Sélectionner/ })
    .nth(3)
    .check();
  await page.getByText("2 sélectionnés").waitFor();
  await picture("doublons", { height: 620 });

  await page.goto(`/candidats/${here[3].id}/comparer`);
  await page.getByText("2 profils ont cette identité").waitFor();
  await picture("comparer");

  await page.goto("/ressources/candidats?sort=lastName&order=asc");
  await page.locator("tbody a").nth(1).waitFor();
  await picture("ressources", { height: 440 });
}

/** Those of an establishment that are in the SAS, by name. */
async function candidatesOf(page, uai) {
  const answer = await page.request.get(
    `/api/candidates?establishment=${uai}&sort=lastName&order=asc&pageSize=100`,
  );
  return (await answer.json()).items;
}

/** A picture of the window, or of its upper part where the rest is empty. */
async function takePicture(page, name, { height = 800, pointerStays = false } = {}) {
  if (!pointerStays) await page.mouse.move(640, 790);
  await page.evaluate("document.fonts.ready");
  await page.waitForLoadState("networkidle");
  const png = await page.screenshot({
    clip: { x: 0, y: 0, width: 1280, height },
    caret: "hide",
    animations: "disabled",
  });
  await writeFile(fromRoot(`docs/guide/images/${name}.png`), smallPng(png));
  console.error(`docs/guide/images/${name}.png`);
}

async function openServices(page) {
  await page.getByRole("button", { name: "Outils" }).click();
  await page.getByRole("menuitem", { name: "Services Hub3E" }).click();
  await page.getByRole("menuitem", { name: "ParcourSup" }).click();
}

function chooseFile(page, path) {
  return page.locator("input[type=file]").setInputFiles(fromRoot(path));
}

/** A candidate with school reports; in Paris, so that the list of the other pictures stays what it is. */
async function profile(page, picture) {
  const form = { file: createReadStream(fromRoot("samples/parcoursup-2025-avec-bulletins.json")) };
  const answer = await page.request.post("/api/establishments/0750654D/imports?confirm=other_establishment", {
    multipart: form,
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await page.goto("/sas?establishment=0750654D&sort=lastName&order=asc");
  await page.locator("tbody a").nth(4).click();
  await page.getByRole("link", { name: /^Candidat suivant/ }).waitFor();
  await picture("profil");
  await page.getByRole("link", { name: "Bulletins" }).click();
  await picture("profil-bulletins");
}

async function importAgain(page) {
  await receiveAt("11:05");
  await page.goto("/sas");
  await openServices(page);
  await page.getByRole("menuitem", { name: limoges }).click();
  await chooseFile(page, "samples/parcoursup-2026-bts-sio.json");
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByText("40 déjà connus").waitFor();
}

/** The database dates what it receives by its own clock: pictures taken another day must not differ. */
async function receiveAt(time) {
  const moment = sql.raw(`'${today}T${time}:00+02:00'`);
  await sql`alter table candidate alter column created_at set default ${moment}`.execute(database.db);
  await sql`alter table import alter column started_at set default ${moment}`.execute(database.db);
  await sql`alter table journal_entry alter column at set default ${moment}`.execute(database.db);
}
