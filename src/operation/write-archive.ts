import { createHash } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Clock } from "../clock.ts";
import type { Database, Transaction } from "../database/database.ts";
import { appliedMigrations } from "../database/migrate.ts";
import { errors } from "../errors/error-catalogue.ts";
import { programVersion } from "../version.ts";
import {
  type ArchiveHeader,
  type ArchiveSummary,
  formatName,
  formatVersion,
  type Manifest,
  summarise,
} from "./archive-format.ts";
import { savedColumns } from "./catalogue.repository.ts";
import { dumpRows, dumpSequences, openSnapshot } from "./dump.repository.ts";

/**
 * Writes the whole database into `sink`, which it ends, as it stands at one moment: what is written meanwhile by others is
 * not in it. Throws `database.not_set_up` when there is nothing to save.
 */
export function writeArchive(database: Database, sink: Writable, clock: Clock): Promise<ArchiveSummary> {
  const write = async (transaction: Transaction): Promise<ArchiveSummary> => {
    await openSnapshot(transaction);
    const migrations = await appliedMigrations(transaction.db);
    if (migrations.length === 0) throw errors.database.notSetUp();
    const header: ArchiveHeader = {
      format: formatName,
      version: formatVersion,
      program: programVersion,
      createdAt: clock().toISOString(),
      source: database.kind,
      migrations,
    };
    const manifest: Manifest = { tables: {}, sequences: [] };
    await pipeline(Readable.from(archiveText(transaction, header, manifest)), createGzip({ level: 1 }), sink);
    return summarise(header, manifest);
  };
  // What is in the sink cannot be taken back.
  return database.transaction(write, { once: true });
}

/** The text of the archive in pieces; fills in `manifest` on the way. */
async function* archiveText(
  transaction: Transaction,
  header: ArchiveHeader,
  manifest: Manifest,
): AsyncGenerator<string> {
  yield line(header);
  const columns = await savedColumns(transaction.db);
  for (const table of new Set(columns.map((column) => column.table))) {
    const names = columns.filter((column) => column.table === table).map(({ column }) => column);
    yield line({ table, columns: names });
    const hash = createHash("sha256");
    let count = 0;
    for await (const rows of dumpRows(transaction, table, names)) {
      const text = rows.map(line).join("");
      hash.update(text);
      count += rows.length;
      yield text;
    }
    manifest.tables[table] = { rows: count, sha256: hash.digest("hex") };
  }
  manifest.sequences.push(...(await dumpSequences(transaction.db)));
  yield line({ manifest });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
