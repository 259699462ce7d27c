/** The server as people meet it: how long an upload takes, and how long others wait meanwhile. */
import { openAsBlob } from "node:fs";
import { createServer } from "node:net";
import { administrator, establishment } from "./databases.mjs";
import { median, milliseconds, percentile } from "./figures.mjs";
import { cli, startMeasured } from "./measure.mjs";

/** Between two requests of somebody else during an import. */
const PAUSE = 10;

/** Uploads `small` to a new server, once a round; then `large`, while somebody else asks for the list again and again. */
export async function measureServer(kind, { small, large, rounds }) {
  const uploads = [];
  for (let round = 0; round < rounds; round++)
    uploads.push(await withServer(kind, async (server) => (await server.upload(small.path)).wall));
  const others = await withServer(kind, async (server) => {
    const waits = [];
    let [isOver, failed] = [false, 0];
    const asking = (async () => {
      while (!isOver) {
        const started = performance.now();
        const response = await server.get("/api/candidates?stage=sas&page=1");
        await response.arrayBuffer();
        if (!response.ok) failed++;
        waits.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    })();
    const { wall } = await server.upload(large.path);
    isOver = true;
    await asking;
    return {
      wall,
      failed,
      requests: waits.length,
      p99: percentile(waits, 0.99),
      longest: Math.max(...waits),
    };
  });
  return { database: kind.name, upload: { median: median(uploads), best: Math.min(...uploads) }, others };
}

async function withServer(kind, work) {
  const database = await kind.fresh();
  const port = await freePort();
  const { child, ended } = startMeasured(cli("serve"), { ...database.environment, PORT: String(port) });
  // The server is stopped below: how it ended tells nothing more then.
  const failure = ended.catch((error) => error);
  try {
    return await work(await signIn(`http://127.0.0.1:${port}`, failure));
  } finally {
    child.kill("SIGTERM");
    await failure;
    await database.remove();
  }
}

async function signIn(address, failure) {
  await untilReady(address, failure);
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`signing in: ${response.status}`);
  const headers = {
    origin: address,
    cookie: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";", 1)[0])
      .join("; "),
  };
  const upload = async (path) => {
    const form = new FormData();
    form.append("file", await openAsBlob(path), "export.json");
    const started = performance.now();
    const sent = await fetch(`${address}/api/establishments/${establishment}/imports`, {
      method: "POST",
      headers,
      body: form,
    });
    const report = await sent.json();
    if (sent.status !== 201) throw new Error(`uploading: ${sent.status} ${report.code}`);
    return { wall: performance.now() - started };
  };
  return { upload, get: (path) => fetch(address + path, { headers }) };
}

async function untilReady(address, failure) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const isReady = await fetch(`${address}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    const ended = await Promise.race([failure, new Promise((resolve) => setTimeout(resolve, 100))]);
    if (ended !== undefined) throw ended;
  }
  throw new Error("the server does not answer");
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export function serverRows({ database, upload, others }) {
  const isServer = database.startsWith("PostgreSQL");
  return [
    [
      `${database}: upload of 2,000 small candidates`,
      milliseconds(upload.median),
      milliseconds(upload.best),
      "≤ 300 ms",
    ],
    [
      `${database}: large import, others p99`,
      milliseconds(others.p99),
      `${others.requests} requests`,
      isServer ? "≤ 100 ms" : "tell it",
    ],
    [
      `${database}: large import, others longest`,
      milliseconds(others.longest),
      `${others.failed} failed`,
      "none fails",
    ],
  ];
}

export const serverHeader = ["server", "median", "best / count", "bar"];
