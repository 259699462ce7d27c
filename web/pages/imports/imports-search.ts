import { readPage, readText } from "../../app/search.ts";

/** The state of the Historique des imports, in the address. */
export interface ImportsSearch {
  page?: number;
  establishment?: string;
}

export const importsPageSize = 25;

export function readImportsSearch(raw: Record<string, unknown>): ImportsSearch {
  return { page: readPage(raw, "page"), establishment: readText(raw, "establishment") };
}
