import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import type { Database } from "../../src/database/database.ts";
import { undoImport } from "../../src/imports/undo-import.ts";
import { compareCandidates } from "../../src/liaison/compare-candidates.ts";
import { linkAllCertain } from "../../src/liaison/link-all-certain.ts";
import { linkCandidates } from "../../src/liaison/link-candidates.ts";
import { selectBadges, selectProfileLinks, selectProposals } from "../../src/liaison/proposal.repository.ts";
import type { LinkProposalFilter } from "../../src/liaison/proposal.schema.ts";
import { refuseLink } from "../../src/liaison/refuse-link.ts";
import { settleProposals } from "../../src/liaison/settle-proposals.ts";
import { unlinkBatch, unlinkCandidates } from "../../src/liaison/unlink-candidates.ts";
import { editCandidate } from "../../src/sas/edit-candidate.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { candidatesOf, importContent } from "../support/imports.ts";
import { candidateRows } from "../support/rows.ts";
import { sampleCandidate, sampleExport } from "../support/sample-candidate.ts";
import { createSchool, type TestSchool } from "../support/schools.ts";

const clock = () => new Date("2026-06-05T08:30:00Z");
const limoges = { uai: "0870015U" };
const paris = { uai: "0750654D" };

/** Without a file number: nothing forbids that two of one session be one person. */
const person = (lastName: string, firstName: string, fields: Record<string, string | undefined> = {}) =>
  sampleCandidate({
    DonneesCandidats: {
      NumeroDossierCandidat: undefined,
      NomCandidat: lastName,
      PrenomCandidat: firstName,
      CoordonneesAdressemail: `${firstName}.${lastName}@example.com`.replace(" ", "-").toLowerCase(),
      ...fields,
    },
  });

/** Of another year: inside one session the import itself recognises who has no number. */
const lastYear = (lastName: string, firstName: string) => ({
  ...person(lastName, firstName),
  Scolarite: [{ AnneeScolaireCode: 0, AnneeScolaireLibelle: "2024-2025" }],
});

describeEachDatabase("rapprochements proposés", (open) => {
  let database: Database;
  let school: TestSchool;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    school = await createSchool(database);
  });

  let programme = 0;
  const run = (people: ReturnType<typeof person>[], where: { readonly uai: string }) => {
    programme += 1;
    return importContent(database, school, sampleExport(people, { formationCode: programme }), {
      confirmed: ["other_session"],
      ...where,
    });
  };
  const proposals = async (filter: LinkProposalFilter = {}, actor: Actor = school.actor) => {
    await settleProposals(database, school.schoolId);
    return selectProposals(database.db, actor, { ...filter, page: 1, pageSize: 100 });
  };
  const told = async (filter: LinkProposalFilter = {}) =>
    (await proposals(filter)).items.map(({ keep, grade }) => `${grade} ${keep.lastName} ${keep.firstName}`);
  const idOf = async (lastName: string, index = 0): Promise<string> =>
    (await candidatesOf(database, school)).filter((one) => one.lastName === lastName)[index]?.id ?? "";

  it("après un import, du plus sûr au moins sûr ; des jumeaux ne sont jamais que possibles", async () => {
    await run([person("MARTIN", "Camille"), person("LE GOFF", "Yann"), person("SOW", "Louis")], limoges);
    const second = await run(
      [
        person("Martin", "Camille"),
        person("LEGOFF", "Yann", { DateNaissance: "15/04/2007" }),
        person("SOW", "Louise", { CoordonneesAdressemail: "louis.sow@example.com" }),
      ],
      paris,
    );
    const page = await proposals();
    expect(await told()).toEqual(["certain MARTIN Camille", "probable LE GOFF Yann", "possible SOW Louis"]);
    expect(page.grades).toEqual({ certain: 1, probable: 1, possible: 1 });
    expect(page.items[2]?.reasons).toContain("pair.twins");
    expect(await proposals({ import: second.importId ?? "" })).toMatchObject({ total: 3, candidates: 2 });
    expect(await told({ grade: "probable", establishment: paris.uai })).toEqual(["probable LE GOFF Yann"]);
    const sow = await idOf("SOW");
    expect(await selectBadges(database.db, school.actor, [sow])).toEqual([
      { candidateId: sow, grade: "possible", count: 1 },
    ]);
    const [ofLimoges] = await database.db
      .selectFrom("establishment")
      .select("id")
      .where("school_id", "=", school.schoolId)
      .where("uai", "=", limoges.uai)
      .execute();
    const limited = { ...school.actor, establishmentIds: [ofLimoges?.id ?? ""] };
    expect((await proposals({}, limited)).total).toBe(0);
  });

  it("suit les profils : modifiés, retirés, liés, rendus", async () => {
    await run([person("MARTIN", "Camille")], limoges);
    const second = await run([person("MARTIN", "Camille")], paris);
    const [keep, absorb] = [await idOf("MARTIN"), await idOf("MARTIN", 1)];
    expect(await told()).toEqual(["certain MARTIN Camille"]);
    await editCandidate(database, school.actor, absorb, { birthDate: "2001-01-01", email: "x@y.fr" }, clock);
    expect(await told()).toEqual([]);
    await editCandidate(database, school.actor, absorb, { birthDate: "2008-04-15" }, clock);
    expect(await told()).toEqual(["certain MARTIN Camille"]);
    const { linkId } = await linkCandidates(database, school.actor, { keep, absorb, choices: {} });
    expect(await told()).toEqual([]);
    await unlinkCandidates(database, school.actor, linkId);
    expect(await told()).toEqual(["certain MARTIN Camille"]);
    // Two more homonyms: nobody is certain any more.
    const third = await run([lastYear("MARTIN", "Camille")], limoges);
    expect(new Set(await told())).toEqual(new Set(["probable MARTIN Camille"]));
    await undoImport(database, school.actor, third.importId ?? "", { dryRun: false });
    expect(await told()).toEqual(["certain MARTIN Camille"]);
    await unlinkCandidates(
      database,
      school.actor,
      (await linkCandidates(database, school.actor, { keep, absorb, choices: {} })).linkId,
      { refuse: true },
    );
    expect(await told()).toEqual([]);
    expect(second.importId).not.toBeNull();
  });

  it("un refus est retenu, et suit le profil dans une liaison ; il peut être retiré", async () => {
    await run([person("MARTIN", "Camille")], limoges);
    await run([person("MARTIN", "Camille")], paris);
    const [one, other] = [await idOf("MARTIN"), await idOf("MARTIN", 1)];
    await refuseLink(database, school.actor, { one, other }, true);
    expect(await told()).toEqual([]);
    await editCandidate(database, school.actor, other, { city: "Tulle", email: "autre@example.com" }, clock);
    expect(await told()).toEqual([]);
    await run([lastYear("MARTIN", "Camille")], limoges);
    const third = await idOf("MARTIN", 2);
    // Who is not `other` is not `one` either once `one` and `third` are one person.
    const { linkId } = await linkCandidates(database, school.actor, {
      keep: third,
      absorb: one,
      choices: {},
    });
    expect(await told()).toEqual([]);
    expect(await compareCandidates(database.db, school.actor, { one: third, other })).toMatchObject({
      refused: true,
    });
    await unlinkCandidates(database, school.actor, linkId);
    expect(await compareCandidates(database.db, school.actor, { one: third, other })).toMatchObject({
      refused: false,
      grade: "certain",
    });
    await refuseLink(database, school.actor, { one, other }, false);
    expect((await proposals()).total).toBe(3);
  });

  it("tous les certains en une fois, et rien d'autre ; défaits en une fois", async () => {
    const names = ["MARTIN", "DIALLO", "NGUYEN"];
    await run(
      names.map((name) => person(name, "Camille")),
      limoges,
    );
    await run([...names.map((name) => person(name, "Camille")), person("DIALO", "Camille")], paris);
    const before = await candidateRows(database, school.schoolId);
    const { grades } = await proposals();
    expect(grades.certain).toBe(3);
    expect(grades.probable).toBeGreaterThan(0);
    expect(await codeOf(linkAllCertain(database, school.actor, 2))).toBe("link.summary_changed");
    const { batchId, linked } = await linkAllCertain(database, school.actor, 3);
    expect(linked).toBe(3);
    expect(await candidatesOf(database, school)).toHaveLength(4);
    expect((await proposals()).grades.certain).toBe(0);
    expect(await selectProfileLinks(database.db, school.actor, await idOf("DIALLO"))).toMatchObject([
      { latest: true, absorbed: { lastName: "DIALLO" } },
    ]);
    expect(await unlinkBatch(database, school.actor, batchId)).toEqual({ unlinked: 3, kept: 0 });
    expect(await candidateRows(database, school.schoolId)).toEqual(before);
    expect(await codeOf(unlinkBatch(database, school.actor, batchId))).toBe("link.not_found");
  });
});
