import { before, type Clock } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { OwnSession } from "./account.schema.ts";
import type { Caller } from "./caller.ts";
import { deleteOtherSessions, deleteOwnSession, listSessions } from "./session.repository.ts";
import { sessionLifetime } from "./session-lifetime.ts";

/** Where the caller is signed in, last seen first (ASVS 5.0 7.5.2). */
export async function listOwnSessions(
  db: Connection,
  { actor, session }: Caller,
  clock: Clock,
): Promise<OwnSession[]> {
  const now = clock();
  const alive = { now, idleSince: before(now, sessionLifetime.idle) };
  const sessions = await listSessions(db, actor.accountId, alive);
  return sessions.map(({ id, browser, createdAt, lastSeenAt }) => ({
    id,
    browser,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === session.id,
  }));
}

/** Ends one of the caller's own sessions. Throws `session.not_found`, also for one of somebody else. */
export async function endOwnSession(db: Connection, { actor }: Caller, id: string): Promise<void> {
  if (!(await deleteOwnSession(db, actor.accountId, id))) throw errors.session.notFound();
}

/** Ends all of the caller's sessions but the one that asks. */
export async function endOtherSessions(db: Connection, { actor, session }: Caller): Promise<void> {
  await deleteOtherSessions(db, actor.accountId, session.id);
}
