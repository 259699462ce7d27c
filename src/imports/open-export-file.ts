import { type FileHandle, open } from "node:fs/promises";
import { isZip } from "../archive/open-archive.ts";
import {
  type CheckOptions,
  checkExport,
  type ExportCheck,
  type ExportEntry,
} from "../parcoursup/check-export.ts";
import type { Limits } from "../parcoursup/limits.ts";
import { problems } from "../parcoursup/problem-catalogue.ts";
import { UnreadableExport } from "../parcoursup/unreadable-export.ts";
import { openExportArchive } from "./open-export-archive.ts";
import { personKey } from "./person-key.ts";

/** Bytes read at once. */
const CHUNK = 256 * 1024;

/**
 * Checks the file at a path, a `.json` or a `.json.zip` whatever its name. What is wrong with the file, its archive included, is a
 * problem of the result; only what is wrong with the disk is thrown (`ENOENT`, `EISDIR`…).
 */
export function checkExportFile(
  path: string,
  options: Omit<CheckOptions, "personKey">,
): Promise<ExportCheck> {
  return checkExport(openExportFile(path, options.limits), { ...options, personKey });
}

/** The JSON texts of a file: itself, or the entries of a ZIP in their order. Throws `UnreadableExport` for an archive that cannot be read. */
async function* openExportFile(path: string, limits: Limits): AsyncGenerator<ExportEntry> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > limits.fileSize) throw new UnreadableExport(problems.fileTooBig(limits.fileSize));
    if (await isZip(file)) yield* openExportArchive(file, limits);
    else yield { name: null, chunks: readChunks(file) };
  } finally {
    await file.close();
  }
}

/** Reads ahead by one chunk, so that the disk works while the program does. */
async function* readChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  let [buffer, other] = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  let position = 0;
  let ahead = file.read(buffer, 0, CHUNK, position);
  try {
    for (;;) {
      const { bytesRead } = await ahead;
      if (bytesRead === 0) return;
      position += bytesRead;
      ahead = file.read(other, 0, CHUNK, position);
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } finally {
    // The reader may stop early: the read under way then ends before the file is closed, and nobody waits for its outcome.
    await ahead.catch(() => {});
  }
}
