import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { askHolder, readLine } from "../database/directory-lock.ts";
import { openAsItIs } from "../database/open-database.ts";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type ArchiveSummary, summarise } from "./archive-format.ts";
import { verifyArchive } from "./read-archive.ts";
import { writeArchive } from "./write-archive.ts";

/**
 * Saves the database of the configuration into the file `path`, readable by its owner alone. On the embedded database the
 * running program, if there is one, is asked for it. The file appears under its name only when it is whole and was read again.
 */
export async function backUp(
  config: Pick<Config, "databaseUrl" | "dataDirectory">,
  path: string,
  clock: Clock,
): Promise<ArchiveSummary> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const asked = config.databaseUrl === null && (await saveFromHolder(config.dataDirectory, unfinished));
    if (!asked) {
      const database = await openAsItIs(config, "refuse");
      try {
        await writeArchive(database, newFile(unfinished), clock);
      } finally {
        await database.close();
      }
    }
    const { header, manifest } = await verifyArchive(unfinished);
    await flushToDisk(unfinished);
    await rename(unfinished, path);
    return summarise(header, manifest);
  } catch (error) {
    throw isFileError(error) ? errors.file.unwritable(path) : error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** What the command line says to the program that holds the directory. */
const command = "backup";
const accepted = "ok";

/** True when a running program gave the archive; false when there is none. */
async function saveFromHolder(directory: string, path: string): Promise<boolean> {
  const answer = await askHolder(directory, command);
  if (answer === null) return false;
  const { holder, socket } = answer;
  if ((await readLine(socket)) !== accepted) {
    socket.destroy();
    throw errors.backup.holderRefused(holder);
  }
  await pipeline(socket, newFile(path));
  return true;
}

/**
 * Answers the backups asked from the program that runs on the embedded database. The archive is first written to disk, so
 * that the only connection is held no longer than the disk needs, however slow the one who asks.
 */
export function answerBackups(
  database: Database,
  temporaryDirectory: string,
  clock: Clock,
  onError: (error: unknown) => void,
): void {
  database.answerCommands(async (asked, socket) => {
    if (asked !== command) return void socket.end();
    const path = join(temporaryDirectory, `${randomUUID()}.backup`);
    try {
      await mkdir(temporaryDirectory, { recursive: true });
      await writeArchive(database, newFile(path), clock);
      const file = await open(path);
      const bytes = file.createReadStream();
      await pipeline(Readable.from(withGreeting(bytes)), socket);
    } catch (error) {
      socket.destroy();
      onError(error);
    } finally {
      await rm(path, { force: true });
    }
  });
}

async function* withGreeting(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${accepted}\n`);
  yield* bytes;
}

function newFile(path: string) {
  return createWriteStream(path, { flags: "wx", mode: 0o600 });
}

async function flushToDisk(path: string): Promise<void> {
  for (const each of [path, dirname(path)]) {
    const handle = await open(each, "r");
    await handle.sync().finally(() => handle.close());
  }
}

function isFileError(error: unknown): boolean {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return false;
  return ["ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EISDIR", "ENOTDIR", "EDQUOT"].includes(
    String(error.code),
  );
}
