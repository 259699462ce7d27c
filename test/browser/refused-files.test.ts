import { readFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import { defaultLimits } from "../../src/parcoursup/limits.ts";
import { countRows } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import {
  chooseFile,
  importFile,
  jsonFile,
  openImportDialog,
  problemsOfKind,
  refusal,
  type UserFile,
  zipFile,
} from "./support/import-dialog.ts";
import { startProgram } from "./support/program.ts";
import { describeInBrowser } from "./support/stage.ts";
import { readText } from "./support/text.ts";

const valid = JSON.stringify(sampleExport([sampleCandidate()]), null, 2);

interface RefusedFile {
  readonly story: string;
  readonly file: UserFile;
  /** The heading under which the problem stands. */
  readonly kind: string;
  /** What it says, in part. */
  readonly said: RegExp;
}

const refusedFiles: readonly RefusedFile[] = [
  {
    story: "une lettre au lieu de JSON",
    file: jsonFile("notes.json", "Bonjour, voici le fichier demandé."),
    kind: "",
    said: /ligne 1/,
  },
  {
    story: "du JSON qui n'est pas un export",
    file: jsonFile("autre.json", { menu: ["crêpes"] }),
    kind: "Pas un export de candidats",
    said: /« exportDeDonnees » y est absent/,
  },
  {
    story: "un fichier coupé pendant le téléchargement",
    file: jsonFile("coupe.json", valid.slice(0, valid.length / 2)),
    kind: "Fichier incomplet",
    said: /s'arrête avant la fin[\s\S]*Téléchargez de nouveau[\s\S]*ligne \d/,
  },
  {
    story: "une page web enregistrée",
    file: jsonFile("export.json", "<!doctype html><html><body>Votre session a expiré</body></html>"),
    kind: "Page web au lieu de l'export",
    said: /« Export de données » puis « Export JSON »/,
  },
  {
    story: "un PDF renommé",
    file: jsonFile("recapitulatif.json", "%PDF-1.7\n%âãÏÓ\n1 0 obj"),
    kind: "PDF au lieu de l'export",
    said: /document PDF/,
  },
  {
    story: "un fichier enregistré en UTF-16",
    file: jsonFile("utf16.json", Buffer.from(`\uFEFF${valid}`, "utf16le")),
    kind: "Fichier en UTF-16",
    said: /sans l'ouvrir ni le modifier/,
  },
  {
    story: "un fichier enregistré en Latin-1",
    file: jsonFile("latin1.json", Buffer.from(valid, "latin1")),
    kind: "Codage qui n'est pas UTF-8",
    said: /« é » dans Windows[\s\S]*ligne \d+/,
  },
  {
    story: "une archive sans fichier JSON",
    file: zipFile("photos.zip", { "photo.txt": Buffer.from("photo") }),
    kind: "Archive sans fichier JSON",
    said: /ne contient aucun fichier JSON/,
  },
  {
    story: "une archive coupée",
    file: {
      ...zipFile("export.json.zip", {}),
      buffer: zipFile("export.json.zip", { "export.json": Buffer.from(valid) }).buffer.subarray(0, 200),
    },
    kind: "Archive abîmée",
    said: /abîmée ou incomplète/,
  },
  {
    story: "un export sans candidat",
    file: jsonFile("vide.json", sampleExport([])),
    kind: "Aucun candidat",
    said: /ne contient aucun candidat/,
  },
  {
    story: "une case qui n'est pas cochée dans le modèle d'export",
    file: jsonFile(
      "modele.json",
      sampleExport(
        ["1", "2", "3", "4"].map((number) =>
          sampleCandidate({
            DonneesCandidats: { NumeroDossierCandidat: number, CoordonneesAdressemail: undefined },
          }),
        ),
      ),
    ),
    kind: "Champ absent du modèle d'export",
    said: /cochez « .* » dans le modèle d'export/,
  },
];

describeInBrowser("Un fichier qui n'est pas le bon", (stage) => {
  it("est refusé dans la fenêtre d'import, avec ce qu'il est et ce qu'il faut faire", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    const alert = dialog.getByRole("alert");

    for (const { story, file, kind, said } of refusedFiles) {
      await importFile(dialog, file);
      await alert.waitFor();
      const told = await readText(alert);
      expect(told, story).toContain(refusal);
      expect(told, story).toContain("Aucun candidat n'a été ajouté. 1 problème");
      expect(await readText(problemsOfKind(alert, kind)), story).toMatch(said);
    }
    const written = await countRows(stage.program().database, school);
    expect(Object.values(written)).toEqual([0, 0, 0, 0, 0]);
  });

  it("nomme chaque champ répété une fois, comme l'écran d'export de Parcoursup", async () => {
    const page = await stage.signedIn((await stage.school()).credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    const repeated = valid
      .replace('"NomCandidat"', '"NomCandidat": "X", "NomCandidat"')
      .replace('"PrenomCandidat"', '"PrenomCandidat": "Y", "PrenomCandidat"');
    await importFile(dialog, jsonFile("repete.json", repeated));
    const told = await readText(problemsOfKind(dialog.getByRole("alert"), "Champ répété (2)"));
    expect(told).toContain("Le champ « Nom Candidat » figure plusieurs fois");
    expect(told).toContain("Le champ « Prénom Candidat » figure plusieurs fois");
    expect(told).not.toContain("Champ « ");
  });

  it("n'est pas même envoyé quand il est vide, ou d'une autre sorte", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);

    await importFile(dialog, jsonFile("vide.json", ""));
    await dialog.getByText("« vide.json » est vide. Téléchargez-le de nouveau depuis Parcoursup.").waitFor();
    await importFile(dialog, { ...jsonFile("candidats.csv", "nom;prénom"), mimeType: "text/csv" });
    await dialog.getByText("« candidats.csv » n'est pas un fichier .json ni .json.zip.").waitFor();
    await dialog.getByText("s'importe par « Imports / Exports » puis « Candidats »").waitFor();
  });

  it("est refusé pendant l'envoi quand il est trop gros, avec la taille permise et que faire", async () => {
    const { database } = stage.program();
    const limits = { ...defaultLimits, fileSize: 1024 ** 2 };
    const small = await startProgram(database, { limits });
    onTestFinished(() => small.close());
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials, {
      refusals: ["413 POST /api/establishments/0870015U/imports"],
    });
    // The window would refuse the file by itself, if it knew the limit.
    await page.route("**/api/import-limits", (route) =>
      route.fulfill({ json: { fileSize: defaultLimits.fileSize, tableFileSize: 1, candidates: 1 } }),
    );
    await page.goto(`${small.address}/sas`);
    const dialog = await openImportDialog(page);
    for (const action of ["Importer", "Vérifier sans importer"]) {
      await chooseFile(dialog, jsonFile("export.json", valid.padEnd(40 * 1024 ** 2)));
      await dialog.getByRole("button", { name: action, exact: true }).click();
      const alert = dialog.getByRole("alert");
      await alert.waitFor();
      expect(await readText(alert)).toMatch(
        /^Ce fichier dépasse la taille permise \(1 Mo\)\. Générez plusieurs fichiers plus petits dans Parcoursup/,
      );
    }
    expect(await countRows(database, school)).toMatchObject({ candidate: 0 });
  });

  it("se retrouve dans l'Historique des imports, et la liste des problèmes se télécharge", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");
    const dialog = await openImportDialog(page);
    await importFile(
      dialog,
      jsonFile(
        "export_8842.json",
        sampleExport([sampleCandidate({ DonneesCandidats: { CoordonneesAdressemail: "=1+1" } })]),
      ),
    );
    await dialog.getByRole("alert").waitFor();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Télécharger la liste (CSV)" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("problemes-export_8842.csv");
    const csv = await readFile(await download.path(), "utf8");
    expect(csv).toContain("Ligne");
    expect(csv).toContain("MARTIN");
    // A spreadsheet must not compute what a candidate typed.
    expect(csv).not.toMatch(/(^|;|")=1\+1/m);

    await dialog.getByRole("button", { name: "Fermer" }).last().click();
    await page.getByRole("button", { name: "Imports / Exports" }).click();
    await page.getByRole("menuitem", { name: "Historique des imports" }).click();
    const line = page.getByRole("row").filter({ hasText: "export_8842.json" });
    expect(await readText(line)).toMatch(/1 problème[\s\S]*Refusé/);
    await line.getByRole("link").click();
    await page.getByText("Le fichier présente des erreurs : aucun candidat n'a été ajouté.").waitFor();
    await page.getByText("Email incorrect (1)").waitFor();
  });
});
