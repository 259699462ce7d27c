import type { FileHandle } from "node:fs/promises";
import { type ArchiveEntry, checkTotalSize, openArchive } from "../archive/open-archive.ts";
import { type ArchiveFault, UnreadableArchive } from "../archive/unreadable-archive.ts";
import type { ExportEntry } from "../parcoursup/check-export.ts";
import type { Limits } from "../parcoursup/limits.ts";
import { type ProblemText, problems } from "../parcoursup/problem-catalogue.ts";
import { UnreadableExport } from "../parcoursup/unreadable-export.ts";

/**
 * The JSON entries of a ZIP, in the order of the archive. An archive that is damaged, protected or dangerous throws an
 * `UnreadableExport`, at once or, for what only shows then, while an entry is read. The file stays open.
 */
export async function* openExportArchive(file: FileHandle, limits: Limits): AsyncGenerator<ExportEntry> {
  try {
    const entries = await openArchive(file, limits);
    const texts = entries.filter(isJsonEntry);
    if (texts.length === 0) throw new UnreadableExport(withoutJson(entries));
    checkTotalSize(texts, limits);
    for (const entry of texts) {
      entry.check();
      yield { name: entry.name, chunks: readText(entry, limits) };
    }
  } catch (error) {
    throw asExport(error, limits);
  }
}

async function* readText(entry: ArchiveEntry, limits: Limits): AsyncGenerator<Uint8Array> {
  try {
    yield* entry.read();
  } catch (error) {
    throw asExport(error, limits);
  }
}

/** Folders and other files are no texts of the export. */
function isJsonEntry({ name }: ArchiveEntry): boolean {
  return /\.json$/i.test(name);
}

function withoutJson(entries: readonly ArchiveEntry[]): ProblemText {
  const isOffice = entries.some(({ name }) => name === "[Content_Types].xml");
  return isOffice ? problems.wrongFile("office") : problems.zipWithoutJson();
}

/** What is wrong with an archive, in the words of Parcoursup's exports. */
function asExport(error: unknown, limits: Limits): unknown {
  if (!(error instanceof UnreadableArchive)) return error;
  const told: Readonly<Record<ArchiveFault, () => ProblemText>> = {
    damaged: problems.zipDamaged,
    encrypted: problems.zipEncrypted,
    unknown_method: problems.zipUnknownMethod,
    unsafe_name: () => problems.zipUnsafeName(error.entryName ?? ""),
    trailing_bytes: problems.zipTrailingBytes,
    too_many_entries: () => problems.zipTooManyEntries(error.entryCount, limits.zipEntries),
    too_big: () => problems.zipTooBig(limits.inflatedSize),
    bomb: () => problems.zipBomb(limits.inflationRatio),
  };
  return new UnreadableExport(told[error.fault](), error.entryName);
}
