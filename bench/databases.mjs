/** A new, empty, set-up database for every measurement: nothing is known from the one before. */
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { cli, runMeasured } from "./measure.mjs";

export const establishment = "0870015U";
export const administrator = { email: "direction@ecole.example", password: "gare cadran mouette velours" };

const setUp = {
  SCHOOL_NAME: "École d'essai",
  ESTABLISHMENTS: `${establishment}=Site de Limoges`,
  ADMIN_EMAIL: administrator.email,
  ADMIN_PASSWORD: administrator.password,
};

/**
 * @typedef {{ name: string, fresh: () => Promise<{ environment: Record<string, string>, remove: () => Promise<void> }>, close: () => Promise<void> }} DatabaseKind
 * @returns {Promise<DatabaseKind>} databases on the PostgreSQL server at `serverUrl`; throws when it does not answer
 */
export async function onServer(serverUrl) {
  const server = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5_000 });
  await server.connect();
  const { rows } = await server.query("show server_version");
  const fresh = async () => {
    const name = `hub3e_bench_${randomBytes(6).toString("hex")}`;
    await server.query(`create database ${name}`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const data = await mkdtemp(join(tmpdir(), "hub3e-bench-"));
    const environment = { DATABASE_URL: url.href, DATA_DIR: data };
    await runMeasured(cli("setup"), { ...environment, ...setUp });
    // What the last measurement left to write must not be paid by the next one.
    await server.query("checkpoint");
    const remove = async () => {
      await server.query(`drop database ${name} with (force)`);
      await rm(data, { recursive: true, force: true });
    };
    return { environment, remove };
  };
  return { name: `PostgreSQL ${rows[0].server_version.split(" ")[0]}`, fresh, close: () => server.end() };
}

/** @returns {Promise<DatabaseKind>} embedded databases: copies of one that was set up once, as creating one takes seconds */
export async function embedded() {
  const template = await mkdtemp(join(tmpdir(), "hub3e-bench-"));
  await runMeasured(cli("setup"), { DATA_DIR: template, ...setUp });
  const fresh = async () => {
    const directory = await mkdtemp(join(tmpdir(), "hub3e-bench-"));
    await cp(template, directory, { recursive: true });
    return {
      environment: { DATA_DIR: directory },
      remove: () => rm(directory, { recursive: true, force: true }),
    };
  };
  return { name: "embarquée", fresh, close: () => rm(template, { recursive: true, force: true }) };
}
