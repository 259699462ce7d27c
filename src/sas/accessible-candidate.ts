import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { findCandidate } from "./candidate-page.repository.ts";

/**
 * A candidate of the actor's school: in the SAS for school administrators, out of it for every role. Somebody else's candidate
 * and an unknown one are refused alike (ASVS 5.0 8.2.2).
 */
export async function accessibleCandidate(db: Connection, actor: Actor, id: string) {
  const candidate = await findCandidate(db, actor, id);
  if (candidate === null) throw errors.candidate.notFound();
  if (candidate.campaign_id === null && actor.role !== "school_admin") throw errors.rights.schoolAdminOnly();
  return candidate;
}
