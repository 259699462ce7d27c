/** Ajout multiple of 1,000 candidates, and bringing them back one by one, as staff would. */
import { percentile } from "../figures.mjs";

const MANY = 1_000;

/** @returns two rows as `summarised` makes them; every candidate is in the SAS again afterwards */
export async function measureMoves(server, campaignId, rounds) {
  const [leaving, returning] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const selectable = await (await server.get("/api/candidates/selectable")).json();
    const ids = selectable.ids.slice(round * MANY, (round + 1) * MANY);
    const wall = await timed(async () => {
      const response = await server.post("/api/candidates/admissions", { campaignId, ids });
      const report = await response.json();
      if (report.admitted !== ids.length) throw new Error(`admitted ${report.admitted} of ${ids.length}`);
    });
    if (round > 0) leaving.push(wall);
    for (const id of ids) {
      const back = await timed(async () => {
        const response = await server.post(`/api/candidates/${id}/return`, { campaignId });
        if (response.status !== 204) throw new Error(`bringing back: ${response.status}`);
      });
      if (round > 0) returning.push(back);
    }
  }
  return [row(`Ajout multiple of ${MANY}`, leaving), row("back into the SAS, one", returning)];
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function row(group, walls) {
  return {
    group,
    requests: walls.length,
    p50: percentile(walls, 0.5),
    p95: percentile(walls, 0.95),
    best95: Math.min(...walls),
    slowest: Math.max(...walls),
    isBarred: false,
  };
}
