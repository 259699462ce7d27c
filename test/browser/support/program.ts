import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { defaultRateLimits } from "../../../src/accounts/rate-limits.ts";
import type { Clock } from "../../../src/clock.ts";
import type { Config } from "../../../src/config.ts";
import type { Database } from "../../../src/database/database.ts";
import { serve } from "../../../src/http/serve.ts";
import { defaultImportLimits } from "../../../src/imports/import-limits.ts";
import { createMovableClock, type MovableClock } from "../../support/movable-clock.ts";

/** The program as people use it: listening, with the built interface, and a clock to move. */
export interface Program extends Omit<MovableClock, "clock"> {
  /** `http://localhost:41234` */
  readonly address: string;
  readonly database: Database;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** With other settings than usual, for what needs them. */
export async function startProgram(
  database: Database,
  settings: Partial<Pick<Config, "port" | "publicUrl" | "identityProvider" | "rateLimits" | "limits">> = {},
): Promise<Program> {
  const { clock, advance } = createMovableClock();
  const dataDirectory = await mkdtemp(join(tmpdir(), "hub3e-browser-"));
  const config = {
    host: "127.0.0.1",
    port: 0,
    dataDirectory,
    databaseUrl: null,
    publicUrl: null,
    trustedProxies: [],
    logLevel: "silent",
    rateLimits: defaultRateLimits,
    stopTimeout: 1_000,
    ...defaultImportLimits,
    metricsToken: null,
    ...settings,
  } as const;
  const server = await serve({ database, clock, config }, pino({ level: config.logLevel }));
  return {
    address: server.address,
    database,
    clock,
    advance,
    close: async () => {
      await server.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
