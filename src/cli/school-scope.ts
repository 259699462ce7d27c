import type { Scope } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { findSchool } from "../school/school.repository.ts";

/** The whole of the school named on the command line; null without a name: all of them. Throws `school.not_found`. */
export async function schoolScope(db: Connection, name: string | undefined): Promise<Scope | null> {
  return name === undefined ? null : { schoolId: await findSchool(db, name), establishmentIds: null };
}
