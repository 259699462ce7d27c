import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { errors } from "../errors/error-catalogue.ts";
import { fileErrorCode } from "../errors/system-error.ts";
import { readChunks } from "./read-chunks.ts";

/** A file on this machine, with what the Historique des imports says of it. */
export interface ReceivedFile {
  readonly path: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: Uint8Array;
}

/** Writes what is being sent to a file of its own, whole, before anything else is done with it. Throws `file.not_stored`. */
export async function receiveFile(
  source: Readable,
  fileName: string,
  directory: string,
  onBytes: (received: number) => void = () => {},
): Promise<ReceivedFile> {
  const path = join(directory, `${process.pid}-${thisMachine()}-${randomUUID()}.upload`);
  const hash = createHash("sha256");
  let fileSize = 0;
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await pipeline(
      source,
      async function* measure(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          fileSize += chunk.length;
          onBytes(fileSize);
          yield chunk;
        }
      },
      createWriteStream(path, { flags: "wx", mode: 0o600 }),
    );
  } catch (error) {
    await rm(path, { force: true }).catch(() => {});
    const code = fileErrorCode(error);
    throw code === null ? error : errors.file.notStored(code);
  }
  return { path, fileName: plainName(fileName), fileSize, sha256: hash.digest() };
}

/** A file that is already here (command line): read once for its size and digest. */
export async function inspectFile(path: string): Promise<ReceivedFile> {
  try {
    if (!(await stat(path)).isFile()) throw errors.file.unreadable(path);
    const file = await open(path, "r");
    try {
      return { path, fileName: plainName(basename(path)), ...(await digest(file)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw errors.file.notFound(path);
    throw error instanceof Error && "syscall" in error ? errors.file.unreadable(path) : error;
  }
}

async function digest(file: FileHandle): Promise<Pick<ReceivedFile, "fileSize" | "sha256">> {
  const hash = createHash("sha256");
  let fileSize = 0;
  for await (const chunk of readChunks(file)) {
    hash.update(chunk);
    fileSize += chunk.length;
  }
  return { fileSize, sha256: hash.digest() };
}

/**
 * Removes what a stopped program left, at the start of another one. `alone`: nobody else uses the directory (the embedded
 * database is locked), so that every upload and spool in it is abandoned. Else those go that a process of this machine wrote which is
 * no more. Of all others, nothing outlives a day.
 */
export async function removeLeftovers(directory: string, alone = false): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const path = join(directory, name);
    const changed = (await stat(path).catch(() => null))?.mtimeMs;
    if (changed === undefined) continue;
    const isAbandoned = alone ? /\.(?:upload|spool)$/.test(name) : isOfDeadProcess(name, changed);
    if (isAbandoned || Date.now() - changed > 24 * 60 * 60 * 1000) await rm(path, { force: true });
  }
}

/** Whether the name says that a process of this machine wrote it which is no more. */
function isOfDeadProcess(name: string, changed: number): boolean {
  const [, pid, machine] = /^(\d+)-([0-9a-f]{12})-.*\.upload$/.exec(name) ?? [];
  if (pid === undefined || machine !== thisMachine()) return false;
  // Numbers come again: in a container, the program has the same one after each start.
  if (Number(pid) === process.pid) return changed < Date.now() - 1000 * process.uptime();
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Of several machines or containers that share a directory, numbers of processes tell nothing about each other's. */
function thisMachine(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
}

/** The last part of a name as a browser sends it, without control characters, 200 characters at most. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last.replace(/\p{C}/gu, "").slice(0, 200).trim() || "fichier.json";
}
