import type { Page } from "playwright-core";
import { expect } from "vitest";
import { readText } from "./text.ts";

/** The cells of every candidate listed, in the order of the six columns of the page, once the list is there. */
export async function sasRows(page: Page): Promise<string[][]> {
  const table = page.getByRole("table", { name: "Candidats du SAS d'admission" });
  await settled(page);
  const rows = await table.locator("tbody tr").all();
  // Before them the box to tick, after them the menu.
  const cells = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
  return cells.map((row) => row.slice(1, 7));
}

/** « 3 candidats », as it is written above the list. */
export async function sasTotal(page: Page): Promise<string> {
  await settled(page);
  return readText(page.locator("p[role=status]").filter({ hasText: /candidat/ }));
}

/** The surnames in the order of the list. */
export async function surnames(page: Page): Promise<string[]> {
  return (await sasRows(page)).map(([, , lastName = ""]) => lastName);
}

/** Waits until the list shows what was last asked for. */
async function settled(page: Page): Promise<void> {
  await page.locator("[aria-busy=false] table").waitFor();
  await expect.poll(() => page.locator("table tbody [aria-hidden=true]:not(svg)").count()).toBe(0);
}
