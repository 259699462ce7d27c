import { expect, it } from "vitest";
import { sessionLifetime } from "../../src/accounts/session-lifetime.ts";
import { hour } from "../../src/clock.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword } from "../support/schools.ts";
import { importFile, jsonFile, openImportDialog, successMessage } from "./support/import-dialog.ts";
import { describeInBrowser } from "./support/stage.ts";

const oneCandidate = jsonFile("export.json", sampleExport([sampleCandidate()]));

describeInBrowser("Droits et session", (stage) => {
  it("Un recruteur-placeur ne voit aucun service, et le serveur lui refuse le SAS et l'import", async () => {
    const school = await stage.school();
    const recruiter = await stage.user(school, "recruiter");
    const page = await stage.signedIn(recruiter);

    await page.goto("/");
    await page.getByRole("heading", { level: 1, name: "Ressources : candidats" }).waitFor();
    await page.getByRole("heading", { name: "Aucun candidat n'est encore sorti du SAS" }).waitFor();
    expect(await page.getByRole("button", { name: "Outils" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "SAS d'admission" }).count()).toBe(0);

    for (const address of ["/sas", "/sas?importer=0870015U", "/imports", "/ecole/utilisateurs"]) {
      await page.goto(address);
      await page.getByRole("heading", { name: "Page réservée aux administrateurs école" }).waitFor();
      expect(await page.getByRole("dialog").count()).toBe(0);
    }

    const imported = await page.request.post("/api/establishments/0870015U/imports", {
      multipart: { file: oneCandidate },
    });
    expect(imported.status()).toBe(403);
    expect((await page.request.get("/api/candidates?stage=sas")).status()).toBe(403);
  });

  it("Un mot de passe faux est refusé sans dire ce qui est faux, et l'adresse reste écrite", async () => {
    const school = await stage.school();
    const page = await stage.visitor({ refusals: ["401 POST /api/session"] });
    await page.goto("/imports");
    await page.getByRole("textbox", { name: "Adresse email" }).fill(school.credentials.email);
    await page.getByLabel("Mot de passe", { exact: true }).fill("ce n'est pas celui-là");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("textbox", { name: "Adresse email" }).inputValue()).toBe(
      school.credentials.email,
    );

    await page.getByLabel("Mot de passe", { exact: true }).fill(goodPassword);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("heading", { level: 1, name: "Historique des imports" }).waitFor();
  });

  it("Une session expirée en plein travail : on se reconnecte sur place et l'import reprend", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials, {
      refusals: ["401 POST /api/establishments/0870015U/imports", "401 GET /api/candidates"],
    });
    await page.goto("/sas");
    const dialog = await openImportDialog(page);

    stage.program().advance(sessionLifetime.idle + hour);
    await importFile(dialog, oneCandidate);

    const again = page.getByRole("dialog", { name: "Votre session a expiré" });
    await again.waitFor();
    expect(await again.getByRole("textbox", { name: "Adresse email" }).inputValue()).toBe(
      school.credentials.email,
    );
    await again.getByLabel("Mot de passe", { exact: true }).fill(goodPassword);
    await again.getByRole("button", { name: "Se connecter" }).click();
    await successMessage(page, "1 candidat ajouté").waitFor();
    await page.getByRole("link", { name: "MARTIN" }).waitFor();
  });

  it("Se déconnecter ferme la session : le bouton Précédent ne montre plus rien", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    await page.getByRole("button", { name: "Administrateur École" }).click();
    await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
    await page.getByRole("button", { name: "Se connecter" }).waitFor();
    await page.goBack().catch(() => null);
    await page.goto("/sas");
    await page.getByRole("button", { name: "Se connecter" }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });

  it("Une adresse qui n'existe pas, un candidat d'une autre école : une page qui le dit", async () => {
    const [school, other] = [await stage.school(), await stage.school()];
    const theirs = await stage.signedIn(other.credentials);
    await theirs.goto("/sas");
    await importFile(await openImportDialog(theirs), oneCandidate);
    await theirs.getByRole("link", { name: "MARTIN" }).click();
    await theirs.getByRole("heading", { level: 1, name: "MARTIN Camille" }).waitFor();
    const { pathname } = new URL(theirs.url());

    const page = await stage.signedIn(school.credentials, {
      refusals: [`404 GET /api${candidateOf(pathname)}`],
    });
    await page.goto("/nulle-part");
    await page.getByRole("heading", { level: 1, name: "Page introuvable" }).waitFor();
    await page.goto(pathname);
    await page.getByText("Ce candidat n'existe pas").waitFor();
  });
});

/** `/candidats/12` → `/candidates/12` */
function candidateOf(pathname: string): string {
  return pathname.replace("/candidats/", "/candidates/");
}
