import { Kysely, PostgresDialect } from "kysely";
import type { Database, Transaction } from "../../src/database/database.ts";
import type { Tables } from "../../src/database/schema.ts";

export class InjectedFault extends Error {}

/** The same database, with a fault in its transactions. */
export interface FailingDatabase {
  readonly database: Database;
  /** Statements met so far inside transactions. */
  readonly statements: () => number;
}

/**
 * Transactions of `database` run `fault` before their statement number `at` (from 1), which may throw in its place.
 * With `Infinity` they only count.
 */
export function failingAt(
  database: Database,
  at: number,
  fault: (transaction: Transaction) => Promise<void> = injectFault,
): FailingDatabase {
  let statements = 0;
  const failing = (transaction: Transaction): Transaction => {
    const counted = async (...statement: unknown[]) => {
      statements += 1;
      if (statements === at) await fault(transaction);
      return Reflect.apply(transaction.client.query, transaction.client, statement);
    };
    const client = new Proxy(transaction.client, {
      get: (target, key) => (key === "query" ? counted : Reflect.get(target, key)),
    });
    const borrowed = { query: client.query.bind(client), release: () => {} };
    const pool = { connect: async () => borrowed, end: async () => {} };
    const { recordKeys } = transaction.db;
    return {
      client,
      db: Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { recordKeys }),
    };
  };
  return {
    database: {
      ...database,
      transaction: (work, options) =>
        database.transaction((transaction) => work(failing(transaction)), options),
    },
    statements: () => statements,
  };
}

async function injectFault(): Promise<void> {
  throw new InjectedFault("a statement that fails");
}
