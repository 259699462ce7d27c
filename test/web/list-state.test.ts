import { describe, expect, it } from "vitest";
import { parseSearch, stringifySearch } from "../../web/app/search.ts";
import { nextPage, pageTargets, previousPage } from "../../web/components/page-targets.ts";
import { pageWindow } from "../../web/components/page-window.ts";
import {
  candidateQueryOf,
  isFiltered,
  pageLink,
  readSasSearch,
  refined,
  sortedBy,
  withoutFilters,
} from "../../web/pages/sas/sas-search.ts";
import { texts } from "../../web/texts.ts";

describe("the state of the SAS in the address", () => {
  it("goes to the address and back", () => {
    const search = readSasSearch(
      parseSearch("?establishment=0870015U&import=12&lastName=D%20S&page=3&pageSize=50"),
    );
    expect(stringifySearch(search)).toBe("?establishment=0870015U&import=12&lastName=D+S&page=3&pageSize=50");
  });

  it("what it does not understand is left out", () => {
    const search = readSasSearch(
      parseSearch("?page=0&pageSize=1000&sort=password&order=up&birthFrom=31/02/2007&x=1"),
    );
    expect(stringifySearch(search)).toBe("");
    expect(isFiltered(search)).toBe(false);
  });

  it("asks for the newest first unless told otherwise", () => {
    expect(candidateQueryOf(readSasSearch({}))).toEqual({
      stage: "sas",
      page: 1,
      pageSize: 25,
      sort: "createdOn",
      order: "desc",
    });
    expect(candidateQueryOf({ page: 2, sort: "lastName", order: "asc" })).toMatchObject({
      page: 2,
      sort: "lastName",
      order: "asc",
    });
  });

  it("a filter goes back to the first page; clearing the filters keeps the order and the size", () => {
    expect(stringifySearch(refined({ page: 4, lastName: "a" }, { lastName: "b" }))).toBe("?lastName=b");
    expect(stringifySearch(withoutFilters({ page: 4, lastName: "a", pageSize: 100, sort: "email" }))).toBe(
      "?pageSize=100&sort=email",
    );
  });

  it("a heading sorts words from A, dates from the newest, then the other way round", () => {
    expect(sortedBy({}, "lastName")).toMatchObject({ sort: "lastName", order: "asc" });
    expect(sortedBy({ sort: "lastName", order: "asc" }, "lastName")).toMatchObject({ order: "desc" });
    expect(sortedBy({}, "birthDate")).toMatchObject({ sort: "birthDate", order: "desc" });
    expect(sortedBy({}, "createdOn")).toMatchObject({ sort: "createdOn", order: "asc" });
  });
});

describe("pages counted from the end", () => {
  const edges = { first: "7.QQ", last: "9.Wg" };

  it("are asked for below zero", () => {
    const search = readSasSearch(parseSearch("?page=-2"));
    expect(stringifySearch(search)).toBe("?page=-2");
    expect(candidateQueryOf(search)).toMatchObject({ page: 2, last: true });
    expect(candidateQueryOf({})).not.toHaveProperty("last");
  });

  it.each([
    ["the next page", 3, 4, { page: 4, after: "9" }, "9.Wg"],
    ["the previous page", 3, 2, { page: 2, before: "7" }, "7.QQ"],
    ["the first page", 2, 1, {}, undefined],
    ["another page", 3, 7, { page: 7 }, undefined],
    ["the last page", 3, -1, { page: -1 }, undefined],
    ["the one before the last", -1, -2, { page: -2, before: "7" }, "7.QQ"],
    ["towards the end", -2, -1, { page: -1, after: "9" }, "9.Wg"],
    ["from the end to the beginning", -1, 1, {}, undefined],
  ])("%s begins where it must", (_what, page, target, place, edge) => {
    expect(pageLink(edges, page, target)).toEqual({
      place: { page: undefined, after: undefined, before: undefined, ...place },
      edge,
    });
  });

  it("are asked for at the edge that travelled beside the address, when it is that of the address", () => {
    expect(candidateQueryOf({ page: 2, after: "9" }, "sas", "9.Wg")).toMatchObject({ after: "9.Wg" });
    expect(candidateQueryOf({ page: 2, after: "9" }, "sas", "91.Wg")).toMatchObject({ after: "9" });
    expect(candidateQueryOf({ page: 2, before: "7" })).toMatchObject({ before: "7" });
  });

  it.each([
    [{ page: 1, last: 400, full: true, fromEnd: true }, [1, 2, 3, 4, 5, null, 400, null, -1], null, 2],
    [{ page: 1, last: 3, full: true, fromEnd: false }, [1, 2, 3], null, 2],
    [{ page: -1, last: 400, full: true, fromEnd: true }, [1, null, -2, -1], -2, null],
    [{ page: -3, last: 400, full: true, fromEnd: true }, [1, null, -4, -3, -2, -1], -4, -2],
    [{ page: -3, last: 400, full: false, fromEnd: true }, [1, null, -3, -2, -1], null, -2],
  ])("%o", (position, targets, previous, next) => {
    expect(pageTargets(position)).toEqual(targets);
    expect([previousPage(position), nextPage(position)]).toEqual([previous, next]);
  });

  it("have a name", () => {
    expect([1, -1, -2].map(texts.pagination.page)).toEqual([
      "Page 1",
      "Dernière page",
      "Page −2 depuis la fin",
    ]);
  });
});

describe("the links to pages", () => {
  it.each([
    [1, 1, [1]],
    [1, 7, [1, 2, 3, 4, 5, 6, 7]],
    [1, 49, [1, 2, 3, 4, 5, null, 49]],
    [25, 49, [1, null, 24, 25, 26, null, 49]],
    [48, 49, [1, null, 45, 46, 47, 48, 49]],
  ])("on page %i of %i", (page, last, links) => {
    expect(pageWindow(page, last)).toEqual(links);
  });
});
