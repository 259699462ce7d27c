import { after, before, type Clock } from "../clock.ts";
import type { Connection } from "../database/database.ts";
import { deleteDeadSessions, insertSession } from "./session.repository.ts";
import { sessionLifetime } from "./session-lifetime.ts";
import { createSessionToken } from "./session-token.ts";

/** Opens a session with a token never used before (ASVS 5.0 7.2.4), clears away the dead ones, and returns the token. */
export async function startSession(
  db: Connection,
  session: {
    readonly accountId: string;
    readonly browser: string;
    /** When its holder proved who they are; without it, now. */
    readonly authenticatedAt?: Date;
    readonly byProvider?: boolean;
  },
  clock: Clock,
): Promise<string> {
  const now = clock();
  const { token, hash } = createSessionToken();
  await deleteDeadSessions(db, { now, idleSince: before(now, sessionLifetime.idle) });
  await insertSession(db, {
    tokenHash: hash,
    authenticatedAt: now,
    byProvider: false,
    ...session,
    createdAt: now,
    expiresAt: after(now, sessionLifetime.absolute),
  });
  return token;
}
