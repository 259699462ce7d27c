#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { fileErrorCode } from "../errors/system-error.ts";
import { exitCodes } from "./exit-codes.ts";
import { inFrench } from "./in-french.ts";

/** Loaded only when named: a command starts in half the time without what only the others need. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  setup: async () => (await import("./commands/setup.ts")).setupCommand,
  users: async () => (await import("./commands/users.ts")).usersCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  import: async () => (await import("./commands/import.ts")).importCommand,
  candidates: async () => (await import("./commands/candidates.ts")).candidatesCommand,
  backup: async () => (await import("./commands/backup.ts")).backupCommand,
  restore: async () => (await import("./commands/restore.ts")).restoreCommand,
  match: async () => (await import("./commands/match.ts")).matchCommand,
  sample: async () => (await import("./commands/sample.ts")).sampleCommand,
  purge: async () => (await import("./commands/purge.ts")).purgeCommand,
  "rotate-key": async () => (await import("./commands/rotate-key.ts")).rotateKeyCommand,
};

const program = new Command("hub3e-parcoursup").description(
  "ParcourSup : import des candidats Parcoursup dans le SAS d'admission",
);
const named = Object.entries(commands).filter(([name]) => name === process.argv[2]);
// Without a command's name there is help to give, or a mistake to explain: that takes them all.
for (const [, load] of named.length > 0 ? named : Object.entries(commands)) program.addCommand(await load());

inFrench(program);
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
  const code = fileErrorCode(error);
  if (code === null) process.stderr.write(`Erreur inattendue : ${describe(error)}\n`);
  else process.stderr.write(`${errors.file.notStored(code).message}\n`);
  return exitCodes.refused;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { LOG_LEVEL } = process.env;
  return LOG_LEVEL === "debug" || LOG_LEVEL === "trace"
    ? (error.stack ?? error.message)
    : `${error.message} (LOG_LEVEL=debug dit où)`;
}
