import { expect, test } from "vitest";
import type { CandidateLine, CandidatePage } from "../../src/sas/candidate.schema.ts";
import { besides, besidesElsewhere } from "../../web/pages/candidate/neighbours.ts";
import { pageBeside } from "../../web/pages/candidate/page-beside.ts";

const line = (id: string): CandidateLine => ({
  id,
  createdOn: "2026-06-05",
  birthDate: "2008-04-15",
  civility: "F",
  lastName: `NOM ${id}`,
  firstName: "Eva",
  email: "eva@example.com",
  diplomas: [],
  campaign: null,
  fileNumber: null,
  session: null,
  establishment: "0870015U",
  campaignId: null,
  duplicates: [],
  admission: "many" as const,
  refusal: null,
});
const page = (number: number, ids: readonly string[]): CandidatePage => ({
  items: ids.map(line),
  edges: { first: ids.at(0) ?? null, last: ids.at(-1) ?? null },
  total: 6,
  totalIsEstimate: false,
  page: number,
  pageSize: 2,
});
const second = { page: page(2, ["3", "4"]), former: page(1, ["1", "2"]), later: page(3, ["5", "6"]) };
const query = { page: 2, lastName: "nom" };

test("précédent et suivant passent d'une page à l'autre, avec la place à garder", () => {
  expect(besides("3", { query, index: 0 }, second)).toMatchObject({
    previous: { id: "2", name: "NOM 2 Eva", place: { query: { page: 1, lastName: "nom" }, index: 1 } },
    next: { id: "4", place: { query, index: 1 } },
    position: 3,
    total: 6,
  });
  expect(besides("4", { query, index: 1 }, second)).toMatchObject({
    previous: { id: "3" },
    next: { id: "5", place: { query: { page: 3 }, index: 0 } },
  });
});

test("la page d'à côté commence à un candidat, dans le sens où la liste est parcourue", () => {
  const { page: items } = second;
  const came = { ...query, after: "2" };
  expect(pageBeside(came, items, 1)).toEqual({ page: 3, lastName: "nom", after: "4" });
  expect(pageBeside({ ...came, page: 3 }, items, -1)).toEqual({ page: 2, lastName: "nom", before: "3" });
  expect(pageBeside(came, items, -1)).toEqual({ page: 1, lastName: "nom" });
  expect(pageBeside({ page: 1 }, items, -1)).toBeNull();
  expect(pageBeside({ page: 1, last: true }, items, -1)).toEqual({ page: 2, last: true, before: "3" });
  expect(pageBeside({ page: 2, last: true }, items, 1)).toEqual({ page: 1, last: true, after: "4" });
  expect(pageBeside({ page: 1, last: true }, items, 1)).toBeNull();
  expect(besides("4", { query: came, index: 1 }, second).next?.place).toEqual({
    query: { page: 3, lastName: "nom", after: "4" },
    index: 0,
  });
});

test("aux bouts de la liste il n'y a personne", () => {
  const alone = { page: page(1, ["1"]), former: undefined, later: undefined };
  expect(besides("1", { query: {}, index: 0 }, alone)).toMatchObject({
    previous: null,
    next: null,
    position: 1,
  });
});

test("qui a quitté la liste, ou y est allé ailleurs : ceux qui sont autour de ce qu'il est maintenant", () => {
  const place = { query: { page: 2, lastName: "nom", after: "1", sort: "lastName" as const }, index: 1 };
  const around = { page: page(2, ["2", "3"]), former: page(1, ["7", "8"]), later: page(1, ["9"]) };
  expect(besidesElsewhere("5", place, around)).toEqual({
    previous: {
      id: "8",
      name: "NOM 8 Eva",
      place: { query: { lastName: "nom", sort: "lastName", before: "5" }, index: 1 },
    },
    next: {
      id: "9",
      name: "NOM 9 Eva",
      place: { query: { lastName: "nom", sort: "lastName", after: "5" }, index: 0 },
    },
    position: null,
    total: 6,
    totalIsEstimate: false,
  });
  // From there on without a number, in both directions.
  const unnumbered = { query: { lastName: "nom", after: "5" }, index: 0 };
  expect(pageBeside(unnumbered.query, page(1, ["9", "6"]), -1)).toEqual({ lastName: "nom", before: "9" });
  expect(pageBeside(unnumbered.query, page(1, ["9", "6"]), 1)).toEqual({ lastName: "nom", after: "6" });
  expect(
    besides("9", unnumbered, { page: page(1, ["9", "6"]), former: undefined, later: undefined }),
  ).toMatchObject({ previous: null, next: { id: "6" }, position: null });
});
