import { beforeAll, expect, it } from "vitest";
import { tableFields } from "../../src/candidate-table/columns.ts";
import { ImportReport } from "../../src/imports/import.schema.ts";
import { SeededRandom } from "../parcoursup/seeded-random.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { upload } from "../support/upload.ts";
import { plainRows, readTable, workbookOf } from "../support/workbooks.ts";

const headings = ["Civilité", "Nom", "Prénom", "Date de naissance", "Email"];
const eva = ["Mme", "D S", "Eva", "12/10/2003", "eva@example.com"];
const sentence =
  "Ce fichier de candidats ne peut pas être traité car il présente des erreurs.\nVeuillez vérifier son contenu.";

describeEachDatabase("l'import d'un tableau par HTTP", (open) => {
  let program: TestApp;
  beforeAll(async () => {
    program = await openTestApp(await open());
  });
  const kind = "table-imports";

  it("le modèle a la ligne de titres, et son mode d'emploi ne se lit pas", async () => {
    const answer = await program.visitor().get("/modele_candidats.xlsx");
    expect(answer.headers["content-disposition"]).toContain("modele_candidats.xlsx");
    const model = await readTable(answer.bytes);
    expect([model.sheetName, model.otherSheets]).toEqual(["Candidats", ["Mode d'emploi"]]);
    const [[, titles] = [0, {}]] = plainRows(model);
    expect(Object.values(titles).slice(0, 5)).toEqual(headings.map((text) => ({ kind: "text", text })));
    expect(Object.keys(titles)).toHaveLength(tableFields.length);
    const { admin } = await program.school();
    expect(await upload(admin, "0870015U", answer.bytes, { kind })).toMatchObject({
      status: 422,
      body: { problems: [{ code: "table.no_candidate" }] },
    });
  });

  it("201 et le compte rendu, à blanc 201 sans rien garder ; le même fichier : inchangé", async () => {
    const { admin } = await program.school();
    const file = await workbookOf([headings, eva]);
    const dry = await upload(admin, "0870015U", file, { kind, query: "?dryRun=true" });
    expect(dry.read(ImportReport)).toMatchObject({ status: "dry-run", created: 1, importId: null });
    const answer = await upload(admin, "0870015U", file, { kind, fileName: "liste.xlsx" });
    expect(answer.status).toBe(201);
    expect(answer.read(ImportReport)).toMatchObject({
      status: "imported",
      source: "table",
      created: 1,
      session: null,
    });
    expect((await upload(admin, "0870015U", file, { kind })).read(ImportReport)).toMatchObject({
      unchanged: 1,
    });
    expect((await admin.get("/api/imports")).body).toMatchObject({
      items: [{}, { fileName: "liste.xlsx", source: "table" }],
    });
  });

  it("422, la phrase des tableaux, les problèmes situés ; en flux d'événements aussi", async () => {
    const { admin } = await program.school();
    const file = await workbookOf([headings, ["Mme", "D S", null, "31/02/2003", "eva@example.com"]]);
    const expected = {
      code: "import.rejected",
      message: sentence,
      problems: [
        { code: "row.first_name_missing", path: "C2" },
        { code: "row.birth_date_impossible", path: "D2" },
      ],
    };
    expect(await upload(admin, "0870015U", file, { kind })).toMatchObject({ status: 422, body: expected });
    const streamed = await upload(admin, "0870015U", file, {
      kind,
      headers: { accept: "text/event-stream" },
    });
    const [, data = "{}"] = /event: report\ndata: (.*)/.exec(streamed.text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ ...expected, status: "rejected" });
  });

  it("un export Parcoursup ici, un tableau là-bas : refusés, avec ce qu'il faut faire", async () => {
    const { admin } = await program.school();
    const here = await upload(admin, "0870015U", '{"exportDeDonnees":{}}', { kind });
    expect(here).toMatchObject({ status: 422, body: { problems: [{ code: "table.json" }] } });
    expect(here.text).toMatch(/Outils.*Services Hub3E.*ParcourSup/);
    const there = await upload(admin, "0870015U", await workbookOf([headings, eva]));
    expect(there).toMatchObject({ status: 422, body: { problems: [{ code: "file.office" }] } });
    expect(there.text).toContain("Imports / Exports");
  });

  it("des classeurs abîmés au hasard : refusés ou importés, jamais une panne", async () => {
    const { admin } = await program.school();
    const whole = await workbookOf([headings, eva]);
    const numbers = new SeededRandom(2026);
    for (let round = 0; round < 40; round += 1) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change <= numbers.below(4); change += 1)
        bytes[numbers.below(bytes.length)] = numbers.below(256);
      const answer = await upload(admin, "0870015U", bytes, { kind, query: "?dryRun=true" });
      expect([201, 422]).toContain(answer.status);
    }
  });
});
