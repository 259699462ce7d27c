import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { errors } from "../errors/error-catalogue.ts";
import { prepareDirectory, preparePrivateFiles, refuseForbiddenFiles } from "./data-directory.ts";
import { countConnections, type Database, kyselyOn, runTransaction, types } from "./database.ts";
import { lockDirectory } from "./directory-lock.ts";
import { noRecordKeys, type RecordKeys } from "./record-keys.ts";
import { syncDirectory } from "./sync-directory.ts";
import { vacuumChanged } from "./vacuum-changed.ts";

/** The major of the PostgreSQL that PGlite embeds: a directory of another one cannot be opened. */
const embeddedMajor = "18";

/**
 * PostgreSQL inside this process, its files below `directory`. One process at a time: two would silently lose data,
 * so the directory is locked first. PGlite does not fsync: `makeDurable` does, after what must survive a power cut.
 */
export async function openEmbeddedDatabase(
  directory: string,
  recordKeys: RecordKeys = noRecordKeys,
): Promise<Database> {
  await prepareDirectory(directory);
  const lock = await lockDirectory(directory);
  const files = filesOf(directory);
  try {
    await refuseForbiddenFiles(directory, files);
    await refuseOtherMajor(files);
    await preparePrivateFiles(files);
    const pglite = await PGlite.create(files, { extensions: { pg_trgm } }).catch(() => {
      throw errors.database.damaged(directory);
    });
    const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, types });
    const db = kyselyOn(pool, recordKeys);
    const makeDurable = async () => {
      await pool.query("checkpoint");
      await syncDirectory(files);
    };
    return {
      kind: "embedded",
      db,
      transaction: (work, options) => runTransaction(pool, recordKeys, work, options),
      makeDurable,
      tidy: () => vacuumChanged(pool),
      answerCommands: lock.answerCommands,
      connections: () => countConnections(pool),
      close: async () => {
        await makeDurable();
        await db.destroy();
        await pglite.close();
        await syncDirectory(files);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Whether `openEmbeddedDatabase` would find a database below `directory`, or create one. */
export async function hasEmbeddedDatabase(directory: string): Promise<boolean> {
  return (await readVersion(filesOf(directory))) !== null;
}

const filesOf = (directory: string) => join(directory, "postgres");

const readVersion = (files: string) => readFile(join(files, "PG_VERSION"), "utf8").catch(() => null);

async function refuseOtherMajor(files: string): Promise<void> {
  const found = await readVersion(files);
  if (found !== null && found.trim() !== embeddedMajor)
    throw errors.database.majorMismatch(found.trim(), embeddedMajor);
}
