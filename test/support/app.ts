import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import type { Role } from "../../src/accounts/account.schema.ts";
import { defaultRateLimits } from "../../src/accounts/rate-limits.ts";
import type { Clock } from "../../src/clock.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import type { App } from "../../src/http/app.ts";
import { buildApp } from "../../src/http/build-app.ts";
import { Stopping } from "../../src/http/stopping.ts";
import { defaultImportLimits } from "../../src/imports/import-limits.ts";
import { type Client, createClient } from "./client.ts";
import { disposeAfterwards } from "./disposal.ts";
import { createMovableClock, type MovableClock } from "./movable-clock.ts";
import { type Credentials, createSchool, createUser, type TestSchool, type TestUser } from "./schools.ts";

const config: Omit<Config, "dataDirectory"> = {
  host: "127.0.0.1",
  port: 0,
  databaseUrl: null,
  publicUrl: null,
  trustedProxies: [],
  logLevel: "silent",
  rateLimits: defaultRateLimits,
  stopTimeout: 1_000,
  ...defaultImportLimits,
  metricsToken: null,
};

export interface TestApp extends Omit<MovableClock, "clock"> {
  readonly app: App;
  readonly database: Database;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly stopping: Stopping;
  /** Somebody who has not signed in. */
  visitor(address?: string): Client;
  /** Somebody who has. */
  signedIn(credentials: Credentials): Promise<Client>;
  /** Another school, with its administrator already signed in. */
  school(): Promise<TestSchool & { readonly admin: Client }>;
  /** Somebody more in that school, not signed in yet. */
  user(school: TestSchool, role: Role): Promise<TestUser>;
}

/** The HTTP server on `database`, not listening, with a clock to move; inside `describeEachDatabase`, which closes it. */
export async function openTestApp(
  database: Database,
  settings: Partial<
    Pick<
      Config,
      | "publicUrl"
      | "trustedProxies"
      | "metricsToken"
      | "identityProvider"
      | "rateLimits"
      | "limits"
      | "tableLimits"
    >
  > = {},
  log: Logger = pino({ level: config.logLevel }),
): Promise<TestApp> {
  const { clock, advance } = createMovableClock();
  const stopping = new Stopping();
  const dataDirectory = await mkdtemp(join(tmpdir(), "hub3e-test-data-"));
  const app = await buildApp(
    { database, clock, config: { ...config, dataDirectory, ...settings }, stopping },
    log,
  );
  disposeAfterwards(async () => {
    await app.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const signedIn = async (credentials: Credentials): Promise<Client> => {
    const client = createClient(app);
    const { status } = await client.post("/api/session", credentials);
    if (status !== 200) throw new Error(`${credentials.email} could not sign in: ${status}`);
    return client;
  };
  return {
    app,
    database,
    dataDirectory,
    clock,
    stopping,
    advance,
    visitor: (address) => createClient(app, address === undefined ? {} : { address }),
    signedIn,
    school: async () => {
      const school = await createSchool(database, clock);
      return { ...school, admin: await signedIn(school.credentials) };
    },
    user: (school, role) => createUser(database, school, role, clock),
  };
}
