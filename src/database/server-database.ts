import pg from "pg";
import { errors } from "../errors/error-catalogue.ts";
import { countConnections, type Database, kyselyOn, runTransaction, types } from "./database.ts";
import { noRecordKeys, type RecordKeys } from "./record-keys.ts";

/** A PostgreSQL server, reached at `databaseUrl`. Throws `database.unreachable` when it does not answer. */
export async function openServerDatabase(
  databaseUrl: string,
  recordKeys: RecordKeys = noRecordKeys,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: "hub3e-parcoursup",
    // Statements run for milliseconds; compiling one costs PostgreSQL most of a second.
    onConnect: async (client) => {
      await client.query("set jit = off");
    },
  });
  // An idle connection that dies is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw errors.database.unreachable(reasonOf(error));
  }
  const db = kyselyOn(pool, recordKeys);
  return {
    kind: "server",
    db,
    transaction: (work, options) => runTransaction(pool, recordKeys, work, options),
    makeDurable: async () => {},
    tidy: async () => [],
    answerCommands: () => {},
    connections: () => countConnections(pool),
    close: () => db.destroy(),
  };
}

/** A cause without host, user or password: an error code, or PostgreSQL's SQLSTATE. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return reasons[error.code] ?? error.code;
  return error instanceof Error && /timeout/i.test(error.message) ? "pas de réponse" : "connexion refusée";
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "rien n'écoute à cette adresse",
  ENOTFOUND: "ce nom de serveur est inconnu",
  "28P01": "mot de passe refusé",
  "28000": "utilisateur refusé",
  "3D000": "cette base n'existe pas",
};
