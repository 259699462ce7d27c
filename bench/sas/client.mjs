/** A client of a database that no server has open. */
import { join } from "node:path";
import pg from "pg";

/**
 * @param {Record<string, string>} environment of `DatabaseKind.fresh`
 * @param {(client: { query: Function }) => Promise<Result>} work
 * @template Result
 */
export async function withClient({ DATABASE_URL, DATA_DIR }, work) {
  if (DATABASE_URL === undefined) return withEmbedded(join(DATA_DIR, "postgres"), work);
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    const result = await work(client);
    // What autovacuum does by itself, some minutes later.
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    return result;
  } finally {
    await client.end();
  }
}

async function withEmbedded(files, work) {
  const { PGlite } = await import("@electric-sql/pglite");
  const { pg_trgm } = await import("@electric-sql/pglite/contrib/pg_trgm");
  const pglite = await PGlite.create(files, { extensions: { pg_trgm } });
  try {
    const result = await work(pglite);
    // What the server does by itself within a minute.
    await pglite.query("vacuum analyze");
    await pglite.query("checkpoint");
    return result;
  } finally {
    await pglite.close();
  }
}
