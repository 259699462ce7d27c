/** Search parameters are plain `?a=1&b=x`, readable and short; the router's own encoding quotes texts that look like numbers. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const filled = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const texts = Object.fromEntries(filled.map(([key, value]) => [key, String(value)]));
  const text = new URLSearchParams(texts).toString();
  return text === "" ? "" : `?${text}`;
}

type RawSearch = Record<string, unknown>;

/** A text of the address, trimmed; undefined when absent or blank. */
export function readText(search: RawSearch, key: string): string | undefined {
  const value = search[key];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A whole number from 1; undefined when absent or anything else. */
export function readPage(search: RawSearch, key: string): number | undefined {
  const value = Number(search[key]);
  return Number.isInteger(value) && value > 1 ? value : undefined;
}

/** A page counted from the end, below zero: -1 is the last one; undefined when absent or anything else. */
export function readPageFromEnd(search: RawSearch, key: string): number | undefined {
  const value = Number(search[key]);
  return Number.isInteger(value) && value < 0 ? value : undefined;
}

/** One of a few words or numbers; undefined for any other. */
export function readChoice<Choice extends string | number>(
  search: RawSearch,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => String(choice) === String(search[key]));
}
