import type { FastifyBaseLogger } from "fastify";
import { minute } from "../clock.ts";
import type { AppContext } from "./app.ts";

export interface DatabaseUpkeep {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Looks once a minute whether the database wants tidying; not while an import writes, for which it would only wait. */
export function startDatabaseUpkeep(
  { database, stopping }: AppContext,
  log: FastifyBaseLogger,
): DatabaseUpkeep {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, minute).unref();

  function look(): void {
    underWay = tidy().finally(() => {
      if (!stopped) timer = setTimeout(look, minute).unref();
    });
  }

  async function tidy(): Promise<void> {
    if (stopping.running > 0) return;
    try {
      const tables = await database.tidy();
      if (tables.length > 0) log.info({ tables }, "vacuumed");
    } catch (error) {
      log.warn({ err: error }, "could not vacuum");
    }
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
