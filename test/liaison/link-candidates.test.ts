import { sql } from "kysely";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import type { Database } from "../../src/database/database.ts";
import type { ImportReport } from "../../src/imports/import.schema.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import { movedTables, tablesOfTheirOwn } from "../../src/liaison/link.repository.ts";
import type { LinkRequest } from "../../src/liaison/link.schema.ts";
import { linkCandidates } from "../../src/liaison/link-candidates.ts";
import { unlinkCandidates } from "../../src/liaison/unlink-candidates.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { viewCandidate } from "../../src/sas/view-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { eventsOf } from "../support/journal.ts";
import { candidateRows } from "../support/rows.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");
const limoges = { uai: "0870015U" };
const paris = { uai: "0750654D" };

const person = (fileNumber: string, fields: Record<string, string> = {}, year = "2025") =>
  sampleCandidate({
    DonneesCandidats: { NumeroDossierCandidat: fileNumber, ...fields },
    Baccalaureat: { DateObtentionAnnee: year },
  });

describeEachDatabase("lier et dissocier", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  const run = (candidate: object, where: object, programme = "90001"): Promise<ImportReport> =>
    importContent(database, school, sampleExport([Object(candidate)], { formationCode: programme }), where);
  const ids = async () => (await candidatesOf(database, school)).map(({ id }) => id);
  const rows = () => candidateRows(database, school.schoolId);
  const view = (id: string, actor: Actor = school.actor) => viewCandidate(database.db, actor, id);
  const link = (keep: string, absorb: string, more: Partial<LinkRequest> = {}) =>
    linkCandidates(database, school.actor, { keep, absorb, choices: {}, ...more });
  const unlink = (linkId: string, actor: Actor = school.actor) => unlinkCandidates(database, actor, linkId);
  const limited = async (uai: string): Promise<Actor> => {
    const { id } = await database.db
      .selectFrom("establishment")
      .select("id")
      .where("school_id", "=", school.schoolId)
      .where("uai", "=", uai)
      .executeTakeFirstOrThrow();
    return { ...school.actor, establishmentIds: [id] };
  };
  /** The same person in both establishments, by different addresses. */
  const twoProfiles = async () => {
    await run(person("1"), limoges);
    await run(
      person(
        "2",
        {
          CoordonneesAdressemail: "c.martin@example.com",
          CoordonneesTelephonemobile: "0639980000",
          INE: "120000000AA",
        },
        "2026",
      ),
      paris,
      "90002",
    );
    const [keep = "", absorb = ""] = await ids();
    return { keep, absorb };
  };

  it("un seul profil : les valeurs remplies restent, les blancs se remplissent, vœux et diplômes suivent", async () => {
    const { keep, absorb } = await twoProfiles();
    await link(keep, absorb);

    expect(await ids()).toEqual([keep]);
    const profile = await view(keep);
    expect(profile.contact).toMatchObject({ email: "camille.martin@example.com", mobilePhone: "0639980000" });
    expect(profile.wishes.map(({ fileNumber }) => fileNumber).sort()).toEqual(["1", "2"]);
    expect(profile.diplomas.map(({ year }) => year)).toEqual([2025, 2026]);
    expect((await candidatesOf(database, school))[0]?.diplomas).toHaveLength(2);
    expect(await view(absorb)).toEqual(profile);
    expect(await eventsOf(database, school.schoolId)).toContain("link.linked");
  });

  it("dissocier rend les deux profils, ligne pour ligne", async () => {
    const { keep, absorb } = await twoProfiles();
    await editCandidate(database, school.actor, absorb, { city: "Tulle" }, clock);
    const before = await rows();
    const { linkId } = await link(keep, absorb, { choices: { email: "absorb", lastName: "keep" } });
    expect((await view(keep)).contact).toMatchObject({ email: "c.martin@example.com", city: "Tulle" });
    expect(await unlink(linkId)).toEqual({ keep, absorb });
    expect(await rows()).toEqual(before);
    expect(await codeOf(unlink(linkId))).toBe("link.not_found");
  });

  it("ce qui est saisi depuis va au profil dont venait la valeur", async () => {
    const { keep, absorb } = await twoProfiles();
    const { linkId } = await link(keep, absorb);
    await editCandidate(
      database,
      school.actor,
      keep,
      { mobilePhone: "0639980001", email: "m@example.com" },
      clock,
    );
    await unlink(linkId);
    expect((await view(keep)).contact).toMatchObject({ email: "m@example.com", mobilePhone: null });
    expect((await view(absorb)).contact).toMatchObject({
      email: "c.martin@example.com",
      mobilePhone: "0639980001",
    });
    expect((await view(absorb)).edits.map(({ field }) => field)).toEqual(["mobilePhone"]);
  });

  it("l'import suivant reconnaît le profil lié ; ce qui a été choisi reste ; dissocier rend à chacun son fichier", async () => {
    const { keep, absorb } = await twoProfiles();
    const { linkId } = await link(keep, absorb, { choices: { email: "keep" } });
    const again = await run(
      person(
        "2",
        { CoordonneesAdressemail: "nouvelle@example.com", CoordonneesTelephonemobile: "0639980009" },
        "2026",
      ),
      paris,
      "90002",
    );
    expect(again).toMatchObject({ created: 0, updated: 1, impact: { kept: 1 } });
    expect((await view(keep)).contact).toMatchObject({
      email: "camille.martin@example.com",
      mobilePhone: "0639980009",
    });
    await unlink(linkId);
    expect((await view(keep)).contact.mobilePhone).toBeNull();
    expect((await view(absorb)).contact.mobilePhone).toBe("0639980009");
    expect(await undoImport(database, school.actor, again.importId ?? "", { dryRun: false })).toMatchObject({
      restored: 1,
      kept: [],
    });
    expect((await view(absorb)).contact.mobilePhone).toBe("0639980000");
  });

  it("annuler un import garde qui a été lié depuis, et dit pourquoi", async () => {
    await run(person("1"), limoges);
    const second = await run(person("2"), paris, "90002");
    const [keep = "", absorb = ""] = await ids();
    await link(keep, absorb);
    expect(await undoImport(database, school.actor, second.importId ?? "", { dryRun: false })).toMatchObject({
      removed: 0,
      kept: [{ candidateId: keep, reason: "linked" }],
    });
    expect((await view(keep)).wishes).toHaveLength(2);
  });

  it("plusieurs liaisons d'un profil se défont l'une après l'autre, la dernière d'abord", async () => {
    await run(person("1"), limoges, "1");
    await run(person("2"), limoges, "2");
    await run(person("3"), paris, "3");
    await run(person("4"), paris, "4");
    const before = await rows();
    const [a = "", b = "", c = "", d = ""] = await ids();
    const first = await link(a, b);
    const second = await link(a, c);
    const third = await link(d, a);
    expect(await ids()).toEqual([d]);
    expect((await view(d)).wishes).toHaveLength(4);
    expect((await view(b)).id).toBe(d);
    expect(await codeOf(unlink(first.linkId))).toBe("link.not_latest");
    await unlink(third.linkId);
    expect(await codeOf(unlink(first.linkId))).toBe("link.not_latest");
    await unlink(second.linkId);
    await unlink(first.linkId);
    expect(await rows()).toEqual(before);
  });

  it("deux liaisons en même temps n'en font qu'une ; un profil modifié entre-temps est dit", async () => {
    const { keep, absorb } = await twoProfiles();
    const both = await Promise.allSettled([link(keep, absorb), link(absorb, keep)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await codeOf(link(keep, keep))).toBe("link.same_candidate");
    const [left = ""] = await ids();
    await run(person("3"), limoges, "3");
    const [, other = ""] = await ids();
    const versions = { keep: "seen before", absorb: "seen before" };
    expect(await codeOf(link(left, other, { versions }))).toBe("link.changed");
    expect(await ids()).toHaveLength(2);
  });

  it("qui peut voir l'un des deux établissements voit le profil ; il faut les deux pour lier et dissocier", async () => {
    const { keep, absorb } = await twoProfiles();
    const [ofLimoges, ofParis] = [await limited(limoges.uai), await limited(paris.uai)];
    expect(await codeOf(view(keep, ofParis))).toBe("candidate.not_found");
    expect(await codeOf(linkCandidates(database, ofParis, { keep, absorb, choices: {} }))).toBe(
      "candidate.not_found",
    );
    const { linkId } = await link(keep, absorb);
    expect((await view(keep, ofParis)).id).toBe(keep);
    expect((await view(absorb, ofParis)).id).toBe(keep);
    expect(await codeOf(unlink(linkId, ofLimoges))).toBe("link.not_found");
    await unlink(linkId);
    expect(await codeOf(view(keep, ofParis))).toBe("candidate.not_found");
  });

  it("chaque table qui parle d'un candidat a sa règle dans une liaison", async () => {
    const { rows: found } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'candidate'::regclass order by 1
    `.execute(database.db);
    expect(found.map(({ name }) => name)).toEqual([...movedTables, ...tablesOfTheirOwn].sort());
  });
});
