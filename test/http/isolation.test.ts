import { Type } from "typebox";
import { beforeAll, expect, it } from "vitest";
import { Me, OwnSession, User } from "../../src/accounts/account.schema.ts";
import { ImportPage, ImportReport } from "../../src/imports/import.schema.ts";
import { JournalPage } from "../../src/journal/journal.schema.ts";
import { LinkOutcome } from "../../src/liaison/link.schema.ts";
import { LinkProposalPage } from "../../src/liaison/proposal.schema.ts";
import { PurgeReport } from "../../src/privacy/privacy.schema.ts";
import { CandidatePage } from "../../src/sas/candidate.schema.ts";
import { list } from "../../src/schema.ts";
import { Campaign, Establishment, School } from "../../src/school/school.schema.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import type { Answer, Client } from "../support/client.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { goodPassword } from "../support/schools.ts";
import { upload } from "../support/upload.ts";
import { entriesOf } from "../support/zip-entries.ts";

/** A school that somebody of another school tries to reach, with something of its own of every kind. */
interface Victim {
  readonly name: string;
  readonly email: string;
  readonly accountId: string;
  readonly campaignId: string;
  /** An establishment that the stranger's school does not have. */
  readonly uai: string;
  readonly importId: string;
  readonly candidateId: string;
  /** Who seems to be the same person. */
  readonly otherId: string;
  readonly linkId: string;
  readonly batchId: string;
  readonly admin: Client;
}

type Attack = (stranger: Client, victim: Victim) => Promise<void>;

/** Everything that the victim can see of itself, to compare before and after. */
async function stateOf({ admin }: Victim) {
  const urls = ["/api/me", "/api/school", "/api/users", "/api/establishments", "/api/campaigns"].concat([
    "/api/imports",
    "/api/candidates?stage=sas",
    "/api/journal",
    "/api/school/privacy",
  ]);
  return Promise.all(urls.map(async (url) => (await admin.get(url)).body));
}

/** Why a route has nothing that could cross, said on purpose. */
const reachesNobodyElse: Attack = async () => {};

/** One attack a route; a route that is missing here fails. */
const attacks: Readonly<Record<string, Attack>> = {
  "GET /api/openapi.json": reachesNobodyElse,
  "POST /api/session": reachesNobodyElse,
  "DELETE /api/session": reachesNobodyElse,

  "GET /api/me": async (stranger, victim) => {
    const me = (await stranger.get("/api/me")).read(Me);
    expect([me.id, me.email, me.school.name]).not.toEqual([victim.accountId, victim.email, victim.name]);
  },
  "PATCH /api/me": async (stranger, victim) => {
    const answer = await stranger.patch("/api/me", { targetCampaignId: victim.campaignId });
    expect(answer).toMatchObject({ status: 404, body: { code: "campaign.not_found" } });
  },
  "POST /api/me/password": async (stranger, victim) => {
    const answer = await stranger.post("/api/me/password", {
      id: victim.accountId,
      currentPassword: goodPassword,
      newPassword: "autre secret que le vôtre",
    });
    expect(answer.status).toBe(204);
  },

  "GET /api/me/sessions": async (stranger, victim) => {
    const [own, theirs] = await Promise.all(
      [stranger, victim.admin].map(async (client) =>
        (await client.get("/api/me/sessions")).read(list(OwnSession)).items.map(({ id }) => id),
      ),
    );
    expect(own?.filter((id) => theirs?.includes(id))).toEqual([]);
  },
  "DELETE /api/me/sessions": async (stranger, victim) => {
    expect((await stranger.delete("/api/me/sessions")).status).toBe(204);
    expect((await victim.admin.get("/api/me")).status).toBe(200);
  },
  "DELETE /api/me/sessions/:id": async (stranger, victim) => {
    const { items } = (await victim.admin.get("/api/me/sessions")).read(list(OwnSession));
    for (const { id } of items)
      expect(await stranger.delete(`/api/me/sessions/${id}`)).toMatchObject({
        status: 404,
        body: { code: "session.not_found" },
      });
  },
  "POST /api/session/authentication": reachesNobodyElse,
  "GET /api/me/second-factor": reachesNobodyElse,
  "POST /api/me/second-factor": reachesNobodyElse,
  "POST /api/me/second-factor/confirmation": reachesNobodyElse,
  "POST /api/me/second-factor/recovery-codes": reachesNobodyElse,
  "DELETE /api/me/second-factor": reachesNobodyElse,
  "DELETE /api/users/:id/second-factor": async (stranger, victim) => {
    const answer = await stranger.delete(`/api/users/${victim.accountId}/second-factor`);
    const unknown = await stranger.delete("/api/users/999999999/second-factor");
    expect(answer).toMatchObject({ status: 404, body: { code: "account.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },

  "GET /api/users": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/users")).read(list(User));
    expect(items.map(({ id }) => id)).not.toContain(victim.accountId);
  },
  "POST /api/users": async (stranger, victim) => {
    const answer = await stranger.post("/api/users", {
      email: "intrus@ecole.example",
      firstName: "In",
      lastName: "Trus",
      role: "school_admin",
      schoolId: "1",
      school_id: "1",
    });
    expect(answer.status).toBe(201);
    const { items } = (await victim.admin.get("/api/users")).read(list(User));
    expect(items.map(({ email }) => email)).not.toContain("intrus@ecole.example");
  },
  "PATCH /api/users/:id": async (stranger, victim) => {
    const answer = await stranger.patch(`/api/users/${victim.accountId}`, { disabled: true });
    const unknown = await stranger.patch("/api/users/999999999", { disabled: true });
    expect(answer).toMatchObject({ status: 404, body: { code: "account.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },
  "POST /api/users/:id/password": async (stranger, victim) => {
    const answer = await stranger.post(`/api/users/${victim.accountId}/password`);
    const unknown = await stranger.post("/api/users/999999999/password");
    expect(answer).toMatchObject({ status: 404, body: { code: "account.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },

  "POST /api/users/:id/password-link": async (stranger, victim) => {
    const answer = await stranger.post(`/api/users/${victim.accountId}/password-link`);
    const unknown = await stranger.post("/api/users/999999999/password-link");
    expect(answer).toMatchObject({ status: 404, body: { code: "account.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },
  "POST /api/password-links/reading": async (stranger) => {
    const answer = await stranger.post("/api/password-links/reading", { token: "A".repeat(43) });
    expect(answer).toMatchObject({ status: 404, body: { code: "password_link.invalid" } });
  },
  "POST /api/password-links/password": async (stranger) => {
    const answer = await stranger.post("/api/password-links/password", {
      token: "A".repeat(43),
      newPassword: "autre secret que le vôtre",
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "password_link.invalid" } });
  },

  "GET /api/sign-in": reachesNobodyElse,
  // Whom it lets in is told in identity-provider.test.ts.
  "GET /api/session/provider": reachesNobodyElse,
  "GET /api/session/provider/callback": reachesNobodyElse,

  "GET /api/school": async (stranger, victim) => {
    expect((await stranger.get("/api/school")).read(School).name).not.toBe(victim.name);
  },
  "PATCH /api/school": async (stranger) => {
    expect((await stranger.patch("/api/school", { id: "1", name: "Renommée" })).status).toBe(422);
    expect((await stranger.patch("/api/school", { name: "Renommée" })).status).toBe(200);
  },

  "GET /api/school/privacy": reachesNobodyElse,
  "PATCH /api/school/privacy": async (stranger) => {
    const answer = await stranger.patch("/api/school/privacy", {
      traceMonths: 1,
      unkeptSections: ["FicheAvenir"],
    });
    expect(answer.status).toBe(200);
  },
  "GET /api/school/privacy/purge": async (stranger) => {
    expect((await stranger.get("/api/school/privacy/purge")).read(PurgeReport).candidates).toBe(0);
  },
  "GET /api/candidates/:id/personal-data.zip": async (stranger, victim) => {
    const answer = await stranger.get(`/api/candidates/${victim.candidateId}/personal-data.zip`);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "GET /api/candidates/:id/erasure": async (stranger, victim) => {
    const answer = await stranger.get(`/api/candidates/${victim.candidateId}/erasure`);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/candidates/:id/erasure": async (stranger, victim) => {
    const answer = await stranger.post(`/api/candidates/${victim.candidateId}/erasure`, {
      confirmation: "DIALLO Camille",
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },

  "GET /api/establishments": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/establishments")).read(list(Establishment));
    expect(items.map(({ uai }) => uai)).not.toContain(victim.uai);
  },
  "POST /api/establishments": async (stranger, victim) => {
    // The same UAI in both schools: two establishments, each its own.
    const answer = await stranger.post("/api/establishments", { uai: victim.uai, name: "Chez nous" });
    expect(answer.status).toBe(201);
  },
  "PATCH /api/establishments/:uai": async (stranger, victim) => {
    const answer = await stranger.patch(`/api/establishments/${victim.uai}`, { parcoursupEnabled: false });
    expect(answer).toMatchObject({ status: 404, body: { code: "establishment.not_found" } });
  },

  "GET /api/campaigns": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/campaigns")).read(list(Campaign));
    expect(items.map(({ id }) => id)).not.toContain(victim.campaignId);
  },
  "POST /api/campaigns": async (stranger) => {
    // The name of the victim's campaign is free here.
    const answer = await stranger.post("/api/campaigns", { name: "Concours 2026" });
    expect(answer.status).toBe(201);
  },
  "PATCH /api/campaigns/:id": async (stranger, victim) => {
    const answer = await stranger.patch(`/api/campaigns/${victim.campaignId}`, { name: "Volée" });
    const unknown = await stranger.patch("/api/campaigns/999999999", { name: "Volée" });
    expect(answer).toMatchObject({ status: 404, body: { code: "campaign.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },

  "POST /api/establishments/:uai/imports": async (stranger, victim) => {
    const answer = await upload(stranger, victim.uai, exportOf("SYLLA"));
    expect(answer).toMatchObject({ status: 404, body: { code: "establishment.not_found" } });
    // The same file in a site of one's own: other people, even when the victim's have the same names.
    const own = await upload(stranger, "0870015U", exportOf("DIALLO"));
    expect(own.read(ImportReport)).toMatchObject({
      status: "imported",
      created: 1,
      updated: 0,
      unchanged: 0,
    });
  },
  "POST /api/establishments/:uai/table-imports": async (stranger, victim) => {
    const person =
      "Civilité;Nom;Prénom;Date de naissance;Email\nMme;DIALLO;Camille;15/04/2008;lina@example.com\n";
    const answer = await upload(stranger, victim.uai, person, { kind: "table-imports" });
    expect(answer).toMatchObject({ status: 404, body: { code: "establishment.not_found" } });
    // A person whom the other school knows is somebody new here.
    const own = await upload(stranger, "0870015U", person, { kind: "table-imports" });
    expect(own.read(ImportReport)).toMatchObject({ status: "imported", created: 1 });
  },
  "GET /api/import-limits": reachesNobodyElse,
  "GET /api/imports": async (stranger) => {
    expect((await stranger.get("/api/imports")).read(ImportPage).items).toEqual([]);
  },
  "GET /api/imports/:id": async (stranger, victim) => {
    const answer = await stranger.get(`/api/imports/${victim.importId}`);
    const unknown = await stranger.get("/api/imports/999999999");
    expect(answer).toMatchObject({ status: 404, body: { code: "import.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },
  "GET /api/imports/:id/candidates": async (stranger, victim) => {
    const answer = await stranger.get(`/api/imports/${victim.importId}/candidates`);
    expect(answer).toMatchObject({ status: 404, body: { code: "import.not_found" } });
  },
  "GET /api/imports/:id/export.csv": async (stranger, victim) => {
    const answer = await stranger.get(`/api/imports/${victim.importId}/export.csv`);
    expect(answer).toMatchObject({ status: 404, body: { code: "import.not_found" } });
  },
  "POST /api/imports/:id/undo": async (stranger, victim) => {
    const answer = await stranger.post(`/api/imports/${victim.importId}/undo`);
    expect(answer).toMatchObject({ status: 404, body: { code: "import.not_found" } });
  },
  "GET /api/journal": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/journal?pageSize=100")).read(JournalPage);
    expect(items.filter(({ importId, candidate }) => importId !== null || candidate !== null)).toEqual([]);
    const ofVictim = await stranger.get(`/api/journal?user=${victim.accountId}`);
    expect(ofVictim.read(JournalPage).items).toEqual([]);
  },
  "POST /api/journal": async (stranger) => {
    const answer = await stranger.post("/api/journal", { text: "Intrus", schoolId: "1", school_id: "1" });
    expect(answer.status).toBe(201);
  },
  "GET /api/journal/:id/candidates": async (stranger, victim) => {
    const { items } = (await victim.admin.get("/api/journal?pageSize=100")).read(JournalPage);
    expect(items).not.toEqual([]);
    for (const { id } of items)
      expect((await stranger.get(`/api/journal/${id}/candidates`)).body).toMatchObject({
        total: 0,
        items: [],
      });
  },
  "GET /api/journal/types": reachesNobodyElse,
  "GET /api/journal/export.csv": async (stranger) => {
    const answer = await stranger.get("/api/journal/export.csv");
    expect(answer.text).toContain("Message");
    expect(answer.text).not.toContain("Site de Lyon");
  },
  "GET /api/journal/export.xlsx": async (stranger) => {
    const sheet = (await entriesOf((await stranger.get("/api/journal/export.xlsx")).bytes)).get(
      "xl/worksheets/sheet1.xml",
    );
    expect(sheet).toContain("Message");
    expect(sheet).not.toContain("Site de Lyon");
  },
  "GET /api/candidates": async (stranger, victim) => {
    for (const query of ["stage=sas", "stage=admitted", `stage=sas&establishment=${victim.uai}`])
      expect((await stranger.get(`/api/candidates?${query}`)).body).not.toHaveProperty("items.0");
  },
  "POST /api/candidates": async (stranger, victim) => {
    const answer = await stranger.post("/api/candidates", {
      establishment: victim.uai,
      civility: "F",
      lastName: "INTRUSE",
      firstName: "Ida",
      birthDate: "2008-01-01",
      email: "ida@example.com",
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "establishment.not_found" } });
  },
  "GET /api/candidates/export": async (stranger, victim) => {
    for (const query of ["stage=sas", "stage=admitted", `stage=sas&establishment=${victim.uai}`])
      expect((await stranger.get(`/api/candidates/export?format=json&${query}`)).body).toEqual([]);
  },
  "POST /api/candidates/exports": async (stranger, victim) => {
    const ids = [victim.candidateId];
    expect((await stranger.post("/api/candidates/exports", { ids, format: "json" })).body).toEqual([]);
  },
  "GET /api/candidates/duplicates": async (stranger, victim) => {
    const query = `stage=sas&establishment=${victim.uai}`;
    expect((await stranger.get(`/api/candidates/duplicates?${query}`)).body).toMatchObject({
      all: { total: 0 },
    });
  },
  "GET /api/candidates/selectable": async (stranger) => {
    expect((await stranger.get("/api/candidates/selectable")).body).toMatchObject({ ids: [], excluded: 0 });
  },
  "POST /api/candidates/selectable": async (stranger, victim) => {
    const ids = [victim.candidateId];
    expect((await stranger.post("/api/candidates/selectable", { ids })).body).toEqual({ ids: [] });
    expect(
      await stranger.post("/api/candidates/selectable", { ids, target: victim.campaignId }),
    ).toMatchObject({ status: 404, body: { code: "campaign.not_found" } });
  },
  "POST /api/candidates/admissions": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/campaigns")).read(list(Campaign));
    const into = (campaignId = "") =>
      stranger.post("/api/candidates/admissions", { campaignId, ids: [victim.candidateId] });
    // Into one's own campaign: nobody to move, as for an unknown number. Into the victim's: no such campaign.
    expect((await into(items[0]?.id)).body).toMatchObject({ admitted: 0, refused: [{ reason: "gone" }] });
    expect(await into(victim.campaignId)).toMatchObject({
      status: 404,
      body: { code: "campaign.not_found" },
    });
  },
  "POST /api/candidates/deletions": async (stranger, victim) => {
    for (const dryRun of [true, false])
      expect(
        await stranger.post(`/api/candidates/deletions?dryRun=${dryRun}`, { ids: [victim.candidateId] }),
      ).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/candidates/:id/admission": async (stranger, victim) => {
    const { items } = (await stranger.get("/api/campaigns")).read(list(Campaign));
    const answer = await stranger.post(`/api/candidates/${victim.candidateId}/admission`, {
      campaignId: items[0]?.id,
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/candidates/:id/return": async (stranger, victim) => {
    const answer = await stranger.post(`/api/candidates/${victim.candidateId}/return`, {
      campaignId: victim.campaignId,
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "GET /api/candidates/:id/comparison": async (stranger, victim) => {
    const answer = await stranger.get(`/api/candidates/${victim.candidateId}/comparison`);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "GET /api/candidates/:id": async (stranger, victim) => {
    const answer = await stranger.get(`/api/candidates/${victim.candidateId}`);
    const unknown = await stranger.get("/api/candidates/999999999");
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },
  "PATCH /api/candidates/:id": async (stranger, victim) => {
    const answer = await stranger.patch(`/api/candidates/${victim.candidateId}`, { lastName: "AUTRE" });
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/candidates/:id/diplomas": (stranger, victim) =>
    refused(stranger.post(`/api/candidates/${victim.candidateId}/diplomas`, { type: "BTS" })),
  "PATCH /api/candidates/:id/diplomas/:diplomaId": (stranger, victim) =>
    refused(stranger.patch(`/api/candidates/${victim.candidateId}/diplomas/1`, { type: "BTS" })),
  "DELETE /api/candidates/:id/diplomas/:diplomaId": (stranger, victim) =>
    refused(stranger.delete(`/api/candidates/${victim.candidateId}/diplomas/1`)),
  "GET /api/candidates/:id/notes": (stranger, victim) =>
    refused(stranger.get(`/api/candidates/${victim.candidateId}/notes`)),
  "POST /api/candidates/:id/notes": (stranger, victim) =>
    refused(stranger.post(`/api/candidates/${victim.candidateId}/notes`, { text: "Intrus" })),
  "PATCH /api/candidates/:id/notes/:noteId": (stranger, victim) =>
    refused(stranger.patch(`/api/candidates/${victim.candidateId}/notes/1`, { text: "Intrus" })),
  "DELETE /api/candidates/:id/notes/:noteId": (stranger, victim) =>
    refused(stranger.delete(`/api/candidates/${victim.candidateId}/notes/1`)),
  "GET /api/candidates/:id/history": (stranger, victim) =>
    refused(stranger.get(`/api/candidates/${victim.candidateId}/history`)),
  "GET /api/candidates/:id/wishes/:wishId/parcoursup.json": async (stranger, victim) => {
    const answer = await stranger.get(`/api/candidates/${victim.candidateId}/wishes/1/parcoursup.json`);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/links": async (stranger, victim) => {
    await upload(stranger, "0870015U", exportOf("DIALLO"));
    const { items } = (await stranger.get("/api/candidates?stage=sas")).read(CandidatePage);
    const own = items[0]?.id ?? "";
    for (const [keep, absorb] of [
      [own, victim.candidateId],
      [victim.candidateId, own],
    ]) {
      const answer = await stranger.post("/api/links", { keep, absorb, choices: {} });
      expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
    }
  },
  "POST /api/links/certain": async (stranger) => {
    const answer = await stranger.post("/api/links/certain", { expected: 1 });
    expect(answer).toMatchObject({ status: 409, body: { code: "link.summary_changed" } });
  },
  "DELETE /api/link-batches/:id": async (stranger, victim) => {
    const answer = await stranger.delete(`/api/link-batches/${victim.batchId}`);
    expect(answer).toMatchObject({ status: 404, body: { code: "link.not_found" } });
  },
  "GET /api/candidates/:id/links": async (stranger, victim) => {
    expect((await stranger.get(`/api/candidates/${victim.candidateId}/links`)).body).toEqual({ items: [] });
  },
  "GET /api/link-proposals": async (stranger, victim) => {
    const ofVictim = await victim.admin.get("/api/link-proposals");
    expect(ofVictim.read(LinkProposalPage).total).toBe(1);
    for (const query of ["", `?candidate=${victim.candidateId}`, `?import=${victim.importId}`])
      expect((await stranger.get(`/api/link-proposals${query}`)).body).toMatchObject({
        ...{ items: [], total: 0, candidates: 0 },
      });
  },
  "GET /api/link-proposals/badges": async (stranger, victim) => {
    const url = `/api/link-proposals/badges?candidates=${victim.candidateId}`;
    expect((await stranger.get(url)).body).toEqual({ items: [] });
  },
  "GET /api/link-proposals/comparison": async (stranger, victim) => {
    const url = `/api/link-proposals/comparison?one=${victim.candidateId}&other=${victim.otherId}`;
    expect(await victim.admin.get(url)).toMatchObject({ status: 200 });
    expect(await stranger.get(url)).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/link-refusals": async (stranger, victim) => {
    const pair = { one: victim.candidateId, other: victim.otherId };
    const answer = await stranger.post("/api/link-refusals", pair);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "POST /api/link-refusals/withdraw": async (stranger, victim) => {
    const pair = { one: victim.candidateId, other: victim.otherId };
    const answer = await stranger.post("/api/link-refusals/withdraw", pair);
    expect(answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
  },
  "DELETE /api/links/:id": async (stranger, victim) => {
    const answer = await stranger.delete(`/api/links/${victim.linkId}`);
    const unknown = await stranger.delete("/api/links/999999999");
    expect(answer).toMatchObject({ status: 404, body: { code: "link.not_found" } });
    expect(answer.body).toEqual(unknown.body);
  },
};

const exportOf = (lastName: string, formationCode = 90_001) =>
  JSON.stringify(
    sampleExport([sampleCandidate({ DonneesCandidats: { NomCandidat: lastName } })], { formationCode }),
  );

async function refused(answer: Promise<Answer>): Promise<void> {
  expect(await answer).toMatchObject({ status: 404, body: { code: "candidate.not_found" } });
}

describeEachDatabase("rien ne passe d'une école à l'autre (ASVS 8.2.2, 8.4.1)", (open) => {
  let test: TestApp;
  let victim: Victim;
  beforeAll(async () => {
    test = await openTestApp(await open());
    const { admin, name, credentials, actor } = await test.school();
    await admin.post("/api/establishments", { uai: "0691775E", name: "Site de Lyon" });
    const campaign = await admin.post("/api/campaigns", { name: "Concours 2026" });
    const imported = await upload(admin, "0691775E", exportOf("DIALLO"));
    await upload(admin, "0870015U", exportOf("DIALLO", 90_002));
    await upload(admin, "0750654D", exportOf("DIALLO", 90_003));
    const three = (await admin.get("/api/candidates?stage=sas")).read(CandidatePage).items;
    const [other = "", absorb = "", keep = ""] = three.map(({ id }) => id);
    const linked = await admin.post("/api/links", { keep, absorb, choices: {} });
    victim = {
      name,
      admin,
      email: credentials.email,
      accountId: actor.accountId,
      campaignId: campaign.read(Campaign).id,
      uai: "0691775E",
      importId: imported.read(ImportReport).importId ?? "",
      candidateId: keep,
      otherId: other,
      linkId: linked.read(LinkOutcome).linkId,
      batchId: linked.read(LinkOutcome).batchId,
    };
    expect(victim.candidateId).not.toBe("");
  });

  it("chaque route de l'API est attaquée", () => {
    const registered = test.app.guardedRoutes
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, url }) => `${method} ${url}`);
    expect(registered.sort()).toEqual(Object.keys(attacks).sort());
  });

  it("ce qu'une demande nomme en trop n'est jamais écrit (ASVS 15.3.3)", async () => {
    const stranger = await test.school();
    await upload(stranger.admin, "0870015U", exportOf("MENARD"));
    const [own] = (await stranger.admin.get("/api/candidates?stage=sas")).read(CandidatePage).items;
    const before = await stateOf(victim);
    for (const extra of [{ id: victim.candidateId }, { school_id: "1" }, { last_name: "AUTRE" }, { foo: 1 }])
      expect(
        await stranger.admin.patch(`/api/candidates/${own?.id}`, { lastName: "PRIS", ...extra }),
      ).toMatchObject({ status: 422 });
    expect(await stateOf(victim)).toEqual(before);
    const after = (await stranger.admin.get("/api/candidates?stage=sas")).read(CandidatePage).items;
    expect(after.map(({ lastName }) => lastName)).toEqual(["MENARD"]);
  });

  it("aucune modification n'accepte de champ qu'elle ne connaît pas (ASVS 15.3.3)", async () => {
    const { paths } = (await victim.admin.get("/api/openapi.json")).read(
      Type.Object({ paths: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())) }),
    );
    const changes = Object.entries(paths).flatMap(([path, methods]) =>
      methods.patch === undefined ? [] : [[path, methods.patch]],
    );
    expect(changes.length).toBeGreaterThan(5);
    for (const [path, operation] of changes)
      expect(operation, String(path)).toMatchObject({
        requestBody: { content: { "application/json": { schema: { additionalProperties: false } } } },
      });
  });

  it.each(Object.entries(attacks))("%s", async (_route, attack) => {
    const before = await stateOf(victim);
    const stranger = await test.school();
    await attack(stranger.admin, victim);
    expect(await stateOf(victim)).toEqual(before);
  });
});
