import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const windows = [
  { name: "1280 × 800", viewport: { width: 1280, height: 800 } },
  { name: "390 × 844", viewport: { width: 390, height: 844 } },
] as const;

/** Looks at what the page shows now, in a wide and a narrow window, light and dark: axe finds nothing, nothing sticks out. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const findings: string[] = [];
  for (const { name, viewport } of windows) {
    await page.setViewportSize(viewport);
    const tooWide = await page.evaluate<string[]>(stickingOut);
    if (tooWide.length > 0) findings.push(`${name}: wider than the window: ${tooWide.join(", ")}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await showIn(page, colorScheme);
      // What the colours change is the contrast only.
      const found = await findFaults(page, colorScheme === "dark" ? ["color-contrast"] : null);
      findings.push(...found.map((fault) => `${name}, ${colorScheme}: ${fault}`));
    }
  }
  await page.setViewportSize(windows[0].viewport);
  await showIn(page, "light");
  expect(findings, state).toEqual([]);
}

/** An expression: when the page scrolls sideways, what reaches beyond the right edge of the window, outermost first. */
const stickingOut = `(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth)
    .slice(0, 5)
    .map((element) => element.cloneNode(false).outerHTML + " to " + element.getBoundingClientRect().right + " px");
})()`;

/** The page follows the system's preference by a script: waits until every colour has followed. */
async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

/** By all rules, or by some. `color-contrast: .quiet`, with what axe says of it. */
async function findFaults(page: Page, rules: readonly string[] | null): Promise<string[]> {
  const loaded = await page.evaluate<boolean>("'axe' in window");
  if (!loaded) await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}\n${failureSummary ?? ""}`),
  );
}
