import { type Kysely, type Migration, Migrator } from "kysely";
import { errors } from "../errors/error-catalogue.ts";
import * as foundations from "./migrations/0001-foundations.ts";
import * as accountEstablishments from "./migrations/0002-account-establishments.ts";
import * as sas from "./migrations/0003-sas.ts";
import * as profile from "./migrations/0004-profile.ts";
import * as liaison from "./migrations/0006-liaison.ts";
import * as privacy from "./migrations/0008-privacy.ts";
import * as linearTriggers from "./migrations/0010-linear-triggers.ts";
import * as sessions from "./migrations/0011-sessions.ts";
import * as tableImports from "./migrations/0012-table-imports.ts";
import * as secondFactor from "./migrations/0013-second-factor.ts";
import * as listIndexes from "./migrations/0014-list-indexes.ts";
import * as passwordLinks from "./migrations/0015-password-links.ts";
import * as identityProvider from "./migrations/0016-identity-provider.ts";
import * as establishmentIndex from "./migrations/0017-establishment-index.ts";
import * as lighterKeys from "./migrations/0019-lighter-keys.ts";
import * as candidateNames from "./migrations/0020-candidate-names.ts";
import * as problemCounts from "./migrations/0021-problem-counts.ts";
import * as namesWithoutSpaces from "./migrations/0022-names-without-spaces.ts";
import * as broughtNumbers from "./migrations/0023-brought-numbers.ts";
import * as whatWasReceived from "./migrations/0024-what-was-received.ts";
import * as wishChanges from "./migrations/0025-wish-changes.ts";
import * as importGuards from "./migrations/0026-import-guards.ts";
import * as indexesThatTell from "./migrations/0027-indexes-that-tell.ts";
import type { Tables } from "./schema.ts";

/** In order; a published migration is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-foundations": foundations,
  "0002-account-establishments": accountEstablishments,
  "0003-sas": sas,
  "0004-profile": profile,
  "0006-liaison": liaison,
  "0008-privacy": privacy,
  "0010-linear-triggers": linearTriggers,
  "0011-sessions": sessions,
  "0012-table-imports": tableImports,
  "0013-second-factor": secondFactor,
  "0014-list-indexes": listIndexes,
  "0015-password-links": passwordLinks,
  "0016-identity-provider": identityProvider,
  "0017-establishment-index": establishmentIndex,
  "0019-lighter-keys": lighterKeys,
  "0020-candidate-names": candidateNames,
  "0021-problem-counts": problemCounts,
  "0022-names-without-spaces": namesWithoutSpaces,
  "0023-brought-numbers": broughtNumbers,
  "0024-what-was-received": whatWasReceived,
  "0025-wish-changes": wishChanges,
  "0026-import-guards": importGuards,
  "0027-indexes-that-tell": indexesThatTell,
};

/** Every migration of this program, in order. */
export const knownMigrations: readonly string[] = Object.keys(migrations).sort();

/**
 * Brings the database to this version of the program. Safe when several instances start together: Kysely's migrator takes
 * an advisory lock inside its transaction. Throws `database.newer` when the database knows migrations this program does not.
 */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  if (await isNewer(database)) throw errors.database.newer();
  await run(new Migrator({ db: database, provider }), null);
}

/** Brings the database up to one migration and no further: what an archive of that time needs. */
export function migrateUpTo(database: Kysely<Tables>, name: string): Promise<void> {
  return run(new Migrator({ db: database, provider }), name);
}

/** The same inside a transaction that is already open; null: up to this version of the program. */
export function migrateInside(transaction: Kysely<Tables>, name: string | null): Promise<void> {
  return run(new Migrator({ db: transaction, provider, disableTransactions: true }), name);
}

const provider = { getMigrations: async () => ({ ...migrations }) };

async function run(migrator: Migrator, name: string | null): Promise<void> {
  const { error } = await (name === null ? migrator.migrateToLatest() : migrator.migrateTo(name));
  if (error !== undefined) throw error;
}

/** True when the database has exactly the migrations of this program; throws when it does not answer. */
export async function isUpToDate(database: Kysely<Tables>): Promise<boolean> {
  const applied = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  return applied.length === knownMigrations.length && applied.every(({ name }) => name in migrations);
}

/** The migrations that the database has, in order; none when it is empty. */
export async function appliedMigrations(database: Kysely<Tables>): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const applied = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  return applied.map(({ name }) => name);
}

async function isNewer(database: Kysely<Tables>): Promise<boolean> {
  const applied = await appliedMigrations(database);
  return applied.some((name) => !(name in migrations));
}
