/** The time that processes were on a processor: what remains of a latency when nobody else is there. Linux, and a database of this machine. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";

export const isTold = existsSync("/proc/self/schedstat");

/** Without workers of their own, statements run in the processes that are looked at. */
export const alone = { PGOPTIONS: "-c max_parallel_workers_per_gather=0" };

/**
 * @param {number} pid of the server
 * @param {string | undefined} databaseUrl whose connections count too
 * @returns {Promise<{ during: (work: () => Promise<void>) => Promise<number>, close: () => Promise<void> }>} `during` tells milliseconds
 */
export async function watchProcessor(pid, databaseUrl) {
  const client = databaseUrl === undefined ? null : new pg.Client({ connectionString: databaseUrl });
  await client?.connect();
  const read = async () => {
    const { rows = [] } =
      (await client?.query(
        "select pid from pg_stat_activity where datname = current_database() and application_name = 'hub3e-parcoursup'",
      )) ?? {};
    return new Map([pid, ...rows.map((row) => row.pid)].map((one) => [one, timeOf(one)]));
  };
  const during = async (work) => {
    const before = await read();
    await work();
    let sum = 0;
    for (const [one, time] of await read()) sum += time - (before.get(one) ?? 0);
    return sum;
  };
  return { during, close: async () => client?.end() };
}

/** Milliseconds of all threads of a process; none of one that has ended. */
function timeOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map(
        (task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6,
      )
      .reduce((sum, time) => sum + time, 0);
  } catch {
    return 0;
  }
}
