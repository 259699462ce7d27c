/** The server as people meet it: how long an upload takes, and how long others wait meanwhile. */
import { establishment } from "./databases.mjs";
import { median, milliseconds, percentile } from "./figures.mjs";
import { withServer } from "./server.mjs";

/** Between two requests of somebody else during an import. */
const PAUSE = 10;

/** Uploads `small` to a new server, once a round; then `large`, while somebody else asks for the list again and again. */
export async function measureServer(kind, { small, large, rounds }) {
  const uploads = [];
  for (let round = 0; round < rounds; round++)
    uploads.push(
      await onFresh(kind, async (server) => (await server.upload(small.path, establishment)).wall),
    );
  const others = await onFresh(kind, async (server) => {
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
    const { wall } = await server.upload(large.path, establishment);
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

async function onFresh(kind, work) {
  const database = await kind.fresh();
  try {
    return await withServer(database.environment, work);
  } finally {
    await database.remove();
  }
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
