import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/accounts/actor.ts";
import type { Database } from "../../src/database/database.ts";
import { type CandidateQuery, candidateSorts } from "../../src/sas/candidate.schema.ts";
import { countDuplicates } from "../../src/sas/count-duplicates.ts";
import { listCandidates } from "../../src/sas/list-candidates.ts";
import { addCampaign } from "../../src/school/add-campaign.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { createSchool } from "../support/schools.ts";

/** So many in each half: more than are counted, and more than are walked past. */
const half = 10_200;

interface Row {
  readonly id: string;
  readonly createdOn: string;
  readonly birthDate: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly diploma: string;
  readonly uai: string;
  readonly twin: boolean;
}

const stories: readonly (readonly [string, Partial<CandidateQuery>, (row: Row) => boolean])[] = [
  ["tous", {}, () => true],
  ["un nom de la fin de l'alphabet", { lastName: "Zed" }, ({ lastName }) => lastName.includes("zed")],
  ["une lettre", { lastName: "z" }, ({ lastName }) => lastName.includes("z")],
  ["une adresse", { email: "@zed" }, ({ email }) => email.includes("@zed")],
  [
    "un prénom et un diplôme",
    { firstName: "ana", diploma: "GÉNÉRALE" },
    ({ diploma }) => diploma.includes("generale"),
  ],
  ["sans doublon", { duplicates: "none" }, ({ twin }) => !twin],
  ["en doublon", { duplicates: "sas" }, ({ twin }) => twin],
  [
    "deux périodes",
    { birthFrom: "2007-01-03", createdFrom: "2026-01-02" },
    ({ birthDate, createdOn }) => birthDate >= "2007-01-03" && createdOn >= "2026-01-02",
  ],
  ["le dernier établissement", { establishment: "0750654D" }, ({ uai }) => uai === "0750654D"],
  [
    "un établissement et une période",
    { establishment: "0870015U", birthTo: "2007-12-30" },
    ({ uai, birthDate }) => uai === "0870015U" && birthDate <= "2007-12-30",
  ],
];

describeEachDatabase("une liste plus longue que ce qui est compté", (open) => {
  let database: Database;
  let actor: Actor;
  let paris: Actor;
  let everybody: readonly Row[];

  beforeAll(async () => {
    database = await open();
    const school = await createSchool(database);
    actor = school.actor;
    // The second half came last, to another establishment, and stands at the end of the alphabet.
    for (const [uai, name, day] of [
      ["0870015U", "alma", "2026-01-01 12:00"],
      ["0750654D", "zed", "2026-03-20 12:00"],
    ])
      await sql`
        insert into candidate (school_id, establishment_id, created_at, civility, last_name, first_name, other_first_names,
          birth_date, email, address_lines, diploma_labels, last_name_folded, first_name_folded, diplomas_folded, identity_key)
        select school_id, id, ${day}::timestamptz + n % 3 * interval '1 day', 'F', 'X', 'Ana', '{}', date '2007-01-01' + n % 365,
          n % 700 || '@' || ${name} || '.example', '{}', '{}', ${name} || n % 500, 'ana' || n % 40,
          'baccalaureat (serie ' || case when n % 200 = 0 then 'technologique)' else 'generale)' end,
          ${name} || '|' || n - (n % 100 = 1)::integer
        from establishment, generate_series(1, ${half}::integer) n
        where school_id = ${school.schoolId} and uai = ${uai} order by n
      `.execute(database.db);
    const { rows } = await sql<Row & { establishmentId: string }>`
      select c.id::text, created_on as "createdOn", birth_date as "birthDate", last_name_folded as "lastName",
        first_name_folded as "firstName", email, diplomas_folded as diploma, uai, sas_twins as twin,
        establishment_id::text as "establishmentId"
      from candidate c join establishment e on e.id = c.establishment_id where c.school_id = ${school.schoolId}
    `.execute(database.db);
    everybody = rows;
    const site = rows.find(({ uai }) => uai === "0750654D")?.establishmentId ?? "";
    paris = { ...actor, establishmentIds: [site] };
  }, 120_000);

  const list = async (query: Partial<CandidateQuery>, as = actor) => {
    const defaults = { stage: "sas", sort: "createdOn", order: "asc", page: 1, pageSize: 25 } as const;
    const page = await listCandidates(database.db, as, { ...defaults, ...query });
    return { ...page, ids: page.items.map(({ id }) => id) };
  };
  const inOrder = (rows: readonly Row[], { sort, order }: Pick<CandidateQuery, "sort" | "order">) => {
    const sorted = rows.toSorted(
      (left, right) => compare(left[sort], right[sort]) || Number(left.id) - Number(right.id),
    );
    return (order === "asc" ? sorted : sorted.toReversed()).map(({ id }) => id);
  };

  describe.each(stories)("%s", (_name, filter, matches) => {
    it("chaque page de chaque ordre est celle d'un tri de tout", async () => {
      const rows = everybody.filter(matches);
      for (const [place, sort] of candidateSorts.entries())
        for (const order of ["asc", "desc"] as const) {
          const query = { ...filter, sort, order };
          const expected = inOrder(rows, query);
          const first = await list(query);
          expect(first).toMatchObject(told(expected.length));
          expect(first.ids).toEqual(expected.slice(0, 25));
          // Each sort goes on in one of its two directions.
          if ((place % 2 === 0) === (order === "asc")) continue;
          const second = await list({ ...query, page: 2, after: first.edges.last ?? "" });
          expect(second.ids).toEqual(expected.slice(25, 50));
          const back = await list({ ...query, page: 1, before: second.edges.first ?? "" });
          expect(back.ids).toEqual(first.ids);
          expect((await list({ ...query, last: true })).ids).toEqual(expected.slice(-25));
          const end = await list({ ...query, page: 9, after: expected.at(-4) ?? "" });
          expect(end.ids).toEqual(expected.slice(-3));
        }
      const far = { ...filter, sort: "email", order: "asc", page: 400 } as const;
      expect((await list(far)).ids).toEqual(inOrder(rows, far).slice(9_975, 10_000));
    }, 120_000);
  });

  it("quels que soient les filtres, l'ordre et la page, la liste est celle d'un tri de tout", async () => {
    const text = (...parts: string[]) => fc.option(fc.constantFrom(...parts), { nil: undefined, freq: 1 });
    const day = (first: string) =>
      text(...["01", "02", "03", "10", "21", "28"].map((end) => `${first}-${end}`));
    const filters = fc.record({
      lastName: text("a", "ze", "d4", "zed", "zed1", "ma4", "9", "alma499", "nobody"),
      firstName: text("ana", "a1", "na", "na39", "7", "nobody"),
      email: text("@zed", "@alma.ex", "1@", "69", "nobody"),
      diploma: text("generale", "serie", "technologique", "nobody"),
      birthFrom: day("2007-01"),
      birthTo: day("2007-11"),
      createdFrom: day("2026-01"),
      createdTo: day("2026-03"),
      establishment: text("0870015U", "0750654D"),
      duplicates: fc.constantFrom("all", "all", "none", "sas"),
    } as const);
    const place = fc.oneof(
      fc.constantFrom(1, 2, 7, 400).map((page) => ({ page }) as const),
      fc.nat(20_000).map((after) => ({ after }) as const),
      fc.nat(20_000).map((before) => ({ before }) as const),
      fc.constant({ last: true } as const),
    );
    const sort = fc.constantFrom(...candidateSorts);
    const order = fc.constantFrom("asc", "desc");
    const isLimited = fc.constantFrom(false, false, true);
    await fc.assert(
      fc.asyncProperty(
        filters,
        sort,
        order,
        place,
        isLimited,
        async (asked, sort, order, place, isLimited) => {
          const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
          const rows = everybody.filter(
            (row) => isMatch(row, asked) && (!isLimited || row.uai === "0750654D"),
          );
          const expected = inOrder(rows, { sort, order });
          const size = 25;
          const at = (index: number) => expected[index % Math.max(1, expected.length)];
          const query = { ...filter, sort, order } as const;
          const as = isLimited ? paris : actor;
          const page = async (more: Partial<CandidateQuery>) => (await list({ ...query, ...more }, as)).ids;
          if ("page" in place) {
            const { page: number } = place;
            expect(await page({ page: number })).toEqual(expected.slice((number - 1) * size, number * size));
          } else if ("last" in place) expect(await page({ last: true })).toEqual(expected.slice(-size));
          else if (expected.length > 0) {
            const [side, number] =
              "after" in place ? (["after", place.after] as const) : (["before", place.before] as const);
            const edge = number % expected.length;
            const around =
              side === "after"
                ? expected.slice(edge + 1, edge + 1 + size)
                : expected.slice(Math.max(0, edge - size), edge);
            expect(await page({ page: 2, [side]: at(edge) ?? "" })).toEqual(around);
          }
          expect(await list(query, as)).toMatchObject(told(expected.length));
          const { duplicates: _kind, ...others } = asked;
          const kinds = everybody.filter(
            (row) => isMatch(row, others) && (!isLimited || row.uai === "0750654D"),
          );
          const twins = kinds.filter(({ twin }) => twin).length;
          expect(await countDuplicates(database.db, as, { stage: "sas", ...filter })).toEqual({
            all: told(kinds.length),
            none: told(kinds.length - twins),
            sas: told(twins),
            campaign: told(0),
            other: told(0),
            otherOnly: told(0),
          });
        },
      ),
      { numRuns: Number(process.env.LIST_ROUNDS ?? 20) },
    );
  }, 600_000);

  it("qui ne voit qu'un établissement n'en parcourt pas d'autre", async () => {
    const rows = everybody.filter(({ uai }) => uai === "0750654D");
    for (const sort of candidateSorts)
      for (const order of ["asc", "desc"] as const) {
        const expected = inOrder(rows, { sort, order });
        expect(await list({ sort, order }, paris)).toMatchObject({ total: 10_000, totalIsEstimate: true });
        expect((await list({ sort, order }, paris)).ids).toEqual(expected.slice(0, 25));
        expect((await list({ sort, order, last: true }, paris)).ids).toEqual(expected.slice(-25));
      }
    expect((await list({ establishment: "0870015U" }, paris)).items).toEqual([]);
  }, 120_000);

  it("compte chaque sorte de doublon, exactement jusqu'à 10 000", async () => {
    const twins = everybody.filter(({ twin }) => twin).length;
    const beyond = { total: 10_000, totalIsEstimate: true };
    const counts = await countDuplicates(database.db, actor, { stage: "sas" });
    expect(counts).toMatchObject({
      all: beyond,
      none: beyond,
      sas: { total: twins, totalIsEstimate: false },
    });
    const named = everybody.filter(({ lastName }) => lastName.includes("zed10"));
    const few = named.filter(({ twin }) => twin).length;
    expect([few > 0, few < named.length]).toEqual([true, true]);
    expect(await countDuplicates(database.db, actor, { stage: "sas", lastName: "zed10" })).toEqual({
      all: { total: named.length, totalIsEstimate: false },
      none: { total: named.length - few, totalIsEstimate: false },
      sas: { total: few, totalIsEstimate: false },
      campaign: { total: 0, totalIsEstimate: false },
      other: { total: 0, totalIsEstimate: false },
      otherOnly: { total: 0, totalIsEstimate: false },
    });
  });

  it("compte exactement, parmi ceux d'une autre campagne, ceux qui n'ont aucun autre doublon", async () => {
    const campaign = async (name: string) =>
      (await addCampaign(database, actor, { name, startsOn: null, endsOn: null })).id;
    const [target, other] = [await campaign("Ciblée"), await campaign("Autre")];
    const copies = async (campaignId: string, ids: readonly string[]) =>
      sql`
        insert into candidate (school_id, establishment_id, campaign_id, civility, last_name, first_name, other_first_names,
          birth_date, email, address_lines, diploma_labels, last_name_folded, first_name_folded, diplomas_folded, identity_key)
        select school_id, establishment_id, ${campaignId}::bigint, civility, last_name, first_name, '{}', birth_date, email,
          '{}', '{}', last_name_folded, first_name_folded, diplomas_folded, identity_key
        from candidate where id = any(${ids}::bigint[])
      `.execute(database.db);
    const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
    const alone = idsOf(everybody.filter(({ twin }) => !twin)).slice(0, 4);
    const [twin = ""] = idsOf(everybody.filter((row) => row.twin));
    await copies(other, [...alone, twin]);
    await copies(target, alone.slice(0, 1));

    const exactly = (total: number) => ({ total, totalIsEstimate: false });
    const counts = await countDuplicates(database.db, actor, { stage: "sas", target });
    expect(counts).toMatchObject({
      all: { totalIsEstimate: true },
      campaign: exactly(1),
      other: exactly(6),
      otherOnly: exactly(3),
    });
    const day = everybody.find(({ id }) => id === alone[0])?.birthDate ?? "";
    expect(
      await countDuplicates(database.db, actor, { stage: "sas", target, birthFrom: day, birthTo: day }),
    ).toMatchObject({ all: { totalIsEstimate: false }, other: exactly(1), otherOnly: exactly(0) });
    const elsewhere = await countDuplicates(database.db, actor, { stage: "sas", target: "none" });
    expect(elsewhere).toMatchObject({ campaign: exactly(0), otherOnly: exactly(4) });
  });
});

type Asked = { readonly [Name in keyof CandidateQuery]?: CandidateQuery[Name] | undefined };

/** What the filters mean, told without a database. */
function isMatch(row: Row, asked: Asked): boolean {
  const holds = (value: string, part: string | undefined) => part === undefined || value.includes(part);
  const isWithin = (day: string, from = "", to = "9") => from <= day && day <= to;
  return (
    holds(row.lastName, asked.lastName) &&
    holds(row.firstName, asked.firstName) &&
    holds(row.email, asked.email) &&
    holds(row.diploma, asked.diploma) &&
    isWithin(row.birthDate, asked.birthFrom, asked.birthTo) &&
    isWithin(row.createdOn, asked.createdFrom, asked.createdTo) &&
    (asked.establishment === undefined || row.uai === asked.establishment) &&
    (asked.duplicates === "all" ||
      asked.duplicates === undefined ||
      row.twin === (asked.duplicates === "sas"))
  );
}

/** Totals are exact up to 10,000. */
function told(number: number) {
  return { total: Math.min(number, 10_000), totalIsEstimate: number > 10_000 };
}

/** As bytes, which is how the columns are collated. */
function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
