import type { Config } from "../config.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import type { RecordKeys } from "./record-keys.ts";
import { openServerDatabase } from "./server-database.ts";

/** Opens the database that the configuration names and brings it to this version of the program. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const database = await openAsItIs(config);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

type DatabaseConfig = Pick<Config, "databaseUrl" | "dataDirectory" | "recordKeys">;

/** Opens it whatever migrations it has: to copy it, or to replace what it holds. */
export function openAsItIs(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDirectory, config.recordKeys)
    : openServerDatabase(config.databaseUrl, config.recordKeys);
}

/** Loads the embedded PostgreSQL only where it is used. */
async function openEmbedded(dataDirectory: string, recordKeys: RecordKeys | undefined): Promise<Database> {
  const { openEmbeddedDatabase } = await import("./embedded-database.ts");
  return openEmbeddedDatabase(dataDirectory, recordKeys);
}
