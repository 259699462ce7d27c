/**
 * `npm run bench:load`: many people read the SAS while two files of 50 MB are imported, on PostgreSQL, 5 minutes; then the same on
 * three instances of which one is killed in the middle. Tells latencies, errors, and whether anything was lost.
 *
 *     npm run bench:load -- --seconds 60 --users 200 --only one|three
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { Agent, createServer, request } from "node:http";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { administrator, establishment, onServer } from "./databases.mjs";
import { megabytes, milliseconds, percentile, table } from "./figures.mjs";
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
/** The files are of different people of the same programme: what would be asked is answered in advance. */
const guards = "other_establishment,other_session,many_missing";
/** Between two pages that one person looks at: 2 to 6 seconds. */
const thinking = () => 2_000 + Math.random() * 4_000;
const root = new URL("../", import.meta.url);

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
  const rows = [];
  if (values.only !== "three") rows.push(await measure("one instance", 1, false, files));
  if (values.only !== "one") rows.push(await measure("three, one killed", 3, true, files));
  console.log(
    `\n${table(
      [
        "",
        "requests",
        "p50",
        "p95",
        "p99",
        "longest",
        "failed",
        "of the killed one",
        "imports",
        "candidates",
      ],
      rows,
    )}\nload at the end: ${loadavg()[0].toFixed(1)}`,
  );
} finally {
  await kind.close();
  await rm(directory, { recursive: true, force: true });
}

/** One run on a new database that holds the first file already; the two others are imported while people read. */
async function measure(name, count, isOneKilled, files) {
  const database = await kind.fresh();
  const instances = await Promise.all(
    Array.from({ length: count }, (_each, place) => startInstance(database.environment, place)),
  );
  const balancer = await startBalancer(instances);
  try {
    const client = await signIn(balancer.address);
    const first = await client.upload(files[0].path);
    if (first.status !== 201) throw new Error(`the first import: ${first.status}`);
    const waits = [];
    const failures = [];
    const until = performance.now() + duration * 1000;
    const people = Array.from({ length: users }, () => readUntil(client, until, waits, failures));
    const killing = isOneKilled
      ? pause((duration * 1000) / 2).then(() => instances[1].child.kill("SIGKILL"))
      : null;
    // One near the beginning, one around the middle: with one instance killed, an import may be among its own requests.
    const imports = [
      client.upload(files[1].path, 0.05),
      client.upload(files[2].path, isOneKilled ? 0.49 : 0.4),
    ];
    const statuses = (await Promise.all(imports)).map(({ status }) => status);
    await Promise.all([...people, killing]);
    const lost = statuses.filter((status) => status !== 201).length;
    const held = await countCandidates(database.environment.DATABASE_URL);
    const expected = candidates * (3 - lost);
    const own = failures.filter(({ place }) => place === "1").length;
    return [
      name,
      String(waits.length),
      milliseconds(percentile(waits, 0.5)),
      milliseconds(percentile(waits, 0.95)),
      milliseconds(percentile(waits, 0.99)),
      milliseconds(Math.max(...waits)),
      String(failures.length),
      isOneKilled ? String(own) : "–",
      statuses.join(" "),
      held === expected ? `${held}` : `${held} INSTEAD OF ${expected}`,
    ];
  } finally {
    balancer.close();
    for (const { child, ended } of instances) {
      child.kill("SIGTERM");
      await ended;
    }
    await database.remove();
  }
}

/** One person: pages, filters and profiles of the SAS, one after the other, with time to read. */
async function readUntil(client, until, waits, failures) {
  await pause(Math.random() * 4_000);
  let id = null;
  while (performance.now() < until) {
    const paths = [
      "/api/candidates?stage=sas&page=1",
      `/api/candidates?stage=sas&page=${1 + Math.floor(Math.random() * 20)}`,
      `/api/candidates?stage=sas&lastName=${"abcdelmrst"[Math.floor(Math.random() * 10)]}`,
      ...(id === null ? [] : [`/api/candidates/${id}`]),
    ];
    const started = performance.now();
    const answer = await client.get(paths[Math.floor(Math.random() * paths.length)]);
    waits.push(performance.now() - started);
    if (answer.status !== 200) failures.push(answer);
    else if (answer.body.includes('"items"')) id = JSON.parse(answer.body).items[0]?.id ?? id;
    await pause(thinking());
  }
}

async function startInstance(environment, place) {
  const { PATH = "", HOME = "" } = process.env;
  const data = join(directory, `data-${place}`);
  const child = spawn(process.execPath, cli("serve"), {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "silent", PORT: "0", ...environment, DATA_DIR: data },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  let said = "";
  const port = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(said)));
    child.stderr.on("data", (text) => {
      said += text;
      const [, found] = /est prêt : http:\/\/[^:]+:(\d+)/.exec(said) ?? [];
      if (found) resolve(Number(found));
    });
  });
  return { child, ended, port };
}

/** Each request to the next instance; one that refuses the connection is passed over. */
async function startBalancer(instances) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let next = 0;
  const server = createServer((incoming, answer) => forward(incoming, answer, 0));
  server.keepAliveTimeout = 0;
  function forward(incoming, answer, refused) {
    const place = next++ % instances.length;
    const { method, url, headers } = incoming;
    const isUpload = method === "POST" && headers["content-type"]?.startsWith("multipart/");
    const outgoing = request({
      host: "127.0.0.1",
      port: instances[place].port,
      agent: isUpload ? false : agent,
      method,
      path: url,
      headers,
    });
    const fail = (error) => {
      if (error?.code === "ECONNREFUSED" && refused < instances.length)
        return forward(incoming, answer, refused + 1);
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502, { "x-instance": String(place) }).end();
    };
    outgoing.on("error", fail);
    outgoing.on("response", (response) => {
      answer.writeHead(response.statusCode, { ...response.headers, "x-instance": String(place) });
      response.on("error", fail).pipe(answer);
    });
    if (isUpload) outgoing.on("socket", (socket) => socket.once("connect", () => incoming.pipe(outgoing)));
    else incoming.pipe(outgoing);
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

async function signIn(address) {
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`signing in: ${response.status}`);
  const cookie = response.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  const headers = { origin: address, cookie: cookie.join("; ") };
  return {
    get: async (path) => {
      try {
        const answer = await fetch(address + path, { headers });
        const place = answer.headers.get("x-instance");
        return { status: answer.status, place, body: await answer.text() };
      } catch {
        return { status: 0, place: null, body: "" };
      }
    },
    /** @param {number} share of the duration after which the file is sent */
    upload: async (path, share = 0) => {
      await pause(share * duration * 1000);
      const form = new FormData();
      form.append("file", await openAsBlob(path), "export.json");
      const target = `${address}/api/establishments/${establishment}/imports?confirm=${guards}`;
      const answer = await fetch(target, { method: "POST", headers, body: form }).catch(() => null);
      await answer?.arrayBuffer();
      return { status: answer?.status ?? 0 };
    },
  };
}

async function countCandidates(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return Number((await client.query("select count(*) from candidate")).rows[0].count);
  } finally {
    await client.end();
  }
}

function pause(duration) {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
