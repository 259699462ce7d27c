/**
 * `npm run bench:load`: many people read the SAS while two files of 50 MB are imported, on PostgreSQL, 5 minutes; then the same on
 * three instances, of which the one that imports is killed in the middle of it, with pages under way. Tells latencies and errors;
 * ends with 1 where anything but the killed instance's own requests failed, or a candidate was lost or doubled.
 *
 *     npm run bench:load -- --seconds 60 --users 200 --only one|three
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { onServer } from "./databases.mjs";
import { megabytes, milliseconds, percentile, table } from "./figures.mjs";
import { startBalancer } from "./load/balancer.mjs";
import { signIn } from "./load/client.mjs";
import { startInstance } from "./load/instance.mjs";
import { readUntil } from "./load/reader.mjs";
import { strikeAmidst } from "./load/strike.mjs";
import { cli, runMeasured } from "./measure.mjs";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "300" },
    users: { type: "string", default: "200" },
    candidates: { type: "string", default: "1500" },
    only: { type: "string" },
  },
});
const [duration, users, candidates] = [values.seconds, values.users, values.candidates].map(Number);
/** What becomes of the second and the third file, and what the Historique des imports tells at the end, the first file included. */
const undisturbed = { imports: ["imported", "imported"], states: ["imported", "imported", "imported"] };
const killed = {
  imports: ["imported", "broken off", "imported"],
  states: ["imported", "imported", "interrupted", "imported"],
};

const serverUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
const directory = await mkdtemp(join(tmpdir(), "hub3e-load-"));
const kind = await onServer(serverUrl);
try {
  const files = [];
  for (const seed of [11, 12, 13]) {
    const path = join(directory, `${seed}.json`);
    // Full bulletins, about 34 kB a candidate.
    await runMeasured(
      cli("sample", "--candidates", String(candidates), "--bulletins", "--seed", String(seed), "--out", path),
    );
    files.push({ path, bytes: (await stat(path)).size });
  }
  console.log(
    `${kind.name}, Node ${process.versions.node}, ${availableParallelism()} cores, load before: ${loadavg()[0].toFixed(1)}; ` +
      `${users} people, ${duration} s, files of ${megabytes(files[0].bytes / 1e6)}`,
  );
  const runs = [];
  if (values.only !== "three") runs.push(await measure("one instance", 1, false, files));
  if (values.only !== "one") runs.push(await measure("three, one killed", 3, true, files));
  console.log(
    `\n${table(
      ["", "requests", "p50", "p95", "p99", "longest", "failed", "of the others", "candidates"],
      runs.map(({ row }) => row),
    )}\nload at the end: ${loadavg()[0].toFixed(1)}`,
  );
  for (const { told } of runs) for (const line of told) console.log(line);
  const faults = runs.flatMap((run) => run.faults);
  for (const fault of faults) console.error(`NOT AS IT SHOULD BE: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await kind.close();
  await rm(directory, { recursive: true, force: true });
}

/** One run on a new database that holds the first file already; the two others are imported while people read. */
async function measure(name, count, isOneKilled, files) {
  const wanted = isOneKilled ? killed : undisturbed;
  const database = await kind.fresh();
  const instances = await Promise.all(
    Array.from({ length: count }, (_each, place) =>
      startInstance(database.environment, join(directory, `data-${place}`)),
    ),
  );
  const balancer = await startBalancer(instances.map(({ port }) => port));
  try {
    const client = await signIn(balancer.address);
    const first = await client.upload(files[0].path);
    if (first.status !== "imported") throw new Error(`the first import: ${JSON.stringify(first)}`);
    const [waits, failures] = [[], []];
    const until = performance.now() + duration * 1000;
    const people = Array.from({ length: users }, () => readUntil(client, until, waits, failures));
    const strike = isOneKilled
      ? strikeAmidst({
          balancer,
          client,
          candidates,
          waits,
          failures,
          kill: (place) => instances[place].kill(),
        })
      : null;
    const second = pause(0.05).then(() => client.upload(files[1].path));
    // Struck, the person sends the file again at once.
    const third = pause(strike === null ? 0.4 : 0.49)
      .then(() => client.upload(files[2].path, strike?.onProgress))
      .then(async (sent) => (strike === null ? [sent] : [sent, await client.upload(files[2].path)]));
    const imports = [await second, ...(await third)].map(({ status }) => status ?? "broken off");
    await Promise.all(people);
    const blow = (await strike?.outcome()) ?? null;
    const states = await settledStates(client);
    const held = await countCandidates(database.environment.DATABASE_URL);
    const ofOthers = failures.filter(({ place }) => place === null || place !== blow?.place).length;
    const faults = [
      ...(ofOthers > 0 ? [`${ofOthers} requests of instances that live failed`] : []),
      ...(isOneKilled && !blow?.pages ? ["no page was under way when the instance was killed"] : []),
      ...differences("the imports", imports, wanted.imports),
      ...differences("the Historique des imports", states, wanted.states),
      ...differences("candidates, and their file numbers", held, [3 * candidates, 3 * candidates]),
    ];
    const latency = (share) => milliseconds(percentile(waits, share));
    const row = [
      name,
      String(waits.length),
      latency(0.5),
      latency(0.95),
      latency(0.99),
      milliseconds(Math.max(...waits)),
      String(failures.length),
      String(ofOthers),
      String(held[0]),
    ];
    const told =
      blow === null
        ? []
        : [
            `killed: the instance that was importing (${blow.candidates} of ${candidates} candidates checked), ` +
              `${blow.pages} pages under way on it; ${failures.length} pages failed, ${failures.length - ofOthers} of them its own`,
            `the file sent again: ${imports.at(-1)}; Historique des imports: ${states.join(", ")}`,
          ];
    return { row, told, faults };
  } finally {
    balancer.close();
    await Promise.all(instances.map((instance) => instance.stop()));
    await database.remove();
  }
}

function differences(what, found, wanted) {
  return found.join() === wanted.join()
    ? []
    : [`${what}: ${found.join(", ")} instead of ${wanted.join(", ")}`];
}

/** The states of all imports, oldest first, once none is under way: a killed one is marked after a minute of silence. */
async function settledStates(client) {
  for (let tries = 0; ; tries += 1) {
    const { body } = await client.get("/api/imports");
    const states = JSON.parse(body).items.map(({ state }) => state);
    if (tries === 90 || !states.some((state) => state === "checking" || state === "writing"))
      return states.reverse();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** How many candidates there are, and how many file numbers: neither lost nor doubled, they are the same. */
async function countCandidates(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*)::integer from candidate) as candidates,
        (select count(distinct (session, file_number))::integer from parcoursup_file) as files`,
    );
    return [rows[0].candidates, rows[0].files];
  } finally {
    await client.end();
  }
}

/** Until this share of the duration has passed. */
function pause(share) {
  return new Promise((resolve) => setTimeout(resolve, share * duration * 1000));
}
