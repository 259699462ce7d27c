import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/database/open-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A data directory of the embedded database, migrated and closed; copied by each suite. */
    embeddedTemplate: string;
    /** A migrated database of the PostgreSQL server, from which each suite creates its own; null without a server. */
    serverTemplate: { readonly serverUrl: string; readonly name: string } | null;
  }
}

const serverUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Once a run: creating an embedded database takes seconds, copying one takes a moment. */
export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "hub3e-test-template-"));
  const [, serverTemplate] = await Promise.all([prepareEmbedded(directory), prepareServer()]);
  project.provide("embeddedTemplate", directory);
  project.provide("serverTemplate", serverTemplate);
  return async () => {
    await rm(directory, { recursive: true, force: true });
    if (serverTemplate !== null) await onServer(`drop database ${serverTemplate.name} with (force)`);
  };
}

async function prepareEmbedded(dataDirectory: string): Promise<void> {
  const database = await openDatabase({ databaseUrl: null, dataDirectory }, "create");
  await database.close();
}

async function prepareServer(): Promise<{ serverUrl: string; name: string } | null> {
  const name = `hub3e_test_${randomBytes(6).toString("hex")}`;
  try {
    await onServer(`create database ${name}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    // With CI=true nothing may be skipped.
    if (process.env.CI === "true") throw new Error(`no PostgreSQL server at TEST_DATABASE_URL: ${reason}`);
    console.warn(
      `PostgreSQL does not answer (${reason}): its half of the tests is skipped. Set TEST_DATABASE_URL to run it.`,
    );
    return null;
  }
  const database = await openDatabase(
    { databaseUrl: databaseUrl(serverUrl, name), dataDirectory: "" },
    "create",
  );
  await database.close();
  return { serverUrl, name };
}

/** Runs one statement on the test server. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The address of another database of the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
