import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { recentFor } from "../../src/accounts/caller.ts";
import { defaultRateLimits } from "../../src/accounts/rate-limits.ts";
import { countCostlyAct } from "../../src/accounts/throttle.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { type Credentials, createUser, goodPassword } from "../support/schools.ts";
import { codeOf, nextCode } from "../support/second-factor.ts";
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

  it("Mon compte : changer son mot de passe, voir où l'on est connecté, fermer une session oubliée", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials, { refusals: ["422 POST /api/me/password"] });
    const forgotten = await stage.signedIn(school.credentials, { refusals: ["401 GET /api/me"] });
    await page.goto("/sas");
    await page.getByRole("button", { name: "Administrateur École" }).click();
    await page.getByRole("menuitem", { name: "Mon compte" }).click();
    await page.getByRole("heading", { level: 1, name: "Mon compte" }).waitFor();
    const sessions = page.getByRole("region", { name: "Où vous êtes connecté" });
    await sessions.getByText("(cette session)").waitFor();
    expect(await sessions.getByRole("row").count()).toBe(3);
    await expectAccessible(page, "own account");

    await sessions.getByRole("button", { name: /^Fermer la session/ }).click();
    await page.getByRole("status").filter({ hasText: "La session est fermée." }).waitFor();
    await expect.poll(() => sessions.getByRole("row").count()).toBe(2);
    await forgotten.goto("/sas");
    await forgotten.getByRole("button", { name: "Se connecter" }).waitFor();

    await stage.signedIn(school.credentials);
    await page.reload();
    await sessions.getByRole("button", { name: "Fermer toutes les autres sessions" }).click();
    await expect.poll(() => sessions.getByRole("row").count()).toBe(2);

    await page.getByLabel("Mot de passe actuel").fill(goodPassword);
    await page.getByLabel("Nouveau mot de passe").fill("Chocolat2026!!");
    await page.getByRole("button", { name: "Changer le mot de passe" }).click();
    await page.getByText("Ce mot de passe est trop facile à deviner.").waitFor();
    await page.getByLabel("Nouveau mot de passe").fill("sept girafes traversent le port");
    await page.getByRole("button", { name: "Changer le mot de passe" }).click();
    await page.getByRole("status").filter({ hasText: "Votre mot de passe est changé." }).waitFor();
    expect(await page.getByLabel("Mot de passe actuel").inputValue()).toBe("");
  });

  it("Trop de demandes en peu de temps : la page le dit, avec le moment de revenir, et garde ce qui est écrit", async () => {
    const school = await stage.school();
    const { database, clock } = stage.program();
    const { accounts } = defaultRateLimits;
    for (let time = 0; time < accounts; time += 1)
      await countCostlyAct(database, school.actor.accountId, { act: "accounts", atMost: accounts }, clock);
    const page = await stage.signedIn(school.credentials, { refusals: ["429 POST /api/me/password"] });
    await page.goto("/mon-compte");
    await page.getByLabel("Mot de passe actuel").fill(goodPassword);
    await page.getByLabel("Nouveau mot de passe").fill("sept girafes traversent le port");
    await page.getByRole("button", { name: "Changer le mot de passe" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Trop de demandes en peu de temps" });
    expect(await readText(alert)).toContain("Réessayez dans 15 min.");
    expect(await page.getByLabel("Nouveau mot de passe").inputValue()).not.toBe("");
  });

  it("Une page que le navigateur ramène telle qu'il l'avait laissée est chargée de nouveau", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/mon-compte");
    await page.getByRole("heading", { level: 1, name: "Mon compte" }).waitFor();
    const loaded = page.waitForEvent("load");
    await page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))');
    await loaded;
    await page.getByRole("heading", { level: 1, name: "Mon compte" }).waitFor();
  });

  it("Un acte dangereux, longtemps après la connexion : le mot de passe est redemandé, puis l'acte se poursuit", async () => {
    const school = await stage.school();
    const { database, clock } = stage.program();
    const colleague = await createUser(database, school, "recruiter", clock);
    const page = await stage.signedIn(school.credentials, {
      refusals: [`403 PATCH /api/users/${colleague.actor.accountId}`, "422 POST /api/session/authentication"],
    });
    await page.goto("/ecole/utilisateurs");
    const row = page.getByRole("row").filter({ hasText: colleague.credentials.email });
    await row.waitFor();
    stage.program().advance(recentFor);

    await row.getByRole("button", { name: /^Modifier/ }).click();
    const form = page.getByRole("dialog", { name: /^Modifier/ });
    await form.getByLabel("Rôle").selectOption("Administrateur école");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    const proof = page.getByRole("dialog", { name: "Confirmez que c'est bien vous" });
    await proof.getByRole("button", { name: "Annuler" }).click();
    await form.getByRole("alert").filter({ hasText: "Confirmez d'abord que c'est bien vous" }).waitFor();

    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expectAccessible(page, "proof of identity");
    await proof.getByLabel("Mot de passe", { exact: true }).fill("ce n'est pas celui-là");
    await proof.getByRole("button", { name: "Confirmer" }).click();
    await proof.getByText("Le mot de passe actuel est incorrect.").waitFor();
    await proof.getByLabel("Mot de passe", { exact: true }).fill(goodPassword);
    await proof.getByRole("button", { name: "Confirmer" }).click();
    await page.getByRole("status").filter({ hasText: "Modification enregistrée." }).waitFor();
    await row.getByText("Administrateur école").waitFor();
  });

  it("Un second facteur se met en place, puis se demande à la connexion ; un code de secours le remplace", async () => {
    const school = await stage.school();
    const { advance, clock } = stage.program();
    const page = await stage.signedIn(school.credentials, {
      refusals: ["401 POST /api/me/second-factor/confirmation"],
    });
    await page.goto("/mon-compte");
    const factor = page.getByRole("region", { name: "Second facteur" });
    await factor.getByRole("button", { name: "Mettre en place" }).click();
    await factor.getByRole("img", { name: "Code QR" }).waitFor();
    const key = (await readText(factor.locator("code"))).replaceAll(" ", "");
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    await expectAccessible(page, "second factor, key");
    await factor.getByLabel("Écrivez le code à six chiffres").fill("000000");
    await factor.getByRole("button", { name: "Vérifier le code" }).click();
    await factor.getByText("Ce code n'est pas le bon").waitFor();
    await factor.getByLabel("Écrivez le code à six chiffres").fill(codeOf(key, clock));
    await factor.getByRole("button", { name: "Vérifier le code" }).click();
    await factor.getByRole("heading", { name: "Vos codes de secours" }).waitFor();
    const codes = await factor.locator("li code").allTextContents();
    expect(codes).toHaveLength(10);
    await expectAccessible(page, "second factor, recovery codes");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      factor.getByRole("button", { name: "Télécharger" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("codes-de-secours-hub3e.txt");
    await factor.getByRole("button", { name: "Je les ai conservés" }).click();
    await factor.getByText("Il vous reste 10").waitFor();
    await expectAccessible(page, "second factor in place");

    advance(nextCode);
    const again = await stage.visitor({ refusals: ["401 POST /api/session"] });
    await signInWithPassword(again, school.credentials);
    await again.getByText("Votre mot de passe est juste.").waitFor();
    await expectAccessible(again, "code asked");
    await again.getByLabel("Code à six chiffres").fill("000000");
    await again.getByRole("button", { name: "Se connecter" }).click();
    await again.getByRole("alert").filter({ hasText: "Ce code n'est pas le bon" }).waitFor();
    await again.getByLabel("Code à six chiffres").fill(codeOf(key, clock));
    await again.getByRole("button", { name: "Se connecter" }).click();
    await again.getByRole("button", { name: "Outils" }).waitFor();

    const lost = await stage.visitor({ refusals: ["401 POST /api/session"] });
    await signInWithPassword(lost, school.credentials);
    await lost.getByLabel("Code à six chiffres").fill(codes[3] ?? "");
    await lost.getByRole("button", { name: "Se connecter" }).click();
    await lost.getByRole("button", { name: "Outils" }).waitFor();
    await lost.goto("/mon-compte");
    await lost.getByText("Il vous reste 9").waitFor();
  });

  it("Une école exige un second facteur : on y est conduit ; un administrateur retire celui qui est perdu", async () => {
    const school = await stage.school();
    const { advance, clock, database } = stage.program();
    const colleague = await createUser(database, school, "recruiter", clock);
    // What the page asks again just before it learns that something comes first.
    const page = await stage.signedIn(school.credentials, { refusals: ["403 GET /api/school"] });
    await page.goto("/ecole");
    await page.getByRole("checkbox", { name: "Demander un second facteur à tous les utilisateurs" }).check();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    // The administrator first.
    const key = await setUpRequired(page);
    expect(key).not.toBe("");
    await page
      .getByRole("checkbox", { name: "Demander un second facteur à tous les utilisateurs" })
      .waitFor();

    const hers = await stage.signedIn(colleague.credentials);
    await hers.goto("/");
    await setUpRequired(hers);
    await hers.getByRole("heading", { level: 1, name: "Ressources : candidats" }).waitFor();

    await page.goto("/ecole/utilisateurs");
    const row = page.getByRole("row").filter({ hasText: colleague.credentials.email });
    await row.getByRole("button", { name: /^Retirer le second facteur/ }).click();
    await expectAccessible(page, "second factor to be removed");
    advance(nextCode);
    await page.getByRole("dialog").getByRole("button", { name: "Retirer le second facteur" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: "Le second facteur de Camille Durand est retiré." })
      .waitFor();
    await row.getByRole("button", { name: /^Retirer le second facteur/ }).waitFor({ state: "detached" });
  });

  it("Un mot de passe perdu : l'administrateur donne un lien, la personne choisit le sien, une seule fois", async () => {
    const school = await stage.school();
    const colleague = await stage.user(school, "recruiter");
    const page = await stage.signedIn(school.credentials);
    await page.goto("/ecole/utilisateurs");
    const row = page.getByRole("row").filter({ hasText: colleague.email });
    await row.getByRole("button", { name: /^Nouveau mot de passe/ }).click();
    await page.getByRole("radio", { name: "Par un lien" }).waitFor();
    await expectAccessible(page, "ways to a new password");
    await page.getByRole("button", { name: "Continuer" }).click();
    const link = await readText(page.getByRole("dialog", { name: /^Lien pour/ }).locator("code"));
    await expectAccessible(page, "link shown once");

    const hers = await stage.visitor({
      refusals: ["422 POST /api/password-links/password", "404 POST /api/password-links/reading"],
    });
    await hers.goto(link);
    await hers.getByText(colleague.email).waitFor();
    await expectAccessible(hers, "password by link");
    await hers.getByLabel("Nouveau mot de passe").fill("Durand2026durand");
    await hers.getByRole("button", { name: "Choisir ce mot de passe" }).click();
    await hers.getByText("Ce mot de passe est trop facile à deviner.").waitFor();
    await hers.getByLabel("Nouveau mot de passe").fill("sept girafes traversent le port");
    await hers.getByRole("button", { name: "Choisir ce mot de passe" }).click();
    await hers.getByRole("status").filter({ hasText: "Votre mot de passe est changé." }).waitFor();
    await expectAccessible(hers, "password chosen by link");
    await hers.getByRole("link", { name: "Se connecter" }).last().click();
    await signInWithPassword(hers, { ...colleague, password: "sept girafes traversent le port" });
    await hers.getByRole("heading", { level: 1, name: "Ressources : candidats" }).waitFor();
    await hers.goto("/aide");
    await hers.goto(link);
    await hers.getByRole("alert").filter({ hasText: "Ce lien n'est plus valable" }).waitFor();
  });

  /** Everything that stands before the program when the school requires a second factor; gives the key. */
  async function setUpRequired(page: Page): Promise<string> {
    await page.getByRole("heading", { level: 1, name: "Mettez en place un second facteur" }).waitFor();
    await page.getByRole("button", { name: "Mettre en place" }).click();
    const key = (await readText(page.locator("main code"))).replaceAll(" ", "");
    await page.getByLabel("Écrivez le code à six chiffres").fill(codeOf(key, stage.program().clock));
    await page.getByRole("button", { name: "Vérifier le code" }).click();
    await page.getByRole("button", { name: "Je les ai conservés" }).click();
    return key;
  }

  async function signInWithPassword(page: Page, { email, password }: Credentials): Promise<void> {
    await page.goto("/");
    await page.getByRole("textbox", { name: "Adresse email" }).fill(email);
    await page.getByLabel("Mot de passe", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
  }

  async function chooseFirstPassword(page: Page, currentPassword: string): Promise<void> {
    await page.goto("/");
    await page.getByLabel("Mot de passe actuel").fill(currentPassword);
    await page.getByLabel("Nouveau mot de passe").fill(goodPassword);
    await page.getByRole("button", { name: "Changer le mot de passe" }).click();
    await page.getByRole("button", { name: "Outils" }).waitFor();
  }
});
