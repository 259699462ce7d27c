import type { Database } from "../database/database.ts";
import { keysOf } from "../linking/blocking.ts";
import { prepare } from "../linking/prepared-record.ts";
import { compareBatch } from "./compare-batch.ts";
import {
  findCounterparts,
  findLinkRecords,
  hasPending,
  takePending,
  writeKeys,
  writeProposals,
} from "./settle-proposals.repository.ts";

/** Profiles compared in one transaction: on the embedded database others wait that long, below a second. */
const batchSize = 2_000;

/**
 * Brings the proposals of a school up to date with its profiles: compares those that changed since (`link_pending`, noted by the
 * database itself) with all the others. Called after everything that writes profiles, and before proposals are read, so that
 * nobody ever sees stale ones. Costs one look at an index when there is nothing to do.
 */
export async function settleProposals(database: Database, schoolId: string): Promise<void> {
  if (!(await hasPending(database.db, schoolId))) return;
  for (let taken = batchSize; taken === batchSize; )
    taken = await database.transaction(async ({ db }) => {
      const ids = await takePending(db, schoolId, batchSize);
      if (ids.length === 0) return 0;
      const batch = await findLinkRecords(db, ids);
      const keys = batch.flatMap((record) =>
        keysOf(prepare(record)).map((key) => ({ candidateId: record.id, key })),
      );
      await writeKeys(db, schoolId, ids, keys);
      const others = await findLinkRecords(db, await findCounterparts(db, ids));
      await writeProposals(db, schoolId, ids, compareBatch(batch, others));
      return ids.length;
    });
}
