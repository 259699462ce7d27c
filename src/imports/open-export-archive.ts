import type { FileHandle } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import type { ExportEntry } from "../parcoursup/check-export.ts";
import type { Limits } from "../parcoursup/limits.ts";
import { problems } from "../parcoursup/problem-catalogue.ts";
import { UnreadableExport } from "../parcoursup/unreadable-export.ts";

/** Bytes inflated at once. */
const CHUNK = 256 * 1024;
/** Bytes up to which an entry is harmless whatever its ratio. */
const SMALL_ENTRY = 1024 ** 2;

const STORED = 0;
const DEFLATED = 8;

/** Whether a file begins like a ZIP, whatever its name. */
export async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return ["PK\x03\x04", "PK\x05\x06"].includes(buffer.toString("latin1", 0, bytesRead));
}

/**
 * The JSON entries of a ZIP, in the order of the archive. An archive that is damaged, protected or dangerous throws an
 * `UnreadableExport`, at once or, for what only shows then, while an entry is read. The file stays open.
 */
export async function* openExportArchive(file: FileHandle, limits: Limits): AsyncGenerator<ExportEntry> {
  const { archive, entries } = await listEntries(file, limits);
  const texts = entries.filter(isJsonEntry);
  if (texts.length === 0) throw new UnreadableExport(withoutJson(entries));
  const inflatedSize = texts.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (inflatedSize > limits.inflatedSize) throw new UnreadableExport(problems.zipTooBig(limits.inflatedSize));
  for (const entry of texts) {
    checkEntry(entry, limits);
    yield { name: entry.fileName, chunks: readEntry(archive, entry) };
  }
}

async function listEntries(
  file: FileHandle,
  limits: Limits,
): Promise<{ archive: ZipFile; entries: Entry[] }> {
  try {
    // The file handle is the caller's to close.
    const archive = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
    if (archive.entryCount > limits.zipEntries) {
      throw new UnreadableExport(problems.zipTooManyEntries(archive.entryCount, limits.zipEntries));
    }
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    return { archive, entries };
  } catch (error) {
    throw asUnreadable(error, null);
  }
}

/** Folders, and what macOS adds to an archive (`__MACOSX/`, `._name`), are not texts of the export. */
function isJsonEntry({ fileName }: Entry): boolean {
  const name = fileName.split("/").at(-1) ?? "";
  return /\.json$/i.test(name) && !name.startsWith("._") && !fileName.startsWith("__MACOSX/");
}

function withoutJson(entries: readonly Entry[]) {
  const isOffice = entries.some(({ fileName }) => fileName === "[Content_Types].xml");
  return isOffice ? problems.wrongFile("office") : problems.zipWithoutJson();
}

function checkEntry(entry: Entry, limits: Limits): void {
  const { compressedSize, uncompressedSize, compressionMethod, fileName } = entry;
  if (entry.isEncrypted()) throw new UnreadableExport(problems.zipEncrypted(), fileName);
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw new UnreadableExport(problems.zipUnknownMethod(), fileName);
  }
  if (uncompressedSize > SMALL_ENTRY && uncompressedSize > compressedSize * limits.inflationRatio) {
    throw new UnreadableExport(problems.zipBomb(limits.inflationRatio), fileName);
  }
}

/** Inflates an entry. It may not be longer than it says (that is what bombs lie about), nor differ from its checksum. */
async function* readEntry(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    let length = 0;
    let checksum = 0;
    for await (const chunk of await openEntry(archive, entry)) {
      length += chunk.length;
      if (length > entry.uncompressedSize) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (length !== entry.uncompressedSize || checksum !== entry.crc32) {
      throw new UnreadableExport(problems.zipDamaged(), entry.fileName);
    }
  } catch (error) {
    throw asUnreadable(error, entry.fileName);
  }
}

async function openEntry(archive: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  const stored: Readable = await archive.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === STORED) return stored;
  // An error of either stream reaches whoever reads the second: the callback has nothing to add.
  return pipeline(stored, createInflateRaw({ chunkSize: CHUNK }), () => {});
}

/** Errors of the disk pass as they are; all others are the archive's. */
function asUnreadable(error: unknown, entryName: string | null): unknown {
  if (error instanceof UnreadableExport) return error;
  if (!(error instanceof Error) || "syscall" in error) return error;
  const isProtected = error.message.includes("encryption");
  return new UnreadableExport(isProtected ? problems.zipEncrypted() : problems.zipDamaged(), entryName);
}
