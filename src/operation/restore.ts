import type { Database, Transaction } from "../database/database.ts";
import { lockUntilCommit } from "../database/lock-until-commit.ts";
import { knownMigrations, migrateInside } from "../database/migrate.ts";
import { errors } from "../errors/error-catalogue.ts";
import { type ArchiveHeader, type ArchiveSummary, type Manifest, summarise } from "./archive-format.ts";
import { savedColumns, type TableColumn } from "./catalogue.repository.ts";
import { readArchive, verifyArchive } from "./read-archive.ts";
import {
  analyse,
  countHeldRows,
  dropEverything,
  prepareToFill,
  setSequences,
  TableWriter,
} from "./reload.repository.ts";
import { countSealedOtherwise } from "./sealed-content.repository.ts";

/** An archive that was read to its end and found whole. */
export interface VerifiedArchive {
  readonly path: string;
  readonly header: ArchiveHeader;
  readonly manifest: Manifest;
}

export interface RestoreSummary extends ArchiveSummary {
  /** What was encrypted with a key that is not the one given here (`RECORD_KEY`): it is there, but cannot be read. */
  readonly unreadable: number;
}

/** To be called before the target is opened, so that nothing is touched for an archive that cannot be restored. */
export async function openArchive(path: string): Promise<VerifiedArchive> {
  const { header, manifest } = await verifyArchive(path);
  refuseUnknownMigrations(header);
  return { path, header, manifest };
}

/**
 * Puts back what an archive holds, in one transaction: the tables of the archive's own migrations are created, filled, and
 * then brought to this version of the program.
 * @throws `backup.target_not_empty` unless `force`, which replaces everything; `backup.newer`; what `readArchive` throws
 */
export async function restore(
  database: Database,
  { path, header, manifest }: VerifiedArchive,
  { force }: { readonly force: boolean },
): Promise<RestoreSummary> {
  await database.transaction(async (transaction) => {
    const { db } = transaction;
    await lockUntilCommit(db, "restore");
    const held = await countHeldRows(db);
    if (held > 0 && !force) throw errors.backup.targetNotEmpty(held);
    await dropEverything(db);
    await migrateInside(db, header.migrations.at(-1) ?? null);
    await fill(transaction, path, manifest);
    await migrateInside(db, null);
  });
  await analyse(database.db);
  await database.makeDurable();
  return { ...summarise(header, manifest), unreadable: await countSealedOtherwise(database.db) };
}

/** The archive's migrations must be the first ones of this program. */
function refuseUnknownMigrations({ migrations, program }: ArchiveHeader): void {
  if (migrations.some((name, index) => knownMigrations[index] !== name))
    throw errors.backup.newerFormat(program);
}

async function fill(transaction: Transaction, path: string, manifest: Manifest): Promise<void> {
  const known = await savedColumns(transaction.db);
  const putBack = await prepareToFill(transaction.db);
  let writer: TableWriter | null = null;
  await readArchive(path, {
    onTable: async ({ table, columns }) => {
      await writer?.flush();
      writer = new TableWriter(transaction, table, columnsOf(known, table, columns));
    },
    onRows: async (rows) => {
      await writer?.add(rows);
    },
    onManifest: async () => {
      await writer?.flush();
    },
  });
  await putBack();
  await setSequences(transaction.db, manifest.sequences);
}

/** The types of the archive's columns; a name that the tables of its migrations do not have is none of ours. */
function columnsOf(known: readonly TableColumn[], table: string, columns: readonly string[]): TableColumn[] {
  return columns.map((column) => {
    const found = known.find((one) => one.table === table && one.column === column);
    if (found === undefined) throw errors.backup.damaged();
    return found;
  });
}
