import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { recentFor } from "../../src/accounts/caller.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";
import { providerClient, startIdentityProvider, type TestProvider } from "../support/identity-provider.ts";
import { createSchool } from "../support/schools.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { type Program, startProgram } from "./support/program.ts";
import { launchBrowser } from "./support/stage.ts";
import { openWatchedPage } from "./support/watched-page.ts";

describe.skipIf(inject("chromium") === null)("Fournisseur d'identité", { timeout: 180_000 }, () => {
  describeEmbeddedDatabase("dans un navigateur", (open) => {
    let program: Program;
    let provider: TestProvider;
    let browser: Browser;
    beforeAll(async () => {
      const port = await freePort();
      const publicUrl = new URL(`http://localhost:${port}`);
      provider = await startIdentityProvider(`${publicUrl.origin}/api/session/provider/callback`);
      const database = await open();
      await createSchool(database);
      const identityProvider = {
        issuer: provider.issuer,
        ...providerClient,
        name: "Mon compte école",
        scope: "openid email profile",
        school: null,
        roles: { claim: "groups", values: { school_admin: ["direction"], recruiter: ["accueil"] } },
        secondFactor: null,
      };
      program = await startProgram(database, { port, publicUrl, identityProvider });
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
      await program.close();
      await provider.close();
    });

    /** The provider's own pages ask other sites for their looks. */
    async function openPage(refusals: readonly string[] = []): Promise<Page> {
      const page = await openWatchedPage(browser, program.address, { refusals });
      await page.route(
        ({ hostname }) => !["localhost", "127.0.0.1"].includes(hostname),
        (route) => route.fulfill({ status: 200, body: "" }),
      );
      return page;
    }

    it("On se connecte avec le compte de l'école ; un acte dangereux y ramène, puis revient sur la page", async () => {
      provider.people.set("ines", {
        given_name: "Inès",
        family_name: "Aubert",
        email: "ines.aubert@ecole.example",
        email_verified: true,
        groups: ["direction"],
      });
      // The moments of the provider are those of the real clock.
      program.advance(Date.now() - program.clock().getTime());
      const page = await openPage(["403 POST /api/users"]);
      const atProvider = async () => {
        await page.locator("input[name=login]").fill("ines");
        await page.locator("input[name=password]").fill("x");
        await page.locator("button[type=submit]").click();
        const consent = page.locator("input[name=prompt][value=consent]");
        const back = page.waitForURL(`${program.address}/**`);
        await Promise.race([consent.waitFor({ state: "attached" }), back]);
        if ((await consent.count()) > 0) await page.locator("button[type=submit]").click();
        await back;
      };

      await page.goto("/ecole/utilisateurs");
      await page.getByRole("link", { name: "Se connecter avec Mon compte école" }).waitFor();
      await expectAccessible(page, "sign-in with a provider");
      await page.getByRole("link", { name: "Se connecter avec Mon compte école" }).click();
      await atProvider();
      await page.getByRole("heading", { level: 1, name: "Utilisateurs école" }).waitFor();

      program.advance(recentFor);
      await page.getByRole("button", { name: "Ajouter un utilisateur" }).click();
      const form = page.getByRole("dialog", { name: "Ajouter un utilisateur" });
      await form.getByLabel("Prénom").fill("Malik");
      await form.getByRole("textbox", { name: "Nom", exact: true }).fill("Benoît");
      await form.getByLabel("Adresse email").fill("malik.benoit@ecole.example");
      await form.getByRole("button", { name: "Ajouter" }).click();
      const proof = page.getByRole("dialog", { name: "Confirmez que c'est bien vous" });
      await expectAccessible(page, "proof by the provider");
      await proof.getByRole("link", { name: "Se reconnecter" }).click();
      await atProvider();
      await page.getByRole("heading", { level: 1, name: "Utilisateurs école" }).waitFor();

      await page.goto("/mon-compte");
      await page.getByText("Vous vous êtes connecté par le fournisseur d'identité").waitFor();
      expect(await page.getByLabel("Mot de passe actuel").count()).toBe(0);
    });

    it("Celui à qui le fournisseur ne donne aucun rôle lit pourquoi sur la page de connexion", async () => {
      provider.people.set("visiteur", { email: "visiteur@ecole.example", email_verified: true });
      const page = await openPage();
      await page.goto("/");
      await page.getByRole("link", { name: "Se connecter avec Mon compte école" }).click();
      await page.locator("input[name=login]").fill("visiteur");
      await page.locator("input[name=password]").fill("x");
      await page.locator("button[type=submit]").click();
      await page.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
      await page.locator("button[type=submit]").click();
      await page.getByRole("alert").filter({ hasText: "ne vous donne aucun rôle" }).waitFor();
      await expectAccessible(page, "refused by the provider");
    });
  });
});

/** One that the program can announce before it listens on it. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
