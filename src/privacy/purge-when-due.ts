import { before, type Clock, hour } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { PurgeReport } from "./privacy.schema.ts";
import { claimPurge } from "./purge.repository.ts";
import { purgeSchool } from "./purge-school.ts";

/** Asked more often than daily, and by several instances: this long after the last purge of a school, the next is due. */
const interval = 23 * hour;

/** Purges every school that is due, one after the other. Of several instances, one takes on each. */
export async function purgeWhenDue(
  database: Database,
  clock: Clock,
  goesOn: () => boolean = () => true,
): Promise<readonly { readonly schoolId: string; readonly report: PurgeReport }[]> {
  const purged = [];
  while (goesOn()) {
    const now = clock();
    const school = await claimPurge(database.db, { now, since: before(now, interval) });
    if (school === null) break;
    const report = await purgeSchool(database, { schoolId: school.id, accountId: null }, clock);
    purged.push({ schoolId: school.id, report });
  }
  return purged;
}
