import type { FileHandle } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { type ArchiveFault, UnreadableArchive } from "./unreadable-archive.ts";

/** Bounds that keep an archive from taking the machine with it. Sizes in bytes. */
export interface ArchiveLimits {
  readonly zipEntries: number;
  /** Of all the entries read together. */
  readonly inflatedSize: number;
  /** Inflated bytes per compressed byte, above which an entry is taken for a bomb. */
  readonly inflationRatio: number;
}

export interface ArchiveEntry {
  readonly name: string;
  /** Bytes, once inflated. */
  readonly size: number;
  /** Throws what would keep the entry from being read, as far as the archive's directory tells. */
  check(): void;
  /** Inflates the entry. What only shows then is thrown meanwhile: it may not be longer than it says, nor differ from its checksum. */
  read(): AsyncGenerator<Uint8Array>;
}

/** Bytes inflated at once. */
const CHUNK = 256 * 1024;
/** Bytes up to which an entry is harmless whatever its ratio. */
const SMALL_ENTRY = 1024 ** 2;

/** Entries that the directory may list for each one that counts. */
const LEFTOVERS_ALLOWED = 10;

const STORED = 0;
const DEFLATED = 8;

/** Whether a file begins like a ZIP, whatever its name. */
export async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return ["PK\x03\x04", "PK\x05\x06"].includes(buffer.toString("latin1", 0, bytesRead));
}

/**
 * The entries of a ZIP, in the order of the archive, without what systems add of their own. The file stays open. Everything that is wrong with the archive, now or
 * while an entry is read, is an `UnreadableArchive`; only what is wrong with the disk is thrown as it is.
 */
export async function openArchive(file: FileHandle, limits: ArchiveLimits): Promise<readonly ArchiveEntry[]> {
  try {
    // The file handle is the caller's to close.
    const archive = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
    const { entryCount } = archive;
    if (entryCount > limits.zipEntries * LEFTOVERS_ALLOWED)
      throw new UnreadableArchive("too_many_entries", { entryCount });
    const entries: ArchiveEntry[] = [];
    for await (const entry of archive.eachEntry()) {
      if (isLeftover(entry.fileName)) continue;
      entries.push({
        name: entry.fileName,
        size: entry.uncompressedSize,
        check: () => checkEntry(entry, limits),
        read: () => readEntry(archive, entry),
      });
    }
    if (entries.length > limits.zipEntries)
      throw new UnreadableArchive("too_many_entries", { entryCount: entries.length });
    return entries;
  } catch (error) {
    throw asUnreadable(error, null);
  }
}

/** What systems add to an archive beside the files chosen: `__MACOSX/`, `._name` and `.DS_Store` of macOS, `Thumbs.db` of Windows. */
function isLeftover(path: string): boolean {
  const name = path.split("/").at(-1) ?? "";
  return (
    path.startsWith("__MACOSX/") || name.startsWith("._") || name === ".DS_Store" || name === "Thumbs.db"
  );
}

/** Throws when the entries chosen are too big together. */
export function checkTotalSize(entries: readonly ArchiveEntry[], limits: ArchiveLimits): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.inflatedSize) throw new UnreadableArchive("too_big");
}

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  const { compressedSize, uncompressedSize, compressionMethod, fileName: entryName } = entry;
  if (entry.isEncrypted()) throw new UnreadableArchive("encrypted", { entryName });
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    throw new UnreadableArchive("unknown_method", { entryName });
  if (uncompressedSize > SMALL_ENTRY && uncompressedSize > compressedSize * limits.inflationRatio)
    throw new UnreadableArchive("bomb", { entryName });
}

/** Inflates an entry. It may not be longer than it says: that is what bombs lie about. */
async function* readEntry(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const { fileName: entryName } = entry;
  try {
    let length = 0;
    let checksum = 0;
    for await (const chunk of await openEntry(archive, entry)) {
      length += chunk.length;
      if (length > entry.uncompressedSize) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (length !== entry.uncompressedSize || checksum !== entry.crc32)
      throw new UnreadableArchive("damaged", { entryName });
  } catch (error) {
    throw asUnreadable(error, entryName);
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
  if (error instanceof UnreadableArchive) return error;
  if (!(error instanceof Error) || "syscall" in error) return error;
  const unsafe = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)/s.exec(
    error.message,
  );
  if (unsafe !== null) return new UnreadableArchive("unsafe_name", { entryName: unsafe[1] ?? null });
  return new UnreadableArchive(faultOf(error.message), { entryName });
}

/** What yauzl says in a sentence. */
function faultOf(message: string): ArchiveFault {
  if (message.includes("encryption")) return "encrypted";
  // What stands behind the end record must be as long as the comment that it announces.
  const [, behind, announced] = /^Invalid comment length. Expected: (\d+). Found: (\d+)/.exec(message) ?? [];
  return Number(behind) > Number(announced) ? "trailing_bytes" : "damaged";
}
