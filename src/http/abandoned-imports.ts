import type { FastifyBaseLogger } from "fastify";
import { second } from "../clock.ts";
import { markAbandonedImports } from "../imports/import.repository.ts";
import type { AppContext } from "./app.ts";

const betweenLooks = 5 * second;

/**
 * Several instances on one server look after each other: an import whose instance was killed is soon marked interrupted by
 * another one. The embedded database has one process, which looks at its start.
 */
export function watchAbandonedImports({ database }: AppContext, log: FastifyBaseLogger): { stop(): void } {
  if (database.kind === "embedded") return { stop: () => {} };
  const look = () =>
    markAbandonedImports(database.db, database.kind).then(
      (importIds) => {
        for (const importId of importIds) log.warn({ importId }, "abandoned import marked interrupted");
      },
      (error) => log.warn({ err: error }, "could not look for abandoned imports"),
    );
  const timer = setInterval(look, betweenLooks).unref();
  return { stop: () => clearInterval(timer) };
}
