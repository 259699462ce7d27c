import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { AppError } from "../../src/errors/app-error.ts";
import { linkCandidates } from "../../src/liaison/link-candidates.ts";
import { addCandidate } from "../../src/sas/add-candidate.ts";
import { admitCandidate } from "../../src/sas/admit-candidates.ts";
import type { CandidateEdit } from "../../src/sas/candidate-change.schema.ts";
import { deleteCandidates } from "../../src/sas/delete-candidates.ts";
import type { DiplomaEdit } from "../../src/sas/diploma.schema.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { addDiploma, changeDiploma, removeDiploma } from "../../src/sas/edit-diplomas.ts";
import { insertNote } from "../../src/sas/note.repository.ts";
import { addNote, changeNote, listNotes, removeNote } from "../../src/sas/notes.ts";
import type { RemovalReport, SeenCandidates } from "../../src/sas/removal.schema.ts";
import { returnCandidate } from "../../src/sas/return-candidate.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { addCampaign } from "../../src/school/add-campaign.ts";
import { addPeople, type Person } from "../support/candidates.ts";
import { describeEachDatabase, describeServerDatabase } from "../support/databases.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { eventsOf } from "../support/journal.ts";
import { type CandidateOverrides, sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, createUser, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");
const later = () => new Date("2026-06-05T08:31:00Z");

/** One after the other, Ali and Brice; what each is seen as, and what the other does meanwhile. */
describeEachDatabase("Deux administrateurs en même temps", (open) => {
  let database: Database;
  let school: TestSchool;
  let ali: Actor;
  let brice: Actor;
  let campaignId: string;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
    ali = school.actor;
    brice = (await createUser(database, school, "school_admin", systemClock)).actor;
    campaignId = (await addCampaign(database, ali, { name: "Concours", startsOn: null, endsOn: null })).id;
  });

  const received = (overrides: CandidateOverrides = {}) => sampleExport([sampleCandidate(overrides)]);
  /** The only candidate of the school, come from a file. */
  const arrival = async () => {
    await importContent(database, school, received());
    const [candidate] = await candidatesOf(database, school);
    return candidate?.id ?? "";
  };
  const preview = (ids: readonly string[]) =>
    deleteCandidates(database, ali, { ids: [...ids] }, { dryRun: true });
  const remove = (ids: readonly string[], seen: SeenCandidates | undefined) =>
    deleteCandidates(database, ali, { ids: [...ids], ...(seen && { seen }) }, { dryRun: false });
  const remaining = async () => (await candidatesOf(database, school)).map(({ id }) => id);

  describe("Supprimer", () => {
    const admit = (id: string) => admitCandidate(database, brice, id, { campaignId });
    const meanwhile: Record<string, (id: string) => Promise<unknown>> = {
      "une note écrite": (id) => addNote(database, brice, id, "À rappeler"),
      "un champ corrigé": (id) => editCandidate(database, brice, id, { city: "Limoges" }, clock),
      "un diplôme ajouté": (id) => addDiploma(database, brice, id, { type: "BTS" }, clock),
      "un vœu remis à jour par un import": () =>
        importContent(database, school, received({ DonneesVoeux: { CandidatureConfirmeeCode: 0 } })),
      "un autre profil lié": async (id) => {
        await importContent(
          database,
          school,
          sampleExport(
            [sampleCandidate({ DonneesCandidats: { NumeroDossierCandidat: "77", INEtudiant: undefined } })],
            { formationCode: 90_002 },
          ),
          { uai: "0750654D" },
        );
        const other = (await remaining()).find((one) => one !== id) ?? "";
        await linkCandidates(database, brice, { keep: id, absorb: other, choices: {} });
      },
    };

    it.each(Object.keys(meanwhile))("%s entre-temps : le candidat reste, et c'est dit", async (what) => {
      const id = await arrival();
      const { seen } = await preview([id]);
      await meanwhile[what]?.(id);
      const name = { lastName: expect.any(String), firstName: expect.any(String) };
      expect(await remove([id], seen)).toMatchObject({
        candidates: 0,
        kept: [{ id, ...name, campaign: null, reason: "changed" }],
      });
      expect(await remaining()).toEqual([id]);
      expect(await eventsOf(database, school.schoolId)).not.toContain("candidate.deleted");
      // Seen again as it is now, it goes.
      expect(await remove([id], (await preview([id])).seen)).toMatchObject({ candidates: 1, kept: [] });
    });

    it("une note relue puis corrigée par son auteur compte aussi", async () => {
      const id = await arrival();
      const note = await addNote(database, brice, id, "À rappeler");
      const { seen, notes } = await preview([id]);
      expect(notes).toBe(1);
      await changeNote(database, brice, id, note.id, { text: "Rappelée, elle confirme" }, clock);
      expect((await remove([id], seen)).kept).toMatchObject([{ id, reason: "changed" }]);
    });

    it("ceux qui n'ont pas changé partent, les autres restent, chacun avec sa raison", async () => {
      await addPeople(database, school, [
        ["ADAM", "Eva"],
        ["ADAM", "Eva"],
        ["BRUN", "Léa"],
        ["COSTE", "Ali"],
        ["DIOP", "Awa"],
      ]);
      const [adam = "", twin = "", brun = "", coste = "", diop = ""] = await remaining();
      const { seen } = await preview([adam, brun, coste, diop]);
      await admit(brun);
      await addNote(database, brice, brun, "Entretien fixé");
      await remove([coste], undefined);
      // Not the same profile: its twin only becomes another kind of duplicate.
      await admit(twin);
      expect(await remove([adam, brun, coste, diop], seen)).toEqual({
        candidates: 2,
        admitted: 0,
        diplomas: 0,
        wishes: 0,
        notes: 0,
        edited: 0,
        kept: [
          { id: brun, lastName: "BRUN", firstName: "Léa", campaign: "Concours", reason: "moved" },
          { id: coste, lastName: null, firstName: null, campaign: null, reason: "gone" },
        ],
      } satisfies RemovalReport);
      expect(await remaining()).toEqual([twin, brun]);
    });

    it("la question nomme qui partirait, dans l'ordre de la liste, avec de quoi distinguer les homonymes", async () => {
      await addPeople(database, school, [
        ["ADAM", "Eva"],
        ["ZOLA", "Ana"],
        ...Array.from({ length: 10 }, (_, index): Person => [`M${index}`, "Max", `2007-01-${10 + index}`]),
      ]);
      const ids = await remaining();
      const named = async (list: { sort: "lastName"; order: "asc" | "desc" }) =>
        (await deleteCandidates(database, ali, { ids, ...list }, { dryRun: true })).named ?? [];
      const ascending = await named({ sort: "lastName", order: "asc" });
      expect(ascending).toHaveLength(10);
      expect(ascending[0]).toEqual({
        id: expect.any(String),
        civility: "F",
        lastName: "ADAM",
        firstName: "Eva",
        birthDate: "2007-02-03",
        email: "eva-adam@example.com",
        campaign: null,
        establishment: "0870015U",
        fileNumber: null,
      });
      expect((await named({ sort: "lastName", order: "desc" })).map(({ lastName }) => lastName)).toEqual([
        "ZOLA",
        ...Array.from({ length: 9 }, (_, index) => `M${9 - index}`),
      ]);
      // What is done is told by numbers: they are gone.
      expect(await remove(ids, undefined)).not.toHaveProperty("named");
    });

    it("déjà supprimé par l'autre : c'est dit, avant comme après avoir confirmé", async () => {
      await addPeople(database, school, [
        ["ADAM", "Eva"],
        ["BRUN", "Léa"],
      ]);
      const [adam = "", brun = ""] = await remaining();
      const both = await preview([adam, brun]);
      await remove([adam], undefined);
      expect(await preview([adam, brun])).toMatchObject({
        candidates: 1,
        kept: [{ id: adam, reason: "gone" }],
      });
      await remove([brun], undefined);
      expect(await remove([adam, brun], both.seen)).toMatchObject({
        candidates: 0,
        kept: [{ reason: "gone" }, { reason: "gone" }],
      });
    });

    it("qui est revenu où il était part ; qui n'a pas été montré reste ; sans ce qui a été vu, tout part", async () => {
      await addPeople(database, school, [
        ["ADAM", "Eva"],
        ["BRUN", "Léa"],
        ["COSTE", "Ali"],
      ]);
      const [adam = "", brun = "", coste = ""] = await remaining();
      const { seen } = await preview([adam]);
      await admit(adam);
      await returnCandidate(database, brice, adam, { campaignId });
      expect(await remove([adam, brun], seen)).toMatchObject({
        candidates: 1,
        kept: [{ id: brun, reason: "changed" }],
      });
      await addNote(database, brice, coste, "À rappeler");
      expect(await remove([brun, coste], undefined)).toMatchObject({ candidates: 2, kept: [] });
    });

    it("un profil saisi ne compte comme modifié qu'une fois modifié", async () => {
      const id = await addCandidate(
        database,
        ali,
        {
          establishment: "0870015U",
          civility: "F",
          lastName: "ADAM",
          firstName: "Eva",
          birthDate: "2007-02-03",
          email: "eva@example.com",
        },
        clock,
      );
      expect((await preview([id])).edited).toBe(0);
      await editCandidate(database, brice, id, { city: "Limoges" }, clock);
      expect((await preview([id])).edited).toBe(1);
    });
  });

  describe("Modifier un profil", () => {
    const edit = (actor: Actor, id: string, change: CandidateEdit) =>
      editCandidate(database, actor, id, change, clock);
    const contactOf = async (id: string) => (await viewCandidate(database.db, ali, id)).contact;

    it("le même champ : la seconde saisie est refusée, avec la valeur de l'autre et son nom", async () => {
      const id = await arrival();
      const { mobilePhone, city } = await contactOf(id);
      await edit(brice, id, { mobilePhone: "0600000002", seen: { mobilePhone } });
      const refused = await refusalOf(edit(ali, id, { mobilePhone: "0600000001", seen: { mobilePhone } }));
      expect(refused).toMatchObject({ code: "candidate.changed_meanwhile", status: 409 });
      expect(refused.message).toContain("Téléphone mobile");
      expect(refused.details).toEqual({
        conflicts: [
          { field: "mobilePhone", value: "0600000002", at: expect.any(String), user: expect.any(String) },
        ],
      });
      expect((await contactOf(id)).mobilePhone).toBe("0600000002");

      // Having seen it, Ali decides; what nobody else touched was never in question.
      await edit(ali, id, { city: "Limoges", seen: { city } });
      await edit(ali, id, { mobilePhone: "0600000001", seen: { mobilePhone: "0600000002" } });
      expect(await contactOf(id)).toMatchObject({ mobilePhone: "0600000001", city: "Limoges" });
    });

    it("un import compte aussi, sans nom ; la même valeur des deux côtés n'est pas un conflit", async () => {
      const id = await arrival();
      const { email, mobilePhone } = await contactOf(id);
      await importContent(
        database,
        school,
        received({ DonneesCandidats: { CoordonneesAdressemail: "autre@example.com" } }),
      );
      const refused = await refusalOf(edit(ali, id, { email: "mien@example.com", seen: { email } }));
      expect(refused.details).toEqual({
        conflicts: [{ field: "email", value: "autre@example.com", at: null, user: null }],
      });
      await edit(brice, id, { mobilePhone: "0600000002" });
      await edit(ali, id, {
        mobilePhone: " 0600000002 ",
        email: "Autre@Example.com",
        seen: { mobilePhone, email },
      });
    });

    it("un champ seulement vu compte : une adresse ne se mélange pas à celle d'un autre", async () => {
      const id = await arrival();
      const { addressLines, city } = await contactOf(id);
      await edit(brice, id, { addressLines: ["2 rue Neuve"] });
      const refused = await refusalOf(edit(ali, id, { city: "Limoges", seen: { addressLines, city } }));
      expect(refused.details).toMatchObject({
        conflicts: [{ field: "addressLines", value: ["2 rue Neuve"] }],
      });
    });

    it("sans ce qui a été vu, comme avant : la dernière saisie reste", async () => {
      const id = await arrival();
      await edit(brice, id, { mobilePhone: "0600000002" });
      await edit(ali, id, { mobilePhone: "0600000001" });
      expect((await contactOf(id)).mobilePhone).toBe("0600000001");
    });
  });

  describe("Modifier un diplôme", () => {
    const edit = (actor: Actor, id: string, diplomaId: string, change: DiplomaEdit) =>
      changeDiploma(database, actor, id, diplomaId, change, clock);
    const diplomasOf = async (id: string) => (await viewCandidate(database.db, ali, id)).diplomas;

    it.each([
      ["de Parcoursup", 0],
      ["ajouté par l'école", 1],
    ])("%s : chaque champ est jugé pour lui-même", async (_, index) => {
      const id = await arrival();
      await addDiploma(database, ali, id, { type: "BTS SIO", series: "SLAM", year: 2024 }, clock);
      const diploma = (await diplomasOf(id))[index];
      const diplomaId = diploma?.id ?? "";
      const seen = { series: diploma?.series ?? null };
      await edit(brice, id, diplomaId, { series: "SISR", honours: "Bien" });
      const refused = await refusalOf(edit(ali, id, diplomaId, { series: "STMG", seen }));
      expect(refused).toMatchObject({ code: "candidate.changed_meanwhile", status: 409 });
      expect(refused.message).toContain("Série du diplôme");
      expect(refused.details).toEqual({
        conflicts: [{ field: "series", value: "SISR", at: expect.any(String), user: expect.any(String) }],
      });
      await edit(ali, id, diplomaId, { year: 2023, seen: { year: diploma?.year ?? null } });
      expect((await diplomasOf(id))[index]).toMatchObject({ series: "SISR", honours: "Bien", year: 2023 });
      await edit(ali, id, diplomaId, { series: "STMG", seen: { series: "SISR" } });
      expect((await diplomasOf(id))[index]).toMatchObject({ series: "STMG", honours: "Bien" });
    });

    it("retirer celui qu'un autre a corrigé entre-temps est refusé ; relu, ou sans ce qui a été vu, il part", async () => {
      const id = await arrival();
      const add = () => addDiploma(database, ali, id, { type: "BTS SIO" }, clock);
      const added = async () => (await diplomasOf(id))[1];
      const remove = async (seen?: string | null) =>
        removeDiploma(database, ali, id, (await added())?.id ?? "", seen ? { seen } : {});
      await add();
      const before = (await added())?.added?.at;
      await changeDiploma(database, brice, id, (await added())?.id ?? "", { honours: "Bien" }, later);
      expect(await refusalOf(remove(before))).toMatchObject({
        code: "candidate.changed_meanwhile",
        status: 409,
      });
      expect(await added()).toMatchObject({ honours: "Bien" });
      await remove((await added())?.added?.at);
      expect(await added()).toBeUndefined();
      await add();
      await remove();
      expect(await added()).toBeUndefined();
    });
  });

  describe("Modifier une note", () => {
    const noteOf = async (id: string) => (await listNotes(database.db, ali, id))[0];

    it("la saisie d'une seconde fenêtre est refusée, avec le texte de la première ; la même n'est pas un conflit", async () => {
      const id = await arrival();
      const note = await addNote(database, ali, id, "À rappeler");
      const change = (text: string, seen?: string) =>
        changeNote(database, ali, id, note.id, { text, ...(seen && { seen: { text: seen } }) }, clock);
      await change("Rappelée lundi", "À rappeler");
      const refused = await refusalOf(change("Rappelée mardi", "À rappeler"));
      expect(refused).toMatchObject({ code: "candidate.changed_meanwhile", status: 409 });
      expect(refused.details).toEqual({
        conflicts: [
          { field: "text", value: "Rappelée lundi", at: expect.any(String), user: expect.any(String) },
        ],
      });
      expect(await noteOf(id)).toMatchObject({ text: "Rappelée lundi" });
      await change(" Rappelée lundi ", "À rappeler");
      await change("Rappelée mardi", "Rappelée lundi");
      await change("Sans avoir relu");
      expect(await noteOf(id)).toMatchObject({ text: "Sans avoir relu" });
    });

    it("retirer une note corrigée entre-temps est refusé ; relue, elle part", async () => {
      const id = await arrival();
      const { id: noteId } = await addNote(database, brice, id, "À rappeler");
      await changeNote(database, brice, id, noteId, { text: "Rappelée" }, clock);
      const remove = (seen: string) => removeNote(database, ali, id, noteId, { seen });
      expect(await refusalOf(remove("never"))).toMatchObject({ code: "candidate.changed_meanwhile" });
      await changeNote(database, brice, id, noteId, { text: "Rappelée, absente" }, later);
      expect(await refusalOf(remove(clock().toISOString()))).toMatchObject({ status: 409 });
      await remove((await noteOf(id))?.editedAt ?? "");
      expect(await noteOf(id)).toBeUndefined();
    });
  });
});

describeServerDatabase("Supprimer pendant qu'une autre transaction écrit", (open) => {
  it.each(["note", "wish"])("attend qu'elle ait fini, et voit ce qu'elle a écrit (%s)", async (what) => {
    const database = await open();
    const school = await createSchool(database);
    await importContent(database, school, sampleExport([sampleCandidate()]));
    const [candidate] = await candidatesOf(database, school);
    const id = candidate?.id ?? "";
    const { accountId } = school.actor;
    const { seen = {} } = await deleteCandidates(database, school.actor, { ids: [id] }, { dryRun: true });

    let tell = () => {};
    const written = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const writing = database.transaction(async ({ db }) => {
      if (what === "note")
        await insertNote(db, { candidate_id: id, account_id: accountId, text: "À rappeler" });
      else
        await sql`
          update wish set status = 'Classé' where parcoursup_file_id in (
            select id from parcoursup_file where candidate_id = ${id}
          )
        `.execute(db);
      tell();
      await untilSomebodyWaits(database);
    });
    await written;
    const report = await deleteCandidates(database, school.actor, { ids: [id], seen }, { dryRun: false });
    await writing;
    expect(report).toMatchObject({ candidates: 0, kept: [{ id, reason: "changed" }] });
  });
});

async function untilSomebodyWaits(database: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: boolean }>`
      select exists (
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      ) as waiting
    `.execute(database.db);
    if (rows[0]?.waiting) return;
    await wait(20);
  }
}

/** What `work` is refused with; fails when it is not. */
async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof AppError)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome;
}
