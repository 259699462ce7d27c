import type { FastifyBaseLogger } from "fastify";
import { second } from "../clock.ts";
import type { Config } from "../config.ts";
import { errors } from "../errors/error-catalogue.ts";
import { markAbandonedImports } from "../imports/import.repository.ts";
import { removeLeftovers } from "../imports/received-file.ts";
import { answerBackups } from "../operation/back-up.ts";
import { watchAbandonedImports } from "./abandoned-imports.ts";
import type { AppContext } from "./app.ts";
import { buildApp } from "./build-app.ts";
import { startDailyPurge } from "./daily-purge.ts";
import { startDatabaseUpkeep } from "./database-upkeep.ts";
import { uploadDirectory } from "./import-upload.ts";
import { dropSilentSenders } from "./silent-senders.ts";
import { Stopping } from "./stopping.ts";

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly address: string;
  /**
   * Takes no new request, and lets what is under way end within `STOP_TIMEOUT`; then imports are rolled back and connections
   * cut. False when something would not end even so: the process must end without it, which rolls back what it was doing.
   */
  close(): Promise<boolean>;
}

/** After `STOP_TIMEOUT`, for rolling back. */
const lastSeconds = 5 * second;

/** Starts the HTTP server; tidies first what a stopped program left behind. */
export async function serve(
  given: Omit<AppContext, "stopping">,
  log: FastifyBaseLogger,
): Promise<RunningServer> {
  const stopping = new Stopping();
  const context = { ...given, stopping };
  const { config, database } = context;
  await removeLeftovers(uploadDirectory(config), database.kind === "embedded");
  await markAbandonedImports(database.db, database.kind);
  answerBackups(database, uploadDirectory(config), context.clock, (error) =>
    log.error({ err: error }, "backup failed"),
  );
  const app = await buildApp(context, log);
  // A large file may take its time; a client that says nothing for long may not.
  dropSilentSenders(app.server);
  app.server.requestTimeout = 60 * 60 * 1000;
  app.server.headersTimeout = 30_000;
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    throw listenError(error, config);
  }
  const purge = startDailyPurge(context, log);
  const watch = watchAbandonedImports(context, log);
  const upkeep = startDatabaseUpkeep(context, log);
  return {
    address: visibleAddress(app.listeningOrigin, config),
    close: async () => {
      stopping.ask();
      // A connection whose answer was under way ends with it: kept alive, it would keep the program waiting for its next request.
      app.server.keepAliveTimeout = 1;
      watch.stop();
      const ended = Promise.all([app.close(), stopping.settled(), purge.stop(), upkeep.stop()]).then(
        () => true,
      );
      if (await isTrueWithin(config.stopTimeout, ended)) return true;
      log.warn({ imports: stopping.running }, "stopping: the time is over");
      stopping.hurry();
      await isTrueWithin(
        lastSeconds,
        stopping.settled().then(() => true),
      );
      // Answers to what was given up are on their way; whoever still sends is cut off.
      if (await isTrueWithin(second, ended)) return true;
      app.server.closeAllConnections();
      return isTrueWithin(second, ended);
    },
  };
}

/** What `ended` becomes, or false when it takes longer. */
function isTrueWithin(milliseconds: number, ended: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}

function listenError(error: unknown, config: Config): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return errors.configuration.portTaken(config.port);
  if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return errors.configuration.portForbidden(`${config.host}:${config.port}`);
  return error;
}

function visibleAddress(origin: string, config: Config): string {
  return config.publicUrl?.origin ?? origin.replace("127.0.0.1", "localhost").replace("[::1]", "localhost");
}
