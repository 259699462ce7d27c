/**
 * `npm run bench:sas`: the SAS d'admission with 1,000,000 candidates on PostgreSQL and 100,000 on the embedded database, asked over HTTP
 * as people ask: every filter, sort and kind of duplicate, both ends of the list, counts, Ajout multiple of 1,000 and bringing back.
 *
 *     npm run bench:sas -- --candidates 200000 --embedded-candidates 20000 --rounds 2 --every 5 --no-embedded
 *     npm run bench:sas -- --keep                    # leaves the database of the server, and says its address
 *     npm run bench:sas -- --on postgres://…         # measures on such a database, for looking at plans
 */
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { embedded, onServer } from "./databases.mjs";
import { median, milliseconds, percentile, seconds, table, times } from "./figures.mjs";
import { alone, isTold, watchProcessor } from "./processor.mjs";
import { withClient } from "./sas/client.mjs";
import { fill } from "./sas/fill.mjs";
import { measureMoves } from "./sas/moves.mjs";
import { address, admitted, counts, farPages, pages } from "./sas/requests.mjs";
import { withServer } from "./server.mjs";

const { values } = parseArgs({
  options: {
    candidates: { type: "string", default: "1000000" },
    "embedded-candidates": { type: "string", default: "100000" },
    /** Every request is measured so many times, after once that does not count. */
    rounds: { type: "string", default: "3" },
    /** Only one request in so many. */
    every: { type: "string", default: "1" },
    /** Only the groups whose name holds this text. */
    only: { type: "string", default: "" },
    embedded: { type: "boolean", default: true },
    server: { type: "boolean", default: true },
    keep: { type: "boolean", default: false },
    on: { type: "string" },
    /** Lets PostgreSQL use several processes for one statement; processor time is not told then. */
    parallel: { type: "boolean", default: false },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
const serverUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
const bars = { server: 50, embedded: 100 };

const results = [];
const loadBefore = loadavg()[0];
if (values.on !== undefined) results.push(await measure("PostgreSQL", values.on, bars.server));
else {
  if (values.server) results.push(await onPostgreSql(Number(values.candidates)));
  if (values.embedded) results.push(await onEmbedded(Number(values["embedded-candidates"])));
}
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memory: Math.round(totalmem() / 1e9),
  node: process.version,
  load: [loadBefore, loadavg()[0]],
};
console.log(`${machine.cores} × ${machine.cpu}, ${machine.memory} GB, Node ${machine.node}`);
console.log(`load ${machine.load.map((load) => load?.toFixed(1)).join(" → ")}, ${rounds} round(s)`);
for (const result of results) console.log(`\n${told(result)}`);
await keep({ date: new Date().toISOString(), machine, rounds, results });

async function onPostgreSql(candidates) {
  const kind = await onServer(serverUrl);
  const database = await kind.fresh();
  try {
    const filled = await withClient(database.environment, (client) => fillTimed(client, candidates, 20_000));
    const measured = await measure(kind.name, database.environment.DATABASE_URL, bars.server);
    return { ...measured, candidates, filled };
  } finally {
    if (values.keep) console.log(database.environment.DATABASE_URL);
    else await database.remove();
    await kind.close();
  }
}

async function onEmbedded(candidates) {
  const kind = await embedded();
  const database = await kind.fresh();
  try {
    const filled = await withClient(database.environment, (client) => fillTimed(client, candidates, 10_000));
    return { ...(await ask(kind.name, database.environment, bars.embedded)), candidates, filled };
  } finally {
    await database.remove();
    await kind.close();
  }
}

async function fillTimed(client, candidates, chunk) {
  const started = performance.now();
  const filled = await fill(client, { candidates, chunk, say: (line) => console.error(`  ${line}`) });
  return { ...filled, total: (performance.now() - started) / 1000 };
}

async function measure(name, url, bar) {
  return ask(name, { DATABASE_URL: url, DATA_DIR: await mkdtemp(join(tmpdir(), "hub3e-bench-")) }, bar);
}

/** Asks everything, in an order without meaning that is the same in each round. */
function ask(name, environment, bar) {
  return withServer({ ...environment, ...(values.parallel ? {} : alone) }, async (server) => {
    const processor =
      isTold && !values.parallel ? await watchProcessor(server.pid, environment.DATABASE_URL) : null;
    const first = await answer(server, "/api/campaigns");
    const campaign = first.items.find((one) => one.name === "Campagne 1").id;
    const people = await answer(server, "/api/candidates?stage=sas&sort=lastName&duplicates=sas");
    const ids = people.items.map(({ id }) => id);
    const requests = [
      ...pages(),
      ...farPages(),
      ...counts(),
      ...admitted(campaign),
      ...ids.map((id) => ({ group: "Comparer", path: `/api/candidates/${id}/comparison` })),
      ...ids.map((id) => ({ group: "profile", path: `/api/candidates/${id}` })),
      ...ids.map((_, place) => ({
        group: "marks of the Liaison",
        path: address("/api/link-proposals/badges", { candidates: ids.slice(place).join(",") }),
      })),
      { group: "all that may be ticked", path: "/api/candidates/selectable" },
      { group: "all that may be ticked", path: "/api/candidates/selectable?lastName=mar" },
    ]
      .map((request, place) => ({ ...request, place: (place * 7_919) % 10_007, walls: [], processor: [] }))
      .sort((left, right) => left.place - right.place)
      .filter((_, place) => place % Number(values.every) === 0)
      .filter(({ group }) => group.includes(values.only));
    for (let round = 0; round <= rounds; round++) {
      console.error(`${name}, ${requests.length} requests, round ${round} of ${rounds}…`);
      for (const request of requests) {
        let wall = 0;
        const work = async () => {
          const started = performance.now();
          await answer(server, request.path);
          wall = performance.now() - started;
        };
        const onProcessor = processor === null ? await work() : await processor.during(work);
        if (round === 0) continue;
        request.walls.push(wall);
        if (onProcessor !== undefined) request.processor.push(onProcessor);
      }
    }
    await processor?.close();
    const moves = await measureMoves(server, campaign, rounds);
    return { name, bar, groups: [...summarised(requests), ...moves] };
  });
}

async function answer(server, path) {
  const response = await server.get(path);
  const body = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body.code}`);
  return body;
}

/** Of each request the median of its rounds, so that a busy moment of the machine does not decide; of each group p50 and p95 of those. */
function summarised(requests) {
  const groups = Map.groupBy
    ? Map.groupBy(requests, ({ group }) => group)
    : requests.reduce(
        (found, one) => found.set(one.group, [...(found.get(one.group) ?? []), one]),
        new Map(),
      );
  return [...groups].map(([group, of]) => {
    const medians = of.map(({ walls }) => median(walls));
    const best = of.map(({ walls }) => Math.min(...walls));
    const busy = of.flatMap(({ processor }) => (processor.length === 0 ? [] : [median(processor)]));
    const slowest = of[medians.indexOf(Math.max(...medians))];
    return {
      group,
      requests: of.length,
      p50: percentile(medians, 0.5),
      p95: percentile(medians, 0.95),
      best95: percentile(best, 0.95),
      busy50: busy.length === 0 ? null : percentile(busy, 0.5),
      busy95: busy.length === 0 ? null : percentile(busy, 0.95),
      slowest: Math.max(...medians),
      slowestPath: slowest.path,
      slow: of
        .map(({ path, walls, processor }) => ({
          path,
          wall: median(walls),
          best: Math.min(...walls),
          busy: processor.length === 0 ? null : median(processor),
        }))
        .sort((left, right) => (right.busy ?? right.best) - (left.busy ?? left.best))
        .slice(0, 10),
    };
  });
}

function told({ name, bar, candidates, filled, groups }) {
  const title =
    filled === undefined
      ? name
      : `${name}, ${candidates} candidates (candidates inserted in ${seconds(filled.seconds)}, triggers ${times(filled.triggers)}; everything in ${seconds(filled.total)})`;
  const rows = groups.map(
    ({ group, requests, p50, p95, best95, busy50, busy95, slowest, isBarred = true }) => [
      group,
      String(requests),
      milliseconds(p50),
      milliseconds(p95),
      milliseconds(best95),
      busy50 == null ? "" : milliseconds(busy50),
      busy95 == null ? "" : milliseconds(busy95),
      milliseconds(slowest),
      isBarred ? `≤ ${bar} ms${p95 > bar ? " MISSED" : ""}` : "",
    ],
  );
  return `${title}\n${table(["SAS", "requests", "p50", "p95", "p95 of the best", "processor p50", "p95", "slowest", "bar (p95)"], rows)}`;
}

async function keep(figures) {
  const folder = new URL("results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const file = new URL(`sas-${figures.date.replaceAll(/[:.]/g, "-")}.json`, folder);
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`\nbench/results/${file.pathname.split("/").at(-1)}`);
}
