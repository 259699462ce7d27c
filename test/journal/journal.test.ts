import { beforeAll, describe, expect, it } from "vitest";
import { JournalCandidatePage, JournalPage } from "../../src/journal/journal.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";
import { plainRows, readTable } from "../support/workbooks.ts";

const plain = (sentence: string) => sentence.replace(/[\u00A0\u202F]/g, " ");

describeEachDatabase("l'Historique de l'école", (open) => {
  let test: TestApp;
  let admin: Client;
  let school: Awaited<ReturnType<TestApp["school"]>>;
  const read = async (query = "", client = admin) =>
    (await client.get(`/api/journal${query}`)).read(JournalPage);
  const told = async (query = "", client = admin) =>
    (await read(query, client)).items.map(({ label, message }) => `${label} | ${plain(message)}`);

  beforeAll(async () => {
    test = await openTestApp(await open());
    school = await test.school();
    ({ admin } = school);
    const candidates = [sampleCandidate({ DonneesCandidats: { NomCandidat: "DIALLO" } })];
    await upload(admin, "0870015U", JSON.stringify(sampleExport(candidates)));
    await upload(admin, "0870015U", "{");
    const { items } = Object((await admin.get("/api/candidates")).body);
    await admin.patch(`/api/candidates/${items[0].id}`, { city: "Limoges", mobilePhone: "0612345678" });
    await admin.patch("/api/establishments/0750654D", { parcoursupEnabled: false });
    await test.visitor().post("/api/session", { ...school.credentials, password: "ce n'est pas le bon" });
    await admin.post("/api/journal", { text: "  Appel de la mairie.\nRappeler lundi. " });
  });

  it("raconte ce qui s'est passé, du plus récent au plus ancien, sans nom de candidat dans les phrases", async () => {
    expect((await told()).slice(0, 6)).toEqual([
      "Commentaire | Appel de la mairie.\nRappeler lundi.",
      expect.stringMatching(/^Échec de connexion \| Mot de passe incorrect pour le compte de /),
      "Établissement modifié | Site de Paris (0750654D) : service ParcourSup désactivé.",
      "Candidat modifié | Profil modifié : Téléphone mobile, Ville.",
      "Import refusé | export.json refusé pour Site de Limoges (0870015U) : 1 problème. Rien n'a été ajouté.",
      "Import | export.json importé dans Site de Limoges (0870015U) : 1 candidat ajouté.",
    ]);
  });

  it("mène à l'import et au candidat", async () => {
    const { items } = await read();
    expect(items[3]?.candidate).toMatchObject({ lastName: "DIALLO", firstName: "Camille" });
    expect(items[5]?.importId).toMatch(/^\d+$/);
    expect(items[0]?.user).not.toBeNull();
    expect(items[1]?.user).toBeNull();
  });

  it("nomme ceux qu'une sortie multiple concerne, tant qu'ils existent et que le lecteur les voit", async () => {
    const other = await test.school();
    const people = ["ZOLA", "AUBRY", "BRUN"].map((NomCandidat, index) =>
      sampleCandidate({ DonneesCandidats: { NomCandidat, NumeroDossierCandidat: String(700 + index) } }),
    );
    await upload(other.admin, "0870015U", JSON.stringify(sampleExport(people)));
    const list = Object((await other.admin.get("/api/candidates?sort=lastName&order=asc")).body).items;
    const ids = list.map(({ id }: { id: string }) => id);
    const { targetCampaignId } = Object((await other.admin.get("/api/me")).body);
    await other.admin.post("/api/candidates/admissions", { campaignId: targetCampaignId, ids });
    await other.admin.post("/api/candidates/deletions", { ids: [ids[1]] });

    const entries = (await read("?type=candidate", other.admin)).items;
    const exit = entries.find(({ type }) => type === "candidate.admitted");
    expect(plain(exit?.message ?? "")).toMatch(/^3 candidats sortis du SAS pour la campagne « .+ »\.$/);
    expect(exit).toMatchObject({ candidate: null, candidateCount: 3 });
    const peopleOf = async (client: Client, query = "") =>
      (await client.get(`/api/journal/${exit?.id}/candidates${query}`)).read(JournalCandidatePage);
    const { items, total } = await peopleOf(other.admin);
    expect(items.map(({ lastName }) => lastName)).toEqual(["AUBRY", "ZOLA"]);
    expect(items[0]?.campaign).not.toBeNull();
    expect(total).toBe(2);
    expect(await peopleOf(other.admin, "?page=2")).toMatchObject({ items: [], total: 2 });
    // Nobody of another school.
    expect((await peopleOf(admin)).items).toEqual([]);
    // A deletion of several names nobody.
    expect(entries.find(({ type }) => type === "candidate.deleted")?.candidateCount).toBeNull();
  });

  it.each([
    ["?type=import.rejected", 1],
    ["?type=import", 2],
    ["?type=imp", 0],
    ["?type=comment", 1],
    ["?user=999999999", 0],
    ["?from=2999-01-01", 0],
    ["?to=1999-01-01", 0],
  ])("se filtre : %s", async (query, total) => {
    expect(await read(query)).toMatchObject({ total, totalIsEstimate: false });
  });

  it("se filtre par jour de Paris", async () => {
    const { db } = test.database;
    const author = { school_id: school.schoolId, type: "comment.added", details: '{"text":"minuit"}' };
    // 00:30 on 6 June in Paris is still 5 June in UTC.
    await db
      .insertInto("journal_entry")
      .values({ ...author, at: new Date("2020-06-05T22:30:00Z") })
      .execute();
    expect((await read("?from=2020-06-06&to=2020-06-06")).total).toBe(1);
    expect((await read("?from=2020-06-05&to=2020-06-05")).total).toBe(0);
  });

  it("garde une ligne d'un type inconnu, écrite par une version plus récente", async () => {
    const row = { school_id: school.schoolId, type: "future.thing", details: "{}" };
    await test.database.db.insertInto("journal_entry").values(row).execute();
    expect(await told("?type=future")).toEqual(["future.thing | future.thing"]);
  });

  it("s'exporte en CSV, formules neutralisées, et l'export y laisse sa ligne", async () => {
    await admin.post("/api/journal", { text: "=1+1" });
    const { text } = await admin.get("/api/journal/export.csv?type=comment");
    expect(text.startsWith("\ufeffDate et heure;Utilisateur;Type;Message;Candidat\r\n")).toBe(true);
    expect(text).toContain(";'=1+1;");
    expect(text).toMatch(/\r\n\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d;/);
    expect((await told("?type=journal.exported"))[0]).toBe(
      "Export de l'historique | L'historique est exporté (CSV) : 3 événements.",
    );
  });

  it("s'exporte en Excel, tout est du texte, et l'export y laisse sa ligne", async () => {
    await admin.post("/api/journal", { text: "=2+2" });
    const { bytes, headers } = await admin.get("/api/journal/export.xlsx?type=comment");
    expect(headers["content-disposition"]).toContain("historique.xlsx");
    const [[, titles] = [0, {}], [, newest] = [0, {}]] = plainRows(await readTable(bytes));
    expect(titles).toMatchObject({ 0: { text: "Date et heure" }, 3: { text: "Message" } });
    expect(newest).toMatchObject({ 3: { kind: "text", text: "=2+2" } });
    expect((await told("?type=journal.exported"))[0]).toContain("exporté (XLSX)");
  });

  it.each([[{ text: "  \n " }], [{ text: "x".repeat(2_001) }], [{}]])(
    "refuse un commentaire vide ou trop long",
    async (comment) => {
      expect(await admin.post("/api/journal", comment)).toMatchObject({
        status: 422,
        body: { code: "request.invalid", field: "text" },
      });
    },
  );

  it("donne ses types par groupes, chacun avec son nom français", async () => {
    const { items } = Object((await admin.get("/api/journal/types")).body);
    expect(items[0]).toMatchObject({ group: "import", label: "Imports" });
    expect(items[0].types).toContainEqual({ type: "import.undone", label: "Import annulé" });
  });

  describe("pour un administrateur limité à un établissement", () => {
    it("ne dit rien des autres établissements", async () => {
      const { actor, credentials } = await test.user(school, "school_admin");
      const { db } = test.database;
      const paris = await db
        .selectFrom("establishment")
        .select("id")
        .where("school_id", "=", school.schoolId)
        .where("uai", "=", "0750654D")
        .executeTakeFirstOrThrow();
      await db
        .updateTable("account")
        .set({ all_establishments: false })
        .where("id", "=", actor.accountId)
        .execute();
      await db
        .insertInto("account_establishment")
        .values({ account_id: actor.accountId, establishment_id: paris.id })
        .execute();
      const { targetCampaignId: campaignId } = Object((await admin.get("/api/me")).body);
      const { items } = Object((await admin.get("/api/candidates")).body);
      await admin.post("/api/candidates/admissions", { campaignId, ids: [items[0].id] });
      const limited = await test.signedIn(credentials);
      expect(await told("?type=import", limited)).toEqual([]);
      expect(await told("?type=candidate", limited)).toEqual([]);
      const [exit] = (await read("?type=candidate.admitted")).items;
      const unseen = await limited.get(`/api/journal/${exit?.id}/candidates`);
      expect(unseen.read(JournalCandidatePage)).toMatchObject({ items: [], total: 0 });
      expect(await told("?type=settings.establishment_changed", limited)).toHaveLength(1);
      expect(await told("?type=comment", limited)).not.toEqual([]);
    });
  });
});
