import type { FastifyBaseLogger } from "fastify";
import { minute } from "../clock.ts";
import { removeLeftovers } from "../imports/received-file.ts";
import { purgeWhenDue } from "../privacy/purge-when-due.ts";
import type { AppContext } from "./app.ts";
import { uploadDirectory } from "./import-upload.ts";

/** The first look comes soon after the start, when nobody waits for it any more; then one an hour. */
const firstLook = minute;
const betweenLooks = 60 * minute;

export interface DailyPurge {
  /** Waits for the purge under way to reach a place where it can stop. */
  stop(): Promise<void>;
}

/**
 * Purges each school once a day while the server runs; several instances share the work (`purgeWhenDue`). Files that a killed
 * program was receiving go too, by each instance from its own folder.
 */
export function startDailyPurge({ config, database, clock }: AppContext, log: FastifyBaseLogger): DailyPurge {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, firstLook).unref();

  function look(): void {
    underWay = purge().finally(() => {
      if (!stopped) timer = setTimeout(look, betweenLooks).unref();
    });
  }

  async function purge(): Promise<void> {
    try {
      await removeLeftovers(uploadDirectory(config));
      for (const { schoolId, report } of await purgeWhenDue(database, clock, () => !stopped))
        log.info({ schoolId, ...report }, "purged");
    } catch (error) {
      log.error({ err: error }, "the daily purge failed");
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
