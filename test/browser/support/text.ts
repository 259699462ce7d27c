import type { Locator } from "playwright-core";

/** What a person reads there: lines as they are broken, non-breaking spaces as ordinary ones. */
export async function readText(locator: Locator): Promise<string> {
  return withPlainSpaces(await locator.innerText());
}

export function withPlainSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, " ");
}
