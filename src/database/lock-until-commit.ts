import { sql } from "kysely";
import type { Connection } from "./database.ts";

/**
 * Waits until nobody else holds `name`, then holds it until the transaction of `db` ends, in every instance of the program.
 * The name is digested to 64 bits: two names that collide only wait for each other.
 */
export async function lockUntilCommit(db: Connection, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
}
