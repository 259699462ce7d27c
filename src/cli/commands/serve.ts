import { Command } from "commander";
import { setUp } from "../../accounts/set-up.ts";
import { readSetUpOptions } from "../../accounts/set-up-options.ts";
import { systemClock } from "../../clock.ts";
import { readConfig } from "../../config.ts";
import { prepareIncoming } from "../../database/data-directory.ts";
import { openDatabase } from "../../database/open-database.ts";
import { exitCodes } from "../exit-codes.ts";
import { say } from "../output.ts";
import { tellSetUp } from "../tell-set-up.ts";

export const serveCommand = new Command("serve")
  .description("démarre le service (API et interface)")
  .action(async () => {
    // Loaded here: the other commands need nothing of the server, and loading it takes them half a second.
    const { serve } = await import("../../http/serve.ts");
    const { createServerLog } = await import("../../http/server-log.ts");
    const config = readConfig(process.env);
    // Listened for from the beginning: whoever asks while it starts is heard as soon as it has.
    const toldToStop = untilToldToStop();
    await prepareIncoming(config.dataDirectory);
    const database = await openDatabase(config, "create");
    try {
      const created = await setUp(database, readSetUpOptions(process.env), systemClock);
      const log = createServerLog(config.logLevel);
      const server = await serve({ database, config, clock: systemClock }, log);
      tellSetUp(created);
      say(`\nHub3E ParcourSup est prêt : ${server.address}\n(Ctrl+C pour l'arrêter)\n`);
      await toldToStop;
      say("Arrêt en cours…");
      // What would not end holds the database too: leaving without closing it rolls back, on both kinds.
      if (!(await server.close())) process.exit(exitCodes.fine);
    } finally {
      await database.close();
    }
  });

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
