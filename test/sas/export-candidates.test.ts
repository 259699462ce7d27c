import { beforeAll, expect, it } from "vitest";
import { Me } from "../../src/accounts/account.schema.ts";
import { ImportReport } from "../../src/imports/import.schema.ts";
import { CandidatePage } from "../../src/sas/candidate.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";
import { entriesOf } from "../support/zip-entries.ts";

describeEachDatabase("Exporter la liste", (open) => {
  let test: TestApp;
  let admin: Client;
  let school: Awaited<ReturnType<TestApp["school"]>>;

  beforeAll(async () => {
    test = await openTestApp(await open());
    school = await test.school();
    ({ admin } = school);
    const people = ["ZOLA", "=1+1", 'D"A;B', "MARTIN"].map((NomCandidat, index) =>
      sampleCandidate({
        DonneesCandidats: {
          NomCandidat,
          NumeroDossierCandidat: String(100 + index),
          CoordonneesTelephonemobile: "+33612345678",
          TypeNationalite: index === 3 ? "Apatride" : "CI",
        },
      }),
    );
    await upload(admin, "0870015U", JSON.stringify(sampleExport(people)));
  });

  it("CSV : pour Excel en français, dans l'ordre de la liste, formules neutralisées", async () => {
    const columns = "lastName,birthDate,mobilePhone,fileNumber,establishment";
    const answer = await admin.get(
      `/api/candidates/export?format=csv&sort=lastName&order=desc&columns=${columns}`,
    );
    expect(answer.headers["content-disposition"]).toMatch(/filename="candidats-\d{4}-\d\d-\d\d\.csv"/);
    expect(answer.text.split("\r\n")).toEqual([
      "\ufeffNom;Date de naissance;Téléphone mobile;Numéro de dossier;Établissement",
      "ZOLA;15/04/2008;'+33612345678;100;Site de Limoges",
      "MARTIN;15/04/2008;'+33612345678;103;Site de Limoges",
      `"D""A;B";15/04/2008;'+33612345678;102;Site de Limoges`,
      "'=1+1;15/04/2008;'+33612345678;101;Site de Limoges",
      "",
    ]);
  });

  it("la sélection seule, dans l'ordre de la liste, avec ses doublons ; qui n'est pas du SAS est laissé", async () => {
    const other = await test.school();
    const again = sampleCandidate({
      DonneesCandidats: { NomCandidat: "Zola", NumeroDossierCandidat: "900" },
    });
    await upload(other.admin, "0870015U", JSON.stringify(sampleExport([sampleCandidate(), again])));
    await upload(other.admin, "0750654D", JSON.stringify(sampleExport([again], { formationCode: "90009" })));
    const list = (await other.admin.get("/api/candidates?stage=sas")).read(CandidatePage).items;
    const ids = list.filter(({ lastName }) => lastName !== "MARTIN").map(({ id }) => id);
    const answer = await other.admin.post("/api/candidates/exports", {
      ids: [...ids, "999999999"],
      format: "csv",
      columns: "lastName,uai,duplicates",
      sort: "createdOn",
      order: "asc",
    });
    expect(answer.headers["content-disposition"]).toMatch(/filename="candidats-.*\.csv"/);
    // Whoever is left out is known by the difference.
    expect(answer.headers["x-total-count"]).toBe("2");
    expect(answer.text).toBe(
      "\ufeffNom;UAI;Doublons\r\nZola;0870015U;Doublon dans le SAS\r\nZola;0750654D;Doublon dans le SAS\r\n",
    );
    expect((await other.admin.get("/api/journal")).text).toContain("2 candidats du SAS exportés (CSV)");
    const { body } = await admin.post("/api/candidates/exports", { ids, format: "json" });
    expect(body).toEqual([]);
  });

  it("les doublons sont ceux de la campagne que la page nomme, de toute la liste comme de la sélection", async () => {
    const other = await test.school();
    const again = sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: "901" } });
    await upload(other.admin, "0870015U", JSON.stringify(sampleExport([sampleCandidate()])));
    await upload(other.admin, "0750654D", JSON.stringify(sampleExport([again], { formationCode: "90009" })));
    const [first, second] = (await other.admin.get("/api/candidates?stage=sas")).read(CandidatePage).items;
    const { targetCampaignId: campaignId } = (await other.admin.get("/api/me")).read(Me);
    await other.admin.post(`/api/candidates/${first?.id}/admission`, { campaignId });
    await other.admin.patch("/api/me", { targetCampaignId: null });

    for (const [target, told] of [
      [campaignId, "Doublon dans la campagne sélectionnée"],
      ["none", "Doublon dans une autre campagne"],
    ]) {
      const address = `/api/candidates/export?format=json&columns=duplicates&target=${target}`;
      expect((await other.admin.get(address)).body).toEqual([{ duplicates: [told] }]);
      const selection = { ids: [second?.id], format: "json", columns: "duplicates", target };
      expect((await other.admin.post("/api/candidates/exports", selection)).body).toEqual([
        { duplicates: [told] },
      ]);
    }
  });

  it("JSON : les filtres de la liste, les valeurs telles quelles", async () => {
    const url = "/api/candidates/export?format=json&columns=lastName,birthDate,nationality,diplomas,session";
    const { body } = await admin.get(`${url}&lastName=zola`);
    expect(body).toEqual([
      {
        lastName: "ZOLA",
        birthDate: "2008-04-15",
        nationality: "CI",
        diplomas: ["Baccalauréat en préparation (Série Générale)"],
        session: expect.any(Number),
      },
    ]);
    expect((await admin.get(`${url}&lastName=personne`)).body).toEqual([]);
  });

  it("XLSX : une feuille, une vraie date, un texte jamais calculé", async () => {
    const answer = await admin.send({
      method: "GET",
      url: "/api/candidates/export?format=xlsx&sort=lastName&order=asc&columns=lastName,birthDate,nationality",
    });
    const sheet = (await entriesOf(answer.bytes)).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Nom</t></is></c>');
    expect(sheet).toContain('<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('<c r="B2" s="2"><v>39553</v></c>');
    expect(sheet).toContain("Côte d’Ivoire</t>");
    expect(sheet).toContain("Apatride</t>");
    expect(sheet).not.toContain("<f>");
    expect(sheet.match(/<row /g)).toHaveLength(5);
  });

  it.each(["xlsx", "csv"])(
    "un tableau exporté (%s) et importé de nouveau ne change personne",
    async (format) => {
      const other = await test.school();
      const nationalities = ["FR", "Française", "Apatride", undefined];
      const known = nationalities.map((TypeNationalite, index) =>
        sampleCandidate({
          DonneesCandidats: { NomCandidat: `N${index}`, NumeroDossierCandidat: `${index}`, TypeNationalite },
        }),
      );
      await upload(other.admin, "0870015U", JSON.stringify(sampleExport(known)));
      const columns = [
        "civility,lastName,firstName,birthDate,email,otherFirstNames,nationality,ine",
        "mobilePhone,landlinePhone,addressLines,postalCode,city,country",
      ].join();
      const url = `/api/candidates/export?format=${format}&columns=${columns}`;
      const exported = await other.admin.send({ method: "GET", url });
      const kind = "table-imports";
      const again = await upload(other.admin, "0870015U", exported.bytes, { kind });
      expect(again.read(ImportReport)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
      const { body } = await other.admin.get(
        "/api/candidates/export?format=json&columns=lastName,nationality",
      );
      expect(body).toEqual(
        expect.arrayContaining([
          { lastName: "N0", nationality: "FR" },
          { lastName: "N1", nationality: "FR" },
          { lastName: "N2", nationality: "Apatride" },
          { lastName: "N3", nationality: null },
        ]),
      );
    },
  );

  it("laisse une ligne dans l'Historique, sans nom de candidat", async () => {
    await admin.get("/api/candidates/export?format=csv&columns=lastName,email");
    const { items } = Object((await admin.get("/api/journal?type=candidate.exported")).body);
    expect(items[0].message).toMatch(/4 candidats du SAS exportés \(CSV\). Colonnes.: Nom, Email\./);
  });

  it("refuse une colonne inconnue, et le SAS à un recruteur-placeur (ASVS 8.2.2)", async () => {
    expect(await admin.get("/api/candidates/export?format=csv&columns=password_hash")).toMatchObject({
      status: 422,
    });
    const recruiter = await test.signedIn((await test.user(school, "recruiter")).credentials);
    expect(await recruiter.get("/api/candidates/export?format=csv")).toMatchObject({ status: 403 });
    expect(await recruiter.get("/api/candidates/export?format=json&stage=admitted")).toMatchObject({
      status: 200,
      body: [],
    });
  });
});
