#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { AppError } from "../errors/app-error.ts";
import { backupCommand } from "./commands/backup.ts";
import { candidatesCommand } from "./commands/candidates.ts";
import { importCommand } from "./commands/import.ts";
import { matchCommand } from "./commands/match.ts";
import { purgeCommand } from "./commands/purge.ts";
import { restoreCommand } from "./commands/restore.ts";
import { rotateKeyCommand } from "./commands/rotate-key.ts";
import { sampleCommand } from "./commands/sample.ts";
import { serveCommand } from "./commands/serve.ts";
import { setupCommand } from "./commands/setup.ts";
import { verifyCommand } from "./commands/verify.ts";
import { exitCodes } from "./exit-codes.ts";

const program = new Command("hub3e-parcoursup")
  .description("ParcourSup : import des candidats Parcoursup dans le SAS d'admission")
  .addCommand(serveCommand)
  .addCommand(setupCommand)
  .addCommand(verifyCommand)
  .addCommand(importCommand)
  .addCommand(candidatesCommand)
  .addCommand(backupCommand)
  .addCommand(restoreCommand)
  .addCommand(matchCommand)
  .addCommand(sampleCommand)
  .addCommand(purgeCommand)
  .addCommand(rotateKeyCommand);

for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what went wrong on standard error; gives the exit code (`design.md` §4: 1 refused, 2 usage). */
function tell(error: unknown): number {
  // Commander has already printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.refused;
  }
  if (error instanceof Error && "code" in error && error.code === "EPIPE") return exitCodes.fine;
  process.stderr.write(`Erreur inattendue : ${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.refused;
}
