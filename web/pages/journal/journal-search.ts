import type { JournalFilter } from "../../../src/journal/journal.schema.ts";
import { readPage, readText } from "../../app/search.ts";
import { isDay } from "../../components/date-filter.ts";

/** The state of the Historique, in the address. */
export interface JournalSearch {
  page?: number | undefined;
  type?: string | undefined;
  user?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const journalPageSize = 50;

/** Reads the address; whatever it does not understand is left out rather than refused. */
export function readJournalSearch(raw: Record<string, unknown>): JournalSearch {
  const type = readText(raw, "type");
  const user = readText(raw, "user");
  return {
    page: readPage(raw, "page"),
    type: type !== undefined && /^[a-z_]+(\.[a-z_]+)?$/.test(type) ? type : undefined,
    user: user !== undefined && /^\d{1,18}$/.test(user) ? user : undefined,
    from: readDay(raw, "from"),
    to: readDay(raw, "to"),
  };
}

export function journalFilterOf({ page: _, ...filter }: JournalSearch): JournalFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

export function isFiltered(search: JournalSearch): boolean {
  return Object.keys(journalFilterOf(search)).length > 0;
}

function readDay(raw: Record<string, unknown>, key: string): string | undefined {
  const day = readText(raw, key);
  return day !== undefined && isDay(day) ? day : undefined;
}
