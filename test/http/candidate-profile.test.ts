import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { Me } from "../../src/accounts/account.schema.ts";
import { ImportReport } from "../../src/imports/import.schema.ts";
import { CandidatePage, CandidateProfilePage, selectionLimit } from "../../src/sas/candidate.schema.ts";
import { CandidateHistory } from "../../src/sas/candidate-history.schema.ts";
import { Note, Notes } from "../../src/sas/note.schema.ts";
import { RemovalReport } from "../../src/sas/removal.schema.ts";
import { Campaign } from "../../src/school/school.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { addPeople } from "../support/candidates.ts";
import type { Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { type CandidateOverrides, sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { upload } from "../support/upload.ts";

const site = "0870015U";
const fileOf = (overrides: CandidateOverrides = {}, formationCode = 90_001) =>
  JSON.stringify(sampleExport([sampleCandidate(overrides)], { formationCode }));

describeEachDatabase("le profil à 360", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });

  /** A school with one candidate in its SAS. */
  async function schoolWithCandidate(overrides: CandidateOverrides = {}) {
    const school = await test.school();
    const imported = (await upload(school.admin, site, fileOf(overrides))).read(ImportReport);
    const { items } = (await school.admin.get("/api/candidates?stage=sas")).read(CandidatePage);
    const path = `/api/candidates/${items[0]?.id}`;
    return { school, admin: school.admin, path, importId: imported.importId };
  }
  const profile = async (client: Client, path: string) => (await client.get(path)).read(CandidateProfilePage);
  const diplomasListed = async (client: Client, filter = "") =>
    (await client.get(`/api/candidates?stage=sas${filter}`))
      .read(CandidatePage)
      .items.map(({ diplomas }) => diplomas);
  const messages = async (client: Client, path: string) =>
    (await client.get(`${path}/history`)).read(CandidateHistory).items.map(({ message }) => message);

  it("le dossier vient du fichier le plus récent qui en parle, la lettre de son vœu", async () => {
    const { admin, path } = await schoolWithCandidate({
      Scolarite: [{ AnneeScolaireCode: 0, ClassecandidatLibelle: "TG1" }],
      DonneesVoeux: { LettreDeMotivation: "Bonjour<br>à <b>tous</b>", CandidatureConfirmeeCode: 1 },
      SectionNouvelle: { CleInconnue: "valeur" },
    });
    await upload(admin, site, fileOf({ DonneesVoeux: { LettreDeMotivation: "Autre lettre" } }, 90_002));
    const { dossier, wishes } = await profile(admin, path);
    expect(dossier.schooling).toMatchObject([{ className: "TG1" }]);
    expect(dossier.others).toEqual([
      { title: "Section nouvelle", rows: [{ depth: 0, label: "Cle inconnue", value: "valeur" }] },
    ]);
    expect(dossier.importedAt).toHaveProperty("schooling");
    const letters = Object.fromEntries(wishes.map((wish) => [wish.programmeCode, wish.dossier.letter]));
    expect(letters).toEqual({ "90001": "Bonjour\nà <b>tous</b>", "90002": "Autre lettre" });
  });

  it("ce qui est répondu à un ajout ou à une modification est jugé pour la campagne nommée ; inconnue, rien n'est écrit", async () => {
    const { school, admin, path } = await schoolWithCandidate();
    const { identity } = await profile(admin, path);
    const [admitted = ""] = await addPeople(test.database, school, [
      [identity.lastName, identity.firstName, identity.birthDate],
    ]);
    const { targetCampaignId: target } = (await admin.get("/api/me")).read(Me);
    await admin.post(`/api/candidates/${admitted}/admission`, { campaignId: target });
    const other = (await admin.post("/api/campaigns", { name: "Rentrée décalée" })).read(Campaign).id;

    const patched = async (query: string, phone: string) =>
      (await admin.patch(`${path}${query}`, { mobilePhone: phone })).read(CandidateProfilePage).duplicates;
    expect(await patched("", "0600000001")).toEqual(["campaign"]);
    expect(await patched(`?target=${other}`, "0600000002")).toEqual(["other"]);
    const judged = `?target=${other}`;
    const added = (await admin.post(`${path}/diplomas${judged}`, { type: "BTS" })).read(CandidateProfilePage);
    const diploma = `${path}/diplomas/${added.diplomas.at(-1)?.id}`;
    const changed = (await admin.patch(`${diploma}${judged}`, { year: 2024 })).read(CandidateProfilePage);
    const removed = (await admin.delete(`${diploma}${judged}`)).read(CandidateProfilePage);
    expect([added, changed, removed].map(({ duplicates }) => duplicates)).toEqual([
      ["other"],
      ["other"],
      ["other"],
    ]);

    expect(await admin.patch(`${path}?target=999999`, { mobilePhone: "0600000003" })).toMatchObject({
      status: 404,
      body: { code: "campaign.not_found" },
    });
    expect((await profile(admin, path)).contact.mobilePhone).toBe("0600000002");
  });

  it("un diplôme s'ajoute, se modifie, se retire ; la liste et son filtre suivent", async () => {
    const { admin, path } = await schoolWithCandidate();
    const added = await admin.post(`${path}/diplomas`, { type: " BTS SIO ", series: "SLAM", year: 2024 });
    expect(added.status).toBe(201);
    const [imported, own] = added.read(CandidateProfilePage).diplomas;
    expect(imported).toMatchObject({ added: null });
    expect(own).toMatchObject({ label: "BTS SIO (SLAM) (2024)", added: { user: expect.any(String) } });
    expect(await diplomasListed(admin, "&diploma=bts%20sio")).toHaveLength(1);

    await admin.patch(`${path}/diplomas/${own?.id}`, { series: null, year: 2023 });
    expect(await diplomasListed(admin)).toEqual([
      ["Baccalauréat en préparation (Série Générale)", "BTS SIO (2023)"],
    ]);
    expect(await admin.delete(`${path}/diplomas/${imported?.id}`)).toMatchObject({
      status: 409,
      body: { code: "candidate.imported_diploma" },
    });
    await admin.delete(`${path}/diplomas/${own?.id}`);
    expect(await diplomasListed(admin)).toEqual([["Baccalauréat en préparation (Série Générale)"]]);
    expect(await admin.delete(`${path}/diplomas/${own?.id}`)).toMatchObject({
      status: 404,
      body: { code: "candidate.diploma_not_found" },
    });
    expect(await messages(admin, path)).toEqual([
      "Un diplôme ajouté est retiré.",
      "Un diplôme ajouté est modifié.",
      "Un diplôme est ajouté.",
      "Profil créé par l'import de export.json.",
    ]);
  });

  it("le diplôme de Parcoursup corrigé reste tel quel à l'import suivant", async () => {
    const { admin, path } = await schoolWithCandidate();
    const [diploma] = (await profile(admin, path)).diplomas;
    await admin.patch(`${path}/diplomas/${diploma?.id}`, { series: "STMG" });
    await upload(
      admin,
      site,
      fileOf({ Baccalaureat: { SerieDiplomeLibelle: "STL", MentionObtenueLibelle: "Bien" } }),
    );
    const { diplomas, edits } = await profile(admin, path);
    expect(diplomas).toMatchObject([
      { label: "Baccalauréat en préparation (STMG)", honours: "Bien", added: null },
    ]);
    expect(edits.map(({ field }) => field)).toEqual(["diplomaSeries"]);
    expect(await diplomasListed(admin, "&diploma=stmg")).toHaveLength(1);
  });

  it("annuler l'import garde le candidat à qui l'école a ajouté une note ou un diplôme", async () => {
    for (const add of [
      (admin: Client, path: string) => admin.post(`${path}/notes`, { text: "À rappeler" }),
      (admin: Client, path: string) => admin.post(`${path}/diplomas`, { type: "BTS" }),
    ]) {
      const { admin, path, importId } = await schoolWithCandidate();
      await add(admin, path);
      expect(await admin.post(`/api/imports/${importId}/undo`)).toMatchObject({
        status: 200,
        body: { removed: 0, kept: [{ reason: "edited" }] },
      });
      expect((await admin.get(path)).status).toBe(200);
    }
  });

  it("une note se lit par tous, se modifie par son auteur, se retire par lui ou un administrateur", async () => {
    const { school, admin, path } = await schoolWithCandidate();
    const colleague = await test.signedIn((await test.user(school, "school_admin")).credentials);
    const recruiter = await test.signedIn((await test.user(school, "recruiter")).credentials);
    expect((await recruiter.get(`${path}/notes`)).status).toBe(403);

    const text = "  Rappeler la famille lundi.\nDisponible le soir. ";
    const note = (await admin.post(`${path}/notes`, { text })).read(Note);
    expect(note).toMatchObject({ text: text.trim(), own: true, editedAt: null });
    expect((await admin.post(`${path}/notes`, { text: " " })).status).toBe(422);

    const [seen] = (await colleague.get(`${path}/notes`)).read(Notes).items;
    expect(seen).toMatchObject({ text: text.trim(), own: false, author: note.author });
    const url = `${path}/notes/${note.id}`;
    expect(await colleague.patch(url, { text: "Autre" })).toMatchObject({
      status: 403,
      body: { code: "note.not_own" },
    });
    expect((await admin.patch(url, { text: "Rappelée." })).read(Note)).toMatchObject({
      text: "Rappelée.",
      editedAt: expect.any(String),
    });
    expect((await colleague.delete(url)).status).toBe(204);
    expect((await admin.get(`${path}/notes`)).read(Notes).items).toEqual([]);
    expect(await admin.delete(url)).toMatchObject({ status: 404, body: { code: "note.not_found" } });

    // The Historique remembers the fact, never the text.
    const { rows } = await sql<{ details: string }>`
      select details::text as details from journal_entry where type like 'candidate.note%' and school_id = ${school.schoolId}
    `.execute(test.database.db);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain("appel");

    // Out of the SAS, recruiters work with the candidate: they read and write notes, and see no import to open.
    await sql`
      update candidate set campaign_id = (select min(id) from campaign where school_id = ${school.schoolId}), admitted_at = now()
      where id = ${path.split("/").at(-1)}
    `.execute(test.database.db);
    const own = (await recruiter.post(`${path}/notes`, { text: "Entretien fixé." })).read(Note);
    expect((await recruiter.get(path)).read(CandidateProfilePage).dossier.others).toEqual([]);
    expect((await recruiter.delete(`${path}/notes/${own.id}`)).status).toBe(204);
    const { items } = (await recruiter.get(`${path}/history`)).read(CandidateHistory);
    expect(items.every(({ importId }) => importId === null)).toBe(true);
    expect(items.length).toBe(6);
  });

  it("l'historique du candidat dit ce que chaque import et chaque personne a changé", async () => {
    const { admin, path } = await schoolWithCandidate();
    await admin.patch(path, { city: "Limoges" });
    await upload(admin, site, fileOf({ DonneesCandidats: { CoordonneesAdressemail: "autre@example.com" } }));
    expect(await messages(admin, path)).toEqual([
      "Profil mis à jour par l'import de export.json\u00a0: Email.",
      "Profil modifié\u00a0: Ville.",
      "Profil créé par l'import de export.json.",
    ]);
    // The import that created it tells of its arrival, for a profile typed in the event of it.
    const { items } = (await admin.get(`${path}/history`)).read(CandidateHistory);
    expect(items.map(({ arrival }) => arrival)).toEqual([false, false, true]);
    const typed = (
      await admin.post("/api/candidates", {
        establishment: site,
        civility: "F",
        lastName: "ADAM",
        firstName: "Eva",
        birthDate: "2007-02-03",
        email: "eva@example.com",
      })
    ).read(CandidateProfilePage);
    const own = (await admin.get(`/api/candidates/${typed.id}/history`)).read(CandidateHistory);
    expect(own.items).toMatchObject([{ arrival: true }]);
  });

  it("une modification dit ce qu'elle a vu : refusée quand c'est autre chose, acceptée quand rien n'a changé", async () => {
    const { admin, path } = await schoolWithCandidate();
    const { identity, contact, diplomas } = await profile(admin, path);
    const seen = { ...identity, ...contact };
    expect((await admin.patch(path, { city: "Tulle", seen })).status).toBe(200);
    expect(await admin.patch(path, { city: "Brive", seen })).toMatchObject({
      status: 409,
      body: {
        code: "candidate.changed_meanwhile",
        conflicts: [{ field: "city", value: "Tulle", user: expect.any(String) }],
      },
    });
    const { id: diplomaId, label: _, added: __, ...fields } = diplomas[0] ?? {};
    const diploma = `${path}/diplomas/${diplomaId}`;
    expect((await admin.patch(diploma, { year: 2025, seen: fields })).status).toBe(200);
    expect(await admin.patch(diploma, { year: 2024, seen: fields })).toMatchObject({
      status: 409,
      body: { code: "candidate.changed_meanwhile", conflicts: [{ field: "year", value: 2025 }] },
    });
    expect((await admin.patch(path, { city: "Brive", seen: { unknown: 1 } })).status).toBe(422);

    const note = (await admin.post(`${path}/notes`, { text: "À rappeler" })).read(Note);
    const noteUrl = `${path}/notes/${note.id}`;
    const text = { text: "Rappelée", seen: { text: note.text } };
    const { editedAt } = (await admin.patch(noteUrl, text)).read(Note);
    expect(await admin.patch(noteUrl, { ...text, text: "Absente" })).toMatchObject({
      status: 409,
      body: { code: "candidate.changed_meanwhile", conflicts: [{ field: "text", value: "Rappelée" }] },
    });
    expect(await admin.delete(`${noteUrl}?seen=never`)).toMatchObject({
      status: 409,
      body: { code: "candidate.changed_meanwhile" },
    });
    expect((await admin.delete(`${noteUrl}?seen=yesterday`)).status).toBe(422);
    expect((await admin.delete(`${noteUrl}?seen=${editedAt}`)).status).toBe(204);
  });

  it("la page dit les doublons, et si le candidat peut sortir du SAS", async () => {
    const { school, admin, path } = await schoolWithCandidate();
    expect(await profile(admin, path)).toMatchObject({ duplicates: [], refusal: null });
    await addPeople(test.database, school, [["Martin", "Camille", "2008-04-15"]]);
    expect(await profile(admin, path)).toMatchObject({ duplicates: ["sas"], refusal: "duplicate_in_sas" });
  });

  it("autant de candidats qu'on peut en cocher se suppriment en une demande, avec ce qui a été vu de chacun", async () => {
    const { admin } = await schoolWithCandidate();
    const ids = Array.from({ length: selectionLimit }, (_, index) => String(900_000_000 + index));
    const seen = Object.fromEntries(ids.map((id) => [id, "1234567-0123456789abcdef"]));
    const report = (await admin.post("/api/candidates/deletions", { ids, seen })).read(RemovalReport);
    expect(report).toMatchObject({ candidates: 0 });
    expect(report.kept).toHaveLength(selectionLimit);
  });
});
