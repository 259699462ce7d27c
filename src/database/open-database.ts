import { sql } from "kysely";
import type { Config } from "../config.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { Connection, Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import type { RecordKeys } from "./record-keys.ts";
import { openServerDatabase } from "./server-database.ts";

/** What to do where there is no database yet: to create one, or to throw `database.not_set_up` and leave nothing behind. */
export type WhenAbsent = "create" | "refuse";

/** Opens the database that the configuration names and brings it to this version of the program. */
export async function openDatabase(config: DatabaseConfig, whenAbsent: WhenAbsent): Promise<Database> {
  const database = await openAsItIs(config, whenAbsent);
  try {
    if (whenAbsent === "refuse") await refuseEmpty(database.db);
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

type DatabaseConfig = Pick<Config, "databaseUrl" | "dataDirectory" | "recordKeys">;

/** Opens it whatever migrations it has: to copy it, or to replace what it holds. */
export function openAsItIs(config: DatabaseConfig, whenAbsent: WhenAbsent): Promise<Database> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataDirectory, config.recordKeys, whenAbsent)
    : openServerDatabase(config.databaseUrl, config.recordKeys);
}

/** Without the table of migrations, the program has never been there. */
async function refuseEmpty(db: Connection): Promise<void> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (rows[0]?.found !== true) throw errors.database.notSetUp();
}

/** Loads the embedded PostgreSQL only where it is used. */
async function openEmbedded(
  dataDirectory: string,
  recordKeys: RecordKeys | undefined,
  whenAbsent: WhenAbsent,
): Promise<Database> {
  const { hasEmbeddedDatabase, openEmbeddedDatabase } = await import("./embedded-database.ts");
  if (whenAbsent === "refuse" && !(await hasEmbeddedDatabase(dataDirectory)))
    throw errors.database.notSetUp();
  return openEmbeddedDatabase(dataDirectory, recordKeys);
}

/** Which database the configuration names, in French, without user or password. */
export function describeDatabase({ databaseUrl, dataDirectory }: DatabaseConfig): string {
  if (databaseUrl === null) return `la base embarquée du dossier ${dataDirectory}`;
  const { host, pathname } = new URL(databaseUrl);
  return `la base ${decodeURIComponent(pathname.slice(1))} du serveur PostgreSQL ${host}`;
}
