import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { Role } from "../../../src/accounts/account.schema.ts";
import {
  describeEachDatabase,
  describeEmbeddedDatabase,
  type OpenDatabase,
} from "../../support/databases.ts";
import { type Credentials, createSchool, createUser, type TestSchool } from "../../support/schools.ts";
import { type Program, startProgram } from "./program.ts";
import { openWatchedPage, type WindowOptions } from "./watched-page.ts";

/** Where stories are told: the running program and a browser, shared by the stories of a file. */
export interface Stage {
  program(): Program;
  /** A school of its own for each story, with Limoges (0870015U) and Paris (0750654D). */
  school(): Promise<TestSchool>;
  /** Somebody more in a school, who has already chosen a password. */
  user(school: TestSchool, role: Role): Promise<Credentials>;
  /** The window of somebody who has not signed in. */
  visitor(options?: WindowOptions): Promise<Page>;
  /** The window of somebody who has; nothing is opened in it yet. */
  signedIn(credentials: Credentials, options?: WindowOptions): Promise<Page>;
}

/** Stories told in a real browser, on the embedded database. */
export function describeInBrowser(name: string, suite: (stage: Stage) => void): void {
  describe.skipIf(inject("chromium") === null)(name, { timeout: 180_000 }, () => {
    describeEmbeddedDatabase("dans un navigateur", (open) => suite(setStage(open)));
  });
}

/** The same on both databases, for what they have a part in. */
export function describeInBrowserOnEachDatabase(name: string, suite: (stage: Stage) => void): void {
  describe.skipIf(inject("chromium") === null)(name, { timeout: 180_000 }, () => {
    describeEachDatabase("dans un navigateur", (open) => suite(setStage(open)));
  });
}

function setStage(openDatabase: OpenDatabase): Stage {
  let set: { readonly program: Program; readonly browser: Browser } | null = null;
  beforeAll(async () => {
    const [program, browser] = await Promise.all([openDatabase().then(startProgram), launchBrowser()]);
    set = { program, browser };
  });
  afterAll(async () => {
    await set?.browser.close();
    await set?.program.close();
  });
  const ready = () => {
    if (set === null) throw new Error("the stage is not set yet");
    return set;
  };

  const visitor: Stage["visitor"] = (options) => {
    const { browser, program } = ready();
    return openWatchedPage(browser, program.address, options);
  };
  return {
    program: () => ready().program,
    school: () => createSchool(ready().program.database, ready().program.clock),
    user: async (school, role) => {
      const { database, clock } = ready().program;
      return (await createUser(database, school, role, clock)).credentials;
    },
    visitor,
    signedIn: async (credentials, options) => {
      const page = await visitor(options);
      const answer = await page.request.post("/api/session", { data: credentials });
      if (!answer.ok()) throw new Error(`${credentials.email} could not sign in: ${answer.status()}`);
      return page;
    },
  };
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = inject("chromium");
  if (executablePath === null) throw new Error("there is no Chromium");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
