import type {
  CandidateFilter,
  CandidatePage,
  CandidateQuery,
  CandidateStage,
} from "../../../src/sas/candidate.schema.ts";
import { withoutPlace } from "../../api/without-place.ts";
import { readChoice, readPage, readPageFromEnd, readText } from "../../app/search.ts";
import { isDay } from "../../components/date-filter.ts";

/** The state of the list, all of it in the address. What is absent has its default; a page below zero is counted from the end. */
export type SasSearch = Optional<
  CandidateFilter & Pick<CandidateQuery, "page" | "pageSize" | "sort" | "order" | "after" | "before">
>;

type Optional<Members> = { [Key in keyof Members]?: Members[Key] | undefined };

export const pageSizes = [25, 50, 100] as const;
/** Those of Ressources, which show 20 unless asked otherwise. */
export const resourcePageSizes = [20, ...pageSizes] as const;
export const duplicateKinds = ["none", "sas", "campaign", "other"] as const;

/** The columns, in the order of the page of the product. */
export const columns = [
  "createdOn",
  "birthDate",
  "lastName",
  "firstName",
  "email",
  "diploma",
] as const satisfies readonly CandidateQuery["sort"][];
export type Column = (typeof columns)[number];

const defaultSort = { sort: "createdOn", order: "desc" } as const;

const texts = [
  "establishment",
  "import",
  "campaign",
  "after",
  "before",
  "lastName",
  "firstName",
  "email",
  "diploma",
] as const;
const days = ["createdFrom", "createdTo", "birthFrom", "birthTo"] as const;

/** Reads the address; whatever it does not understand is left out rather than refused. */
export function readSasSearch(raw: Record<string, unknown>): SasSearch {
  const search: SasSearch = {};
  for (const key of texts) search[key] = readText(raw, key);
  for (const key of days) {
    const day = readText(raw, key);
    search[key] = day !== undefined && isDay(day) ? day : undefined;
  }
  search.page = readPage(raw, "page") ?? readPageFromEnd(raw, "page");
  search.pageSize = readChoice(raw, "pageSize", resourcePageSizes);
  search.duplicates = readChoice(raw, "duplicates", duplicateKinds);
  search.sort = readChoice(raw, "sort", columns);
  search.order = readChoice(raw, "order", ["asc", "desc"]);
  return search;
}

/** The request that shows this list. */
export function candidateQueryOf(
  search: SasSearch,
  stage: CandidateStage = "sas",
  edge?: string,
): Partial<CandidateQuery> {
  const { page = 1, after, before, ...list } = search;
  const place = {
    ...(page < 0 ? { page: -page, last: true } : { page }),
    after: edgeAt(after, edge),
    before: edgeAt(before, edge),
  };
  return {
    stage,
    pageSize: stage === "sas" ? 25 : 20,
    ...defaultSort,
    ...defined(list),
    ...defined(place),
  };
}

/** The edge that travelled beside the address, when it is the one that the address names. */
function edgeAt(named: string | undefined, edge: string | undefined): string | undefined {
  return named !== undefined && edge?.startsWith(`${named}.`) ? edge : named;
}

/**
 * Another page: the next and the previous one begin at an edge of this one, so that nothing that changes meanwhile shifts them. Its address
 * names the candidate; what the list was sorted by there may be a name or an e-mail, and travels in the history's state.
 */
export function pageLink(
  edges: CandidatePage["edges"] | undefined,
  page: number,
  target: number,
): { readonly place: Pick<SasSearch, "page" | "after" | "before">; readonly edge: string | undefined } {
  const after = target === page + 1 ? edges?.last : null;
  const before = target !== 1 && target === page - 1 ? edges?.first : null;
  const edge = after ?? before ?? undefined;
  return {
    place: {
      page: target === 1 ? undefined : target,
      after: after?.split(".")[0],
      before: before?.split(".")[0],
    },
    edge,
  };
}

/** What is listed, whatever the order and the page. */
export function filterOf(search: SasSearch): CandidateFilter {
  return defined(withoutPlace(search));
}

export function sortOf(search: SasSearch): { sort: Column; order: "asc" | "desc" } {
  return { sort: search.sort ?? defaultSort.sort, order: search.order ?? defaultSort.order };
}

/** A change of filter or sort goes back to the first page. */
export function refined(search: SasSearch, change: SasSearch): SasSearch {
  return { ...search, page: undefined, after: undefined, before: undefined, ...change };
}

export function withoutFilters(search: SasSearch): SasSearch {
  return { pageSize: search.pageSize, sort: search.sort, order: search.order };
}

function boxFilterCount(search: SasSearch): number {
  const dates = [search.createdFrom ?? search.createdTo, search.birthFrom ?? search.birthTo];
  const words = [search.lastName, search.firstName, search.email, search.diploma];
  return [...dates, ...words].filter((value) => value !== undefined).length;
}

/** All that « Effacer les filtres » clears but the import: the boxes under the headings, and the choices above the list. */
export function panelFilterCount(search: SasSearch): number {
  const { establishment, campaign, duplicates } = search;
  const choices = [establishment, campaign, duplicates].filter((value) => value !== undefined);
  return boxFilterCount(search) + choices.length;
}

export function isFiltered(search: SasSearch): boolean {
  return panelFilterCount(search) > 0 || search.import !== undefined;
}

/** Clicking a heading: ascending first for words, newest first for dates, then the other way round. */
export function sortedBy(search: SasSearch, column: Column): SasSearch {
  const current = sortOf(search);
  const first = column === "createdOn" || column === "birthDate" ? "desc" : "asc";
  const reversed = current.order === "asc" ? "desc" : "asc";
  return refined(search, { sort: column, order: current.sort === column ? reversed : first });
}

function defined<Members extends object>(members: Members): Defined<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Defined<Members>;
}

type Defined<Members> = { [Key in keyof Members]?: Exclude<Members[Key], undefined> };
