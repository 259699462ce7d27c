import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import { changeTargetCampaign } from "../../src/accounts/change-target-campaign.ts";
import type { Database } from "../../src/database/database.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import { admitCandidate, admitCandidates } from "../../src/sas/admit-candidates.ts";
import type { CandidateLine, CandidateQuery } from "../../src/sas/candidate.schema.ts";
import { compareDuplicates } from "../../src/sas/compare-duplicates.ts";
import { countDuplicates } from "../../src/sas/count-duplicates.ts";
import { deleteCandidates } from "../../src/sas/delete-candidates.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { keepSelectable } from "../../src/sas/keep-selectable.ts";
import { listCandidates } from "../../src/sas/list-candidates.ts";
import { returnCandidate } from "../../src/sas/return-candidate.ts";
import { selectFiltered } from "../../src/sas/select-filtered.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { addCampaign } from "../../src/school/add-campaign.ts";
import { addPeople, type Person } from "../support/candidates.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { importContent } from "../support/imports.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

let number = 0;
const delivery = (people: readonly Person[]) =>
  sampleExport(
    people.map(([NomCandidat, PrenomCandidat]) => {
      number += 1;
      return sampleCandidate({
        DonneesCandidats: {
          NumeroDossierCandidat: String(1_000_000 + number),
          INEtudiant: undefined,
          NomCandidat,
          PrenomCandidat,
          DateNaissance: "03/02/2007",
        },
      });
    }),
  );

describeEachDatabase("les doublons du SAS", (open) => {
  let database: Database;
  let school: TestSchool;
  let actor: Actor;
  let target: string;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
    actor = school.actor;
    target = await campaign("Concours");
    await changeTargetCampaign(database, actor, { targetCampaignId: target });
  });

  const campaign = async (name: string) =>
    (await addCampaign(database, actor, { name, startsOn: null, endsOn: null })).id;
  const arrive = (people: readonly Person[], uai = "0870015U") => addPeople(database, school, people, uai);
  const importFile = (people: readonly Person[]) => importContent(database, school, delivery(people));
  const list = async (query: Partial<CandidateQuery> = {}, as = actor): Promise<CandidateLine[]> => {
    const defaults = { stage: "sas", sort: "createdOn", order: "asc", page: 1, pageSize: 25 } as const;
    return (await listCandidates(database.db, as, { ...defaults, ...query })).items;
  };
  /** « LE GOFF Yann: sas (alone) » */
  const told = async (query: Partial<CandidateQuery> = {}, as = actor) =>
    (await list(query, as)).map(
      (line) => `${line.lastName} ${line.firstName}: ${line.duplicates.join("+") || "-"} (${line.admission})`,
    );
  const idOf = async (lastName: string, query: Partial<CandidateQuery> = {}) => {
    const line = (await list(query)).find((one) => one.lastName === lastName);
    if (line === undefined) throw new Error(`${lastName} is not listed`);
    return line.id;
  };

  it("l'identité ignore casse, accents, traits d'union, apostrophes et espaces ; pas la date de naissance", async () => {
    await arrive([
      ["D'ALMÉIDA", "Jean-Luc"],
      ["d almeida", "JEAN LUC"],
      ["D’Almeida", "Jean  Luc"],
      ["D'ALMÉIDA", "Jean-Luc", "2007-02-04"],
      ["DURAND", "Zoé"],
    ]);
    expect((await told()).map((line) => line.split(": ")[1])).toEqual([
      "sas (alone)",
      "sas (alone)",
      "sas (alone)",
      "- (many)",
      "- (many)",
    ]);
    expect(await told({ duplicates: "none" })).toHaveLength(2);
    expect(await countDuplicates(database.db, actor, { stage: "sas" })).toMatchObject({
      all: { total: 5, totalIsEstimate: false },
      none: { total: 2 },
      sas: { total: 3 },
      campaign: { total: 0 },
      other: { total: 0 },
    });
  });

  it("les trois sortes suivent la campagne ciblée, une sortie, un retour, une modification et une suppression", async () => {
    await arrive([["SYLLA", "Awa"]]);
    await arrive([["Sylla", "Awa"]], "0750654D");
    const [first = "", second = ""] = (await list()).map(({ id }) => id);
    expect(await told()).toEqual(["SYLLA Awa: sas (alone)", "Sylla Awa: sas (alone)"]);

    await admitCandidate(database, actor, first, { campaignId: target });
    expect(await told()).toEqual(["Sylla Awa: campaign (no)"]);
    expect(await told({ duplicates: "campaign" })).toHaveLength(1);
    expect(await told({ stage: "admitted" })).toEqual(["SYLLA Awa: sas (no)"]);

    const other = await campaign("Rentrée décalée");
    await changeTargetCampaign(database, actor, { targetCampaignId: other });
    expect(await told()).toEqual(["Sylla Awa: other (many)"]);
    expect([await told({ duplicates: "other" }), await told({ duplicates: "campaign" })]).toEqual([
      ["Sylla Awa: other (many)"],
      [],
    ]);
    await changeTargetCampaign(database, actor, { targetCampaignId: null });
    expect(await list()).toMatchObject([{ duplicates: ["other"], refusal: "no_target_campaign" }]);
    await changeTargetCampaign(database, actor, { targetCampaignId: target });

    await editCandidate(database, actor, second, { firstName: "Aminata" }, () => new Date());
    expect(await told()).toEqual(["Sylla Aminata: - (many)"]);
    await editCandidate(database, actor, second, { firstName: "AWA" }, () => new Date());
    expect(await told()).toEqual(["Sylla AWA: campaign (no)"]);

    await returnCandidate(database, actor, first, { campaignId: target });
    expect(await told()).toEqual(["SYLLA Awa: sas (alone)", "Sylla AWA: sas (alone)"]);
    await deleteCandidates(database, actor, { ids: [first] }, { dryRun: false });
    expect(await told()).toEqual(["Sylla AWA: - (many)"]);
  });

  it("sans campagne ciblée, un doublon du SAS est dit tel, et ne compte pas parmi ceux qui sortent ensemble", async () => {
    await arrive([
      ["BRUN", "Eva"],
      ["Brun", "Eva"],
      ["ROY", "Lou"],
    ]);
    await changeTargetCampaign(database, actor, { targetCampaignId: null });
    expect((await list()).map(({ admission, refusal }) => [admission, refusal])).toEqual([
      ["no", "duplicate_in_sas"],
      ["no", "duplicate_in_sas"],
      ["no", "no_target_campaign"],
    ]);
    expect(await selectFiltered(database.db, actor, {})).toMatchObject({
      ids: [await idOf("ROY")],
      excluded: 2,
    });
  });

  it("annuler un import rend leur liberté à ceux qui restent, et garde qui est sorti", async () => {
    await arrive([["ROUX", "Léa"]]);
    const report = await importFile([
      ["Roux", "LEA"],
      ["PETIT", "Tom"],
    ]);
    expect(await told()).toEqual(["ROUX Léa: sas (alone)", "Roux LEA: sas (alone)", "PETIT Tom: - (many)"]);
    await admitCandidate(database, actor, await idOf("PETIT"), { campaignId: target });
    const undone = await undoImport(database, actor, report.importId ?? "", { dryRun: false });
    expect(undone).toMatchObject({ removed: 1, kept: [{ lastName: "PETIT", reason: "admitted" }] });
    expect(await told()).toEqual(["ROUX Léa: - (many)"]);
  });

  it("qui ne voit qu'un établissement n'apprend rien des profils des autres", async () => {
    await arrive([["KONÉ", "Ali"]]);
    await arrive([["Koné", "Ali"]], "0750654D");
    const { rows } = await sql<{ id: string }>`
      select id::text from establishment where school_id = ${school.schoolId} and uai = '0870015U'
    `.execute(database.db);
    const limited = { ...actor, establishmentIds: rows.map(({ id }) => id) };
    expect(await told({}, limited)).toEqual(["KONÉ Ali: - (many)"]);
    expect(await told({ duplicates: "none" }, limited)).toEqual(["KONÉ Ali: - (many)"]);
    expect(await told({ duplicates: "sas" }, limited)).toEqual([]);
    const [line] = await list({}, limited);
    expect(await compareDuplicates(database.db, limited, line?.id ?? "")).toMatchObject({ total: 1 });
    expect(await codeOf(admitCandidate(database, limited, await idOf("Koné"), { campaignId: target }))).toBe(
      "candidate.not_found",
    );
  });

  describe("sortir du SAS", () => {
    it("Ajout multiple déplace qui peut, et dit pour chaque autre pourquoi il reste", async () => {
      await arrive([
        ["AUBRY", "Max"],
        ["BRUN", "Eva"],
        ["BRUN", "Éva"],
        ["COSTE", "Ali"],
        ["DIOP", "Sam"],
        ["ROY", "Lou"],
      ]);
      await arrive([["Coste", "Ali"]], "0750654D");
      await admitCandidate(database, actor, await idOf("Coste"), { campaignId: target });
      await admitCandidates(database, actor, { campaignId: target, ids: [await idOf("DIOP")] });
      const diop = await idOf("DIOP", { stage: "admitted" });
      const roy = await idOf("ROY");
      await deleteCandidates(database, actor, { ids: [roy] }, { dryRun: false });

      const ids = [...(await list()).map(({ id }) => id), diop, roy];
      const report = await admitCandidates(database, actor, { campaignId: target, ids });
      expect(report).toMatchObject({ campaign: "Concours", admitted: 1 });
      expect(report.refused.map(({ lastName, reason }) => [lastName, reason])).toEqual([
        ["BRUN", "duplicate_in_sas"],
        ["BRUN", "duplicate_in_sas"],
        ["COSTE", "duplicate_in_campaign"],
        ["DIOP", "already_admitted"],
        [null, "gone"],
      ]);
      expect(await told()).toEqual([
        "BRUN Eva: sas (alone)",
        "BRUN Éva: sas (alone)",
        "COSTE Ali: campaign (no)",
      ]);
    });

    it("seul : un doublon du SAS sort, l'autre ne le peut plus ; rien ne sort deux fois ni vers ailleurs", async () => {
      await arrive([
        ["BRUN", "Eva"],
        ["Brun", "Eva"],
      ]);
      const [first = "", second = ""] = (await list()).map(({ id }) => id);
      const to = { campaignId: target };
      // At the same moment, by two people: one of them wins, the other is told.
      const outcomes = await Promise.allSettled(
        [first, second].map((id) => admitCandidate(database, actor, id, to)),
      );
      const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
      expect(refused).toMatchObject([{ code: "candidate.duplicate_in_campaign" }]);
      const out = await idOf("BRUN", { stage: "admitted" }).catch(() => idOf("Brun", { stage: "admitted" }));
      expect(await codeOf(admitCandidate(database, actor, out, to))).toBe("candidate.already_admitted");
      const stranger = await createSchool(database);
      expect(await codeOf(admitCandidate(database, stranger.actor, out, to))).toBe("campaign.not_found");
      expect(
        await codeOf(returnCandidate(database, actor, out, { campaignId: await campaign("Autre") })),
      ).toBe("candidate.moved_meanwhile");
    });

    it("deux Ajouts multiples en même temps : chacun sort une fois, et chacun est compté une fois", async () => {
      await arrive(Array.from({ length: 40 }, (_, index): Person => [`NOM${index}`, "Ana"]));
      const { ids } = await selectFiltered(database.db, actor, {});
      expect(ids).toHaveLength(40);
      const reports = await Promise.all([
        admitCandidates(database, actor, { campaignId: target, ids: ids.slice(0, 30) }),
        admitCandidates(database, actor, { campaignId: target, ids: ids.slice(10).reverse() }),
      ]);
      expect(reports.reduce((sum, { admitted }) => sum + admitted, 0)).toBe(40);
      expect(reports.reduce((sum, { refused }) => sum + refused.length, 0)).toBe(20);
      expect(reports.flatMap(({ refused }) => refused.map(({ reason }) => reason))).toEqual(
        Array(20).fill("already_admitted"),
      );
      expect(await list()).toEqual([]);
    });
  });

  it("« sélectionner les filtrés » ne prend que ceux qui peuvent sortir ensemble", async () => {
    await arrive([
      ["MARTIN", "Ana"],
      ["MARTIN", "Noé"],
      ["Martin", "Noé"],
      ["ROUX", "Ana"],
    ]);
    const selectable = await selectFiltered(database.db, actor, { lastName: "martin" });
    expect(selectable).toMatchObject({ excluded: 2, incomplete: false });
    expect(selectable.ids).toEqual([await idOf("MARTIN")]);
  });

  it("la campagne nommée par la page l'emporte sur la campagne ciblée du compte, partout ; pas celle d'une autre école", async () => {
    await arrive([
      ["SYLLA", "Awa"],
      ["ROY", "Lou"],
    ]);
    await arrive([["Sylla", "Awa"]], "0750654D");
    await admitCandidate(database, actor, await idOf("SYLLA"), { campaignId: target });
    const id = await idOf("Sylla");
    // In another window the same account chooses another campaign; this one still shows the first.
    await changeTargetCampaign(database, actor, { targetCampaignId: await campaign("Autre fenêtre") });
    const shown = { target };
    expect(await told(shown)).toEqual(["ROY Lou: - (many)", "Sylla Awa: campaign (no)"]);
    expect(await told({ ...shown, duplicates: "campaign" })).toEqual(["Sylla Awa: campaign (no)"]);
    expect(await countDuplicates(database.db, actor, { stage: "sas", ...shown })).toMatchObject({
      campaign: { total: 1 },
      other: { total: 0 },
    });
    expect(await selectFiltered(database.db, actor, shown)).toMatchObject({
      ids: [await idOf("ROY")],
      excluded: 1,
    });
    expect(await viewCandidate(database.db, actor, id, shown)).toMatchObject({ duplicates: ["campaign"] });
    expect((await compareDuplicates(database.db, actor, id, shown)).profiles[1]?.kind).toBe("campaign");

    expect(await told()).toEqual(["ROY Lou: - (many)", "Sylla Awa: other (many)"]);
    expect(await told({ target: "none" })).toEqual(["ROY Lou: - (no)", "Sylla Awa: other (no)"]);
    const stranger = await createSchool(database);
    const theirs = (await addCampaign(database, stranger.actor, { name: "X", startsOn: null, endsOn: null }))
      .id;
    expect(await codeOf(list({ target: theirs }))).toBe("campaign.not_found");
  });

  it("de ceux qui sont cochés, ceux qui peuvent encore sortir ensemble pour une autre campagne", async () => {
    await arrive([
      ["SYLLA", "Awa"],
      ["ROY", "Lou"],
      ["BRUN", "Eva"],
      ["PETIT", "Tom"],
    ]);
    await arrive([["Sylla", "Awa"]], "0750654D");
    const other = await campaign("Rentrée décalée");
    await admitCandidate(database, actor, await idOf("SYLLA"), { campaignId: other });
    await admitCandidate(database, actor, await idOf("PETIT"), { campaignId: other });
    const ticked = [...(await list()), ...(await list({ stage: "admitted" }))].map(({ id }) => id);
    const kept = async (as: Actor, named?: string) =>
      (
        await keepSelectable(database.db, as, { ids: ticked, ...(named && { target: named }) })
      ).ids.toSorted();
    const ids = async (...names: string[]) => (await Promise.all(names.map((name) => idOf(name)))).toSorted();
    expect(await kept(actor)).toEqual(await ids("ROY", "BRUN", "Sylla"));
    expect(await kept(actor, other)).toEqual(await ids("ROY", "BRUN"));
    expect(await kept(actor, "none")).toEqual(await ids("ROY", "BRUN", "Sylla"));
    expect(await kept((await createSchool(database)).actor)).toEqual([]);
    const { rows } = await sql<{ id: string }>`
      select id::text from establishment where school_id = ${school.schoolId} and uai = '0750654D'
    `.execute(database.db);
    const limited = { ...actor, establishmentIds: rows.map(({ id }) => id) };
    expect(await kept(limited, "none")).toEqual(await ids("Sylla"));
  });

  it("comparer montre tous les profils de l'identité, où qu'ils soient", async () => {
    await arrive([
      ["BRUN", "Eva"],
      ["Brun", "Eva"],
      ["brun", "EVA"],
    ]);
    const id = await idOf("Brun");
    await admitCandidate(database, actor, await idOf("BRUN"), { campaignId: target });
    const comparison = await compareDuplicates(database.db, actor, id);
    expect(comparison.total).toBe(3);
    expect(
      comparison.profiles.map(({ identity, kind, admission }) => [identity.lastName, kind, admission]),
    ).toEqual([
      ["Brun", null, "no"],
      ["BRUN", "campaign", "no"],
      ["brun", "sas", "no"],
    ]);
    // Each bears its own marks, the first one too: those that the lists show.
    expect(comparison.profiles.map(({ duplicates }) => duplicates)).toEqual([
      ["sas", "campaign"],
      ["sas"],
      ["sas", "campaign"],
    ]);
  });

  it("supprimer dit d'abord ce qui part avec, puis n'en laisse que le fait, sans nom (ASVS 14.2.1)", async () => {
    await importFile([["BRUN", "Eva"]]);
    const id = await idOf("BRUN");
    const entailed = { candidates: 1, admitted: 0, diplomas: 1, wishes: 1, notes: 0, edited: 0, kept: [] };
    const seen = { [id]: expect.stringMatching(/^sas-[0-9a-f]{16}$/) };
    expect(await deleteCandidates(database, actor, { ids: [id] }, { dryRun: true })).toEqual({
      ...entailed,
      named: [expect.objectContaining({ id, lastName: "BRUN", fileNumber: String(1_000_000 + number) })],
      seen,
    });
    expect(await list()).toHaveLength(1);
    expect(await deleteCandidates(database, actor, { ids: [id] }, { dryRun: false })).toEqual(entailed);
    expect(await codeOf(deleteCandidates(database, actor, { ids: [id] }, { dryRun: false }))).toBe(
      "candidate.not_found",
    );
    const { rows } = await sql<{ details: unknown; guards: number }>`
      select details, (select count(*)::integer from identity_guard
        where digest = identity_digest(${school.schoolId}::bigint, 'brun|eva|2007-02-03')) as guards
      from journal_entry where school_id = ${school.schoolId} and type = 'candidate.deleted'
    `.execute(database.db);
    expect(rows).toEqual([{ details: { candidateIds: [id] }, guards: 0 }]);
  });

  it("de page en page, rien n'est sauté ni répété pendant qu'un import ajoute au milieu et qu'un candidat sort", async () => {
    await arrive(
      Array.from({ length: 60 }, (_, index): Person => [`M${String(index).padStart(2, "0")}`, "Ana"]),
    );
    const order = { sort: "lastName", order: "asc", pageSize: 20 } as const;
    const first = await list(order);
    await arrive(Array.from({ length: 5 }, (_, index): Person => [`A${index}`, "Zoé"]));
    const second = await list({ ...order, page: 2, after: first.at(-1)?.id ?? "" });
    await admitCandidate(database, actor, second.at(-1)?.id ?? "", { campaignId: target });
    const third = await list({ ...order, page: 3, after: second.at(-1)?.id ?? "" });
    expect([...first, ...second, ...third].map(({ lastName }) => lastName)).toEqual(
      Array.from({ length: 60 }, (_, index) => `M${String(index).padStart(2, "0")}`),
    );
    const back = await list({ ...order, page: 2, before: third[0]?.id ?? "" });
    expect(back.map(({ lastName }) => lastName)).toEqual(
      Array.from({ length: 20 }, (_, index) => `M${String(index + 19).padStart(2, "0")}`),
    );
    const end = await list({ ...order, last: true });
    expect([end.length, end.at(-1)?.lastName]).toEqual([20, "M59"]);
  });
});
