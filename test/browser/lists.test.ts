import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { expectAccessible } from "./support/accessibility.ts";
import { describeInBrowser } from "./support/stage.ts";
import { readText } from "./support/text.ts";

describeInBrowser("Listes, saisie et historique", (stage) => {
  it("La sélection s'exporte seule", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    const file = ["A;Anne", "B;Basile", "C;Chloé"].map((name) => `Mme;${name};04/05/2007;a@example.com\n`);
    const table = Buffer.from(`Civilité;Nom;Prénom;Date de naissance;Email\n${file.join("")}`);
    await page.request.post("/api/establishments/0870015U/table-imports", {
      multipart: { file: { name: "liste.csv", mimeType: "text/csv", buffer: table } },
    });
    await page.goto("/sas?sort=lastName&order=asc");
    for (const name of ["A Anne", "B Basile", "C Chloé"])
      await page.getByLabel(`Sélectionner ${name}`).check();
    const { items } = await (await page.request.get("/api/candidates?stage=sas&firstName=Basile")).json();
    await page.request.post("/api/candidates/deletions", { data: { ids: [items[0].id] } });
    await page.getByRole("button", { name: "Exporter la sélection" }).click();
    const choice = page.getByRole("dialog", { name: "Exporter la sélection" });
    await choice.getByText("3 candidats sélectionnés").waitFor();
    await choice.getByLabel("CSV (point-virgule)").check();
    await choice.getByLabel("Doublons").check();
    await choice.getByLabel("Civilité").uncheck();
    await expectAccessible(page, "export of the selection");
    const download = page.waitForEvent("download");
    await choice.getByRole("button", { name: "Exporter" }).click();
    expect(await readFile(await (await download).path(), "utf8")).toBe(
      "\ufeffNom;Prénom;Date de naissance;Email;Diplôme(s) obtenu(s) ou en cours;Doublons\r\n" +
        "A;Anne;04/05/2007;a@example.com;;\r\nC;Chloé;04/05/2007;a@example.com;;\r\n",
    );
    await page.getByText("1 candidat sélectionné n'est pas dans le fichier", { exact: false }).waitFor();
  });

  it("Un candidat se saisit au clavier, s'exporte, et l'historique raconte les deux", async () => {
    const school = await stage.school();
    const page = await stage.signedIn(school.credentials);
    await page.goto("/sas");

    await page.getByRole("button", { name: "Ajouter un candidat" }).press("Enter");
    const form = page.getByRole("dialog", { name: "Ajouter un candidat" });
    await form.getByRole("button", { name: "Ajouter" }).press("Enter");
    // Of two établissements, neither is taken for granted.
    expect(await form.getByText("Ce champ est obligatoire.").count()).toBe(6);
    await expectAccessible(page, "adding a candidate, refused");
    await form.getByLabel("Établissement").selectOption("Site de Limoges (0870015U)");
    await form.getByLabel("Civilité").selectOption("Mme");
    await form.getByLabel("Date de naissance").fill("2007-05-04");
    await form.getByLabel(/^Nom/).fill("NGUYEN");
    await form.getByLabel("Prénom").fill("Linh");
    // What is filled is no longer said to be missing.
    expect(await form.getByText("Ce champ est obligatoire.").count()).toBe(1);
    await form.getByLabel("Email").fill("linh@example.com");
    expect(await form.getByText("Ce champ est obligatoire.").count()).toBe(0);
    // Escape by mistake loses nothing.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Rester sur la page" }).press("Enter");
    expect(await form.getByLabel("Prénom").inputValue()).toBe("Linh");
    await form.getByLabel("Email").press("Enter");
    await page.getByText("NGUYEN Linh est dans le SAS.").waitFor();

    await page.getByRole("button", { name: "Exporter" }).click();
    const choice = page.getByRole("dialog", { name: "Exporter la liste" });
    await choice.getByLabel("Diplôme(s) obtenu(s) ou en cours").uncheck();
    await choice.getByLabel("CSV (point-virgule)").check();
    await expectAccessible(page, "export dialog");
    const download = page.waitForEvent("download");
    await choice.getByRole("link", { name: "Exporter" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text).toBe(
      "\ufeffCivilité;Nom;Prénom;Date de naissance;Email\r\nMme;NGUYEN;Linh;04/05/2007;linh@example.com\r\n",
    );

    // The message with its link may be gone by now: the list leads there too.
    await page.goto("/sas?lastName=nguyen");
    await page
      .getByRole("link", { name: /NGUYEN/ })
      .first()
      .click();
    await page
      .getByText(/saisi le .* par Administrateur École/)
      .first()
      .waitFor();

    await page.goto("/ecole/historique");
    await page.getByRole("button", { name: "Ajouter un commentaire" }).click();
    const comment = page.getByRole("dialog", { name: "Ajouter un commentaire" });
    await comment.getByLabel("Commentaire").fill("Rappeler la famille.");
    await comment.getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("cell", { name: "Rappeler la famille." }).waitFor();
    await expectAccessible(page, "journal");
    // An export shows itself, and what others do meanwhile is fetched.
    await page.getByRole("link", { name: "Exporter (CSV)" }).click();
    await page.getByRole("cell", { name: /^L'historique est exporté \(CSV\)/ }).waitFor();
    await page.request.post("/api/journal", { data: { text: "Réunion jeudi." } });
    await page.getByRole("button", { name: "Rafraîchir" }).click();
    await page.getByRole("cell", { name: "Réunion jeudi." }).waitFor();
    await page.getByLabel("Type").selectOption({ label: "Candidats\u00a0: tout" });
    await page.waitForURL(/type=candidate/);
    await expect.poll(() => page.getByRole("row").count()).toBe(3);
    const [, exported = "", added = ""] = await Promise.all(
      (await page.getByRole("row").all()).map((row) => readText(row)),
    );
    expect(exported).toMatch(/1 candidat du SAS exporté \(CSV\)/);
    expect(added).toMatch(/Candidat saisi dans Site de Limoges \(0870015U\)/);
    await page.getByRole("link", { name: "NGUYEN Linh" }).click();
    await page.getByRole("heading", { name: "NGUYEN Linh" }).waitFor();
  });
});
