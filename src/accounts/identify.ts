import { before, type Clock } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import type { Caller } from "./caller.ts";
import { findLiveSession, markSessionSeen } from "./session.repository.ts";
import { seenPrecision, sessionLifetime } from "./session-lifetime.ts";
import { hashSessionToken } from "./session-token.ts";

/** Who holds `token`; null when it is unknown or expired, or when the account is disabled. ASVS 5.0 7.2.1. */
export async function identify(db: Connection, token: string | null, clock: Clock): Promise<Caller | null> {
  if (token === null) return null;
  const now = clock();
  const tokenHash = hashSessionToken(token);
  const session = await findLiveSession(db, tokenHash, { now, idleSince: before(now, sessionLifetime.idle) });
  if (session === null) return null;
  if (session.lastSeenAt <= before(now, seenPrecision)) await markSessionSeen(db, tokenHash, now);
  const { actor, id, authenticatedAt, byProvider, mustSetUpSecondFactor } = session;
  return { actor, session: { id, authenticatedAt, byProvider }, mustSetUpSecondFactor };
}
