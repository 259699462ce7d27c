import { open } from "node:fs/promises";
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
import { readChunks } from "./read-chunks.ts";

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
