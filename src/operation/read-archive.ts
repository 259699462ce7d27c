import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";
import { ArchiveHeader, formatName, formatVersion, Manifest, Row, TableHeader } from "./archive-format.ts";

/** What an archive holds, in its order: the header, then tables and their rows, the manifest at the end. */
export interface ArchiveReader {
  onHeader?(header: ArchiveHeader): Promise<void>;
  onTable?(table: TableHeader): Promise<void>;
  onRows?(rows: readonly Row[]): Promise<void>;
  onManifest?(manifest: Manifest): Promise<void>;
}

/**
 * Reads an archive from end to end in bounded memory, and checks it against its manifest.
 * @throws `backup.not_a_backup`, `backup.newer_format`, `backup.damaged`, `file.not_found`, `file.unreadable`
 */
export async function readArchive(path: string, reader: ArchiveReader): Promise<void> {
  const archive = new Archive(reader);
  const file = createReadStream(path);
  const text = createGunzip({ chunkSize: 256 * 1024 });
  file.on("error", (error) => text.destroy(error));
  file.pipe(text);
  try {
    for await (const lines of linesOf(text)) await archive.add(lines);
    archive.end();
  } catch (error) {
    throw refusal(error, path, archive.isRecognised);
  } finally {
    file.destroy();
    text.destroy();
  }
}

/** Reads an archive for its header and manifest alone, and checks everything. */
export async function verifyArchive(path: string): Promise<{ header: ArchiveHeader; manifest: Manifest }> {
  let [header, manifest]: [ArchiveHeader | null, Manifest | null] = [null, null];
  await readArchive(path, {
    onHeader: async (read) => {
      header = read;
    },
    onManifest: async (read) => {
      manifest = read;
    },
  });
  if (header === null || manifest === null) throw errors.backup.damaged();
  return { header, manifest };
}

const checks = {
  format: Compile(ArchiveHeader),
  table: Compile(TableHeader),
  row: Compile(Row),
  manifest: Compile(Manifest),
};

/** Follows the lines of an archive, and holds them against its manifest. */
class Archive {
  isRecognised = false;
  private readonly reader: ArchiveReader;
  private readonly found: Manifest["tables"] = {};
  private open: { readonly table: TableHeader; readonly hash: Hash; rows: number } | null = null;
  private isComplete = false;

  constructor(reader: ArchiveReader) {
    this.reader = reader;
  }

  async add(lines: readonly Buffer[]): Promise<void> {
    const rows: Row[] = [];
    for (const bytes of lines) {
      if (this.isComplete) throw errors.backup.damaged();
      if (bytes[0] === bracket && this.open !== null) rows.push(this.row(bytes, this.open));
      else {
        if (rows.length > 0) await this.reader.onRows?.(rows.splice(0));
        await this.other(bytes);
      }
    }
    if (rows.length > 0) await this.reader.onRows?.(rows);
  }

  end(): void {
    if (!this.isComplete) throw errors.backup.damaged();
  }

  private row(bytes: Buffer, open: NonNullable<Archive["open"]>): Row {
    open.hash.update(bytes).update("\n");
    open.rows += 1;
    const row = parse(checks.row, bytes);
    if (row.length !== open.table.columns.length) throw errors.backup.damaged();
    return row;
  }

  /** Any line but a row. */
  private async other(bytes: Buffer): Promise<void> {
    if (!this.isRecognised) return this.header(bytes);
    this.closeTable();
    if (bytes.subarray(0, manifestStart.length).equals(manifestStart)) return this.manifest(bytes);
    const table = parse(checks.table, bytes);
    if (table.table in this.found) throw errors.backup.damaged();
    this.open = { table, hash: createHash("sha256"), rows: 0 };
    await this.reader.onTable?.(table);
  }

  private async header(bytes: Buffer): Promise<void> {
    const text = bytes.toString("utf8");
    if (!text.startsWith(`{"format":"${formatName}"`)) throw errors.backup.notABackup();
    this.isRecognised = true;
    const header = parse(checks.format, bytes);
    if (header.version > formatVersion) throw errors.backup.newerFormat(header.program);
    await this.reader.onHeader?.(header);
  }

  private closeTable(): void {
    if (this.open === null) return;
    const { table, hash, rows } = this.open;
    this.found[table.table] = { rows, sha256: hash.digest("hex") };
    this.open = null;
  }

  private async manifest(bytes: Buffer): Promise<void> {
    const { manifest } = parse(checks.manifest, bytes);
    const tables = Object.keys(manifest.tables);
    const isWhole =
      tables.length === Object.keys(this.found).length &&
      tables.every((table) => {
        const [told, found] = [manifest.tables[table], this.found[table]];
        return told?.rows === found?.rows && told?.sha256 === found?.sha256;
      });
    if (!isWhole) throw errors.backup.damaged();
    this.isComplete = true;
    await this.reader.onManifest?.(manifest);
  }
}

const bracket = "[".charCodeAt(0);
const manifestStart = Buffer.from('{"manifest":');

function parse<Schema extends TSchema>(check: ReturnType<typeof Compile<Schema>>, bytes: Buffer) {
  const value: unknown = JSON.parse(bytes.toString("utf8"));
  if (!check.Check(value)) throw errors.backup.damaged();
  return value;
}

/** A received object may be 8 MB and is kept in hexadecimal; a line far beyond that is no line of ours. */
const longestLine = 64 * 1024 ** 2;

/** The lines of each chunk, without their ends. What is not ended by a line feed at the very end is not a line. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const last = chunk.subarray(start, end);
      lines.push(pieces.length === 0 ? last : Buffer.concat([...pieces, last]));
      [pieces, length, start] = [[], 0, end + 1];
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longestLine) throw errors.backup.damaged();
    if (lines.length > 0) yield lines;
  }
  if (length > 0) throw errors.backup.damaged();
}

/** What goes wrong while reading is the archive's fault, unless a reader said something else. */
function refusal(error: unknown, path: string, isRecognised: boolean): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return errors.file.notFound(path);
  if (["EACCES", "EISDIR", "EPERM", "EIO"].includes(code)) return errors.file.unreadable(path);
  if (code.startsWith("Z_") || error instanceof SyntaxError)
    return isRecognised ? errors.backup.damaged() : errors.backup.notABackup();
  return error;
}
