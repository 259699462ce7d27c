import { type Config, readConfig } from "../config.ts";
import type { Database } from "../database/database.ts";
import { openDatabase, type WhenAbsent } from "../database/open-database.ts";

/**
 * Opens the database of the environment for one command, and closes it whatever happens. Throws `database.not_set_up` when there
 * is none, unless the command is there to create it.
 */
export async function withDatabase<Result>(
  work: (database: Database, config: Config) => Promise<Result>,
  whenAbsent: WhenAbsent = "refuse",
): Promise<Result> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, whenAbsent);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}
