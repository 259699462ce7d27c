/**
 * `npm run bench -- [--rounds N] [--sizes 1000,10000] [--large] [--no-server] [--no-http]`: the bars of the import, measured side by side
 * (`docs/performance.md`). Prints tables; writes the figures to `bench/results/`.
 */
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { embedded, onServer } from "./databases.mjs";
import { table } from "./figures.mjs";
import { measureServer, serverHeader, serverRows } from "./http.mjs";
import { measureFile, processHeader, processRows } from "./import-processes.mjs";
import { cli, runMeasured } from "./measure.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    sizes: { type: "string", default: "1000,10000" },
    /** 100,000 candidates too: minutes, and 10 GB of disk. */
    large: { type: "boolean", default: false },
    embedded: { type: "boolean", default: true },
    server: { type: "boolean", default: true },
    http: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
const sizes = [...values.sizes.split(",").map(Number), ...(values.large ? [100_000] : [])];
const serverUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";

const directory = await mkdtemp(join(tmpdir(), "hub3e-bench-files-"));
const kinds = [
  ...(values.server ? [await onServer(serverUrl)] : []),
  ...(values.embedded ? [await embedded()] : []),
];
const loadBefore = loadavg()[0];
try {
  const files = [];
  for (const candidates of sizes)
    for (const full of [false, true]) {
      const file = await sample(candidates, full);
      files.push(await measureFile(file, kinds, rounds));
      await rm(file.path);
    }
  const servers = [];
  if (values.http) {
    const [small, large] = [await sample(2_000, false), await sample(10_000, true)];
    for (const kind of kinds) {
      console.error(`server on ${kind.name}…`);
      const figures = await measureServer(kind, { small, large, rounds }).catch((error) => {
        console.error(`  ${error.message}`);
        return null;
      });
      if (figures !== null) servers.push(figures);
    }
  }
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memory: Math.round(totalmem() / 1e9),
    node: process.version,
    load: [loadBefore, loadavg()[0]],
  };
  console.log(`${machine.cores} × ${machine.cpu}, ${machine.memory} GB, Node ${machine.node}`);
  console.log(`load ${machine.load.map((load) => load?.toFixed(1)).join(" → ")}, ${rounds} round(s)\n`);
  console.log(table(processHeader, files.flatMap(processRows)));
  if (servers.length > 0) console.log(`\n${table(serverHeader, servers.flatMap(serverRows))}`);
  await keep({ date: new Date().toISOString(), machine, rounds, files, servers });
} finally {
  for (const kind of kinds) await kind.close();
  await rm(directory, { recursive: true, force: true });
}

/** A synthetic export, the same at every run. */
async function sample(candidates, full) {
  const path = join(directory, `${candidates}-${full ? "full" : "small"}.json`);
  const options = ["--candidates", String(candidates), "--seed", "1", "--out", path];
  await runMeasured(cli("sample", ...options, ...(full ? ["--bulletins"] : [])));
  return { path, candidates, full, bytes: (await stat(path)).size };
}

async function keep(results) {
  const folder = new URL("results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const file = new URL(`import-${results.date.replaceAll(/[:.]/g, "-")}.json`, folder);
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nbench/results/${file.pathname.split("/").at(-1)}`);
}
