import { Kysely, PostgresDialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import type { CommandHandler } from "./directory-lock.ts";
import type { RecordKeys } from "./record-keys.ts";
import type { Tables } from "./schema.ts";

/** Where SQL goes: the pool itself, or one transaction. Repositories take it as their first argument. */
export type Connection = Kysely<Tables> & {
  /** What received objects are sealed with on their way in, and opened with on their way out (`sealed-record.ts`). */
  readonly recordKeys: RecordKeys;
};

/** A transaction, with its `pg` client for the few statements that need to be prepared by name. */
export interface Transaction {
  readonly db: Connection;
  readonly client: pg.ClientBase;
}

export interface TransactionOptions {
  /** For work that cannot begin anew, such as what it has already sent elsewhere: a deadlock is thrown at once. */
  readonly once?: boolean;
}

export interface Database {
  readonly kind: "embedded" | "server";
  readonly db: Connection;
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
   * Inside, use only the handle given: the embedded database has a single connection, and asking for a second one
   * while holding it would wait for ever.
   * When the database ended it because two waited for each other, nothing of it was kept and `work` runs again: it begins
   * anew each time, or asks to run once.
   */
  transaction<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /** Makes what is committed survive a power cut (embedded: checkpoint and fsync; a server does it by itself). */
  makeDurable(): Promise<void>;
  /** Embedded: vacuums the tables that have changed much, and tells which (a server does it by itself). */
  tidy(): Promise<string[]>;
  /**
   * Embedded: answers the commands that other processes of this machine send to the one that holds the directory
   * (`directory-lock.ts`). A server is reached by everybody, so that nothing needs to be asked of anybody.
   */
  answerCommands(handler: CommandHandler): void;
  /** How many connections are open, idle, and waited for. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

const dateType = 1082;

/** `pg` turns a `date` into a JavaScript `Date` at local midnight: keep the text instead. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    Number(oid) === dateType ? (text: string) => text : pg.types.getTypeParser(oid, format),
};

export function kyselyOn(pool: pg.Pool, recordKeys: RecordKeys): Connection {
  return Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { recordKeys });
}

const deadlockDetected = "40P01";
const mostAttempts = 3;

/**
 * `Database.transaction` on one connection of `pool`. The work runs three times at most, then the deadlock is thrown as it came;
 * the other transaction of a deadlock has gone on meanwhile, so that there is nothing to wait for.
 */
export async function runTransaction<Result>(
  pool: pg.Pool,
  recordKeys: RecordKeys,
  work: (transaction: Transaction) => Promise<Result>,
  { once = false }: TransactionOptions = {},
): Promise<Result> {
  const client = await pool.connect();
  const broken = new ConnectionFailure();
  client.on("error", broken.remember);
  try {
    for (let attempt = once ? mostAttempts : 1; ; attempt += 1) {
      try {
        await client.query("begin");
        const result = await work({ db: kyselyOnClient(client, recordKeys), client });
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(broken.remember);
        if (attempt === mostAttempts || broken.happened || !isDeadlock(error)) throw error;
      }
    }
  } finally {
    client.off("error", broken.remember);
    client.release(broken.happened);
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === deadlockDetected;
}

export function countConnections(pool: pg.Pool): ReturnType<Database["connections"]> {
  return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/** Remembers that the connection died, so that it is not put back into the pool. */
class ConnectionFailure {
  happened = false;
  readonly remember = (): void => {
    this.happened = true;
  };
}

/** Kysely's query builder over the one client that holds the transaction. */
function kyselyOnClient(client: pg.PoolClient, recordKeys: RecordKeys): Connection {
  const borrowed: PostgresPoolClient = { query: client.query.bind(client), release: () => {} };
  const dialect = new PostgresDialect({ pool: { connect: async () => borrowed, end: async () => {} } });
  return Object.assign(new Kysely<Tables>({ dialect }), { recordKeys });
}
