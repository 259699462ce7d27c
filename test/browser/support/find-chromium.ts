import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The program file of Chromium; null when there is none. */
    chromium: string | null;
  }
}

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** Once a run: looks for the browser of the acceptance tests, and says so when there is none. */
export default function findChromium(project: TestProject): void {
  const chromium = process.env.CHROMIUM_PATH ?? firstInPath();
  if (chromium === null) {
    const advice = "no Chromium: install one, or set CHROMIUM_PATH";
    // With CI=true nothing may be skipped.
    if (process.env.CI === "true") throw new Error(advice);
    console.warn(`The tests in a browser are skipped (${advice}).`);
  }
  project.provide("chromium", chromium);
}

function firstInPath(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
