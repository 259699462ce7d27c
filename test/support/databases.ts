import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openEmbeddedDatabase } from "../../src/database/embedded-database.ts";
import { openServerDatabase } from "../../src/database/server-database.ts";
import { disposeAfterwards, disposeAll } from "./disposal.ts";
import { databaseUrl } from "./prepare-databases.ts";

/** Gives an empty, migrated database of its own at each call; it is closed and removed after the suite. */
export type OpenDatabase = () => Promise<Database>;

/** Tells the same stories on the embedded database and on a PostgreSQL server. */
export function describeEachDatabase(name: string, suite: (open: OpenDatabase) => void): void {
  describe(`${name} (base embarquée)`, tell(suite, openEmbedded));
  describeServerDatabase(name, suite);
}

/** Tells stories that only a PostgreSQL server can have. */
export function describeServerDatabase(name: string, suite: (open: OpenDatabase) => void): void {
  describe.skipIf(inject("serverTemplate") === null)(
    `${name} (serveur PostgreSQL)`,
    tell(suite, openOnServer),
  );
}

/** Tells stories in which the database plays no part: once, on the embedded one. */
export function describeEmbeddedDatabase(name: string, suite: (open: OpenDatabase) => void): void {
  describe(name, tell(suite, openEmbedded));
}

function tell(suite: (open: OpenDatabase) => void, open: OpenDatabase): () => void {
  return () => {
    afterAll(disposeAll);
    suite(open);
  };
}

/** An embedded database of its own; inside one of the suites above. */
export async function openEmbedded(): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), "hub3e-test-"));
  await cp(inject("embeddedTemplate"), directory, { recursive: true });
  const database = await openEmbeddedDatabase(directory);
  disposeAfterwards(async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  });
  return database;
}

/** A database of its own on the PostgreSQL server; inside one of the suites above. */
export async function openOnServer(): Promise<Database> {
  const template = inject("serverTemplate");
  if (template === null) throw new Error("there is no PostgreSQL server");
  const name = `${template.name}_${randomBytes(6).toString("hex")}`;
  const server = new pg.Client({ connectionString: template.serverUrl });
  await server.connect();
  await server.query(`create database ${name} template ${template.name}`);
  const database = await openServerDatabase(databaseUrl(template.serverUrl, name));
  disposeAfterwards(async () => {
    await database.close();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  });
  return database;
}
