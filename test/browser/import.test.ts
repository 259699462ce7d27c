import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parisDay, systemClock } from "../../src/clock.ts";
import { countRows } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword } from "../support/schools.ts";
import {
  chooseFile,
  importFile,
  jsonFile,
  limoges,
  openImportDialog,
  paris,
  problemsOfKind,
  refusal,
  successMessage,
  zipFile,
} from "./support/import-dialog.ts";
import { sasRows, sasTotal } from "./support/sas.ts";
import { describeInBrowserOnEachDatabase } from "./support/stage.ts";
import { readText } from "./support/text.ts";

const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

/** The database dates what it receives. */
const today = parisDay(systemClock).split("-").reverse().join("/");

describeInBrowserOnEachDatabase("Importer le fichier de Parcoursup", (stage) => {
  it("Un administrateur importe le fichier de Parcoursup", async () => {
    const school = await stage.school();
    const page = await stage.visitor();

    await page.goto("/");
    await page.getByRole("textbox", { name: "Adresse email" }).fill(school.credentials.email);
    await page.getByLabel("Mot de passe", { exact: true }).fill(goodPassword);
    await page.getByRole("button", { name: "Se connecter" }).click();

    const dialog = await openImportDialog(page, limoges);
    await importFile(dialog, jsonFile("export_8842.json", await sample("avec-erreurs.json")));

    const alert = dialog.getByRole("alert");
    await alert.waitFor();
    const told = await readText(alert);
    expect(told).toContain(refusal);
    expect(told).toMatch(/Aucun candidat n'a été ajouté\. 10 problèmes sur 12 candidats/);
    const impossible = await readText(problemsOfKind(alert, "Date de naissance impossible (1)"));
    expect(impossible).toContain("La date « 31/02/2007 » n'existe pas.");
    expect(impossible).toContain("Date de naissance");
    expect(impossible).toMatch(/ligne [\d ]+ · candidat 3 · dossier \d+ · THIBAULT/);
    expect(Object.values(await countRows(stage.program().database, school))).toEqual([0, 0, 0, 0, 0]);

    await chooseFile(dialog, jsonFile("modele_base.json", await sample("modele_base.json")));
    expect(await alert.count()).toBe(0);
    await dialog.getByRole("button", { name: "Importer", exact: true }).click();

    await successMessage(page, "3 candidats ajoutés").waitFor();
    expect(await dialog.count()).toBe(0);
    expect(await readText(page.getByRole("heading", { level: 1 }))).toBe("SAS d'admission");
    expect(new URL(page.url()).searchParams.get("establishment")).toBe("0870015U");
    const filteredOnImport = page.getByRole("link", { name: `import du ${today} · modele_base.json` });
    await filteredOnImport.waitFor();
    expect(await sasTotal(page)).toBe("3 candidats");
    expect(await sasRows(page)).toContainEqual([
      today,
      "12/10/2003",
      "D S",
      "Eva",
      "test@example.com",
      "Baccalauréat obtenu (Série Générale) (2021)",
    ]);

    await page.getByRole("link", { name: "D S", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "D S Eva" }).waitFor();
    await page.getByText("Baccalauréat obtenu").first().waitFor();
    await page.getByText("9000001").first().waitFor();
    await page.getByRole("link", { name: "Retour à la liste" }).click();
    await page.getByRole("heading", { level: 1, name: "SAS d'admission" }).waitFor();
    await filteredOnImport.waitFor();
  });

  it("Le fichier .json.zip tel que Parcoursup le donne, deux fois : personne n'est doublé", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const archive = zipFile("export_8842.json.zip", { "export_8842.json": await sample("modele_base.json") });

    await page.goto("/sas");
    await importFile(await openImportDialog(page), archive);
    await successMessage(page, "3 candidats ajoutés").waitFor();

    await importFile(await openImportDialog(page), archive);
    await successMessage(page, "Aucun candidat ajouté, 3 déjà connus").waitFor();

    await page.goto("/sas");
    expect(await sasTotal(page)).toBe("3 candidats");
    expect(await countRows(stage.program().database, school)).toMatchObject({ candidate: 3, wish: 3 });
  });

  it("Un fichier mis à jour : les connus sont complétés, les nouveaux ajoutés", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const known = { NumeroDossierCandidat: "1100214", NomCandidat: "LE GOFF", PrenomCandidat: "Yann" };
    const before = sampleExport([sampleCandidate({ DonneesCandidats: known })]);
    const after = sampleExport([
      sampleCandidate({
        DonneesCandidats: { ...known, CoordonneesAdressemail: "yann.le-goff@example.org" },
      }),
      sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: "1100215", NomCandidat: "DIALLO" } }),
    ]);

    await page.goto("/sas");
    await importFile(await openImportDialog(page), jsonFile("mai.json", before));
    await successMessage(page, "1 candidat ajouté").waitFor();
    await importFile(await openImportDialog(page), jsonFile("juin.json", after));
    await successMessage(page, "1 candidat ajouté, 1 déjà connu (dont 1 mis à jour)").waitFor();
    await page.getByRole("cell", { name: "yann.le-goff@example.org" }).waitFor();
    expect(await sasTotal(page)).toBe("2 candidats");
  });

  it("Plusieurs formations dans un fichier, plusieurs fichiers dans une archive", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);

    await page.goto("/sas");
    await importFile(
      await openImportDialog(page, paris),
      jsonFile("deux-formations.json", await sample("parcoursup-2024-deux-formations.json")),
    );
    await successMessage(page, "20 candidats ajoutés").waitFor();
    await page.getByRole("link", { name: "Détail de l'import" }).click();
    await page.getByRole("heading", { name: "Formations du fichier" }).waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "(12 candidats)" }).count()).toBe(2);

    const archive = zipFile("formations.json.zip", {
      "a.json": exportOf("2200001", "AUBERT", 90_011),
      "b.json": exportOf("2200002", "BERTHELOT", 90_012),
    });
    await importFile(await openImportDialog(page, limoges), archive);
    await successMessage(page, "2 candidats ajoutés").waitFor();
    expect(await sasTotal(page)).toBe("2 candidats");
    await page.getByRole("link", { name: "AUBERT" }).waitFor();
    await page.getByRole("link", { name: "BERTHELOT" }).waitFor();
  });
});

function exportOf(fileNumber: string, lastName: string, formationCode: number): Buffer {
  const candidate = sampleCandidate({
    DonneesCandidats: { NumeroDossierCandidat: fileNumber, NomCandidat: lastName },
  });
  return Buffer.from(JSON.stringify(sampleExport([candidate], { formationCode })));
}
