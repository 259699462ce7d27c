import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page, Response } from "playwright-core";
import { expect, onTestFinished } from "vitest";

export interface WindowOptions extends Pick<BrowserContextOptions, "viewport" | "colorScheme"> {
  /** Refusals that belong to the story, like `403 GET /api/candidates`. */
  readonly refusals?: readonly string[];
}

/** Everybody who arrives is first asked who they are, and is nobody yet. */
const alwaysAllowed = ["401 GET /api/me"];

const failures = join(tmpdir(), "hub3e-browser-failures");

/**
 * A page in a browser profile of its own, closed after the story. The story fails when the page broke, wrote an error into the
 * console (a violation of the Content-Security-Policy is one) or was refused something that the story does not expect.
 */
export async function openWatchedPage(
  browser: Browser,
  baseURL: string,
  { refusals = [], ...options }: WindowOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const allowed = [...alwaysAllowed, ...refusals];

  page.on("pageerror", (error) => faults.push(`error in the page: ${error.message}`));
  page.on("console", (message) => {
    // The browser repeats every refusal there, without saying of what; they are judged below.
    const isRefusal = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !isRefusal) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    const answer = nameOf(response);
    if (response.status() >= 400 && !allowed.includes(answer)) faults.push(`refused: ${answer}`);
  });

  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await keepPicture(page, task.name);
    await context.close();
    expect(faults).toEqual([]);
  });
  return page;
}

/** `403 GET /api/candidates` */
function nameOf(response: Response): string {
  return `${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`;
}

async function keepPicture(page: Page, story: string): Promise<void> {
  await mkdir(failures, { recursive: true });
  const path = join(failures, `${story.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`);
  const taken = await page.screenshot({ path }).catch(() => null);
  if (taken !== null) console.error(`What the browser showed: ${path}`);
}
