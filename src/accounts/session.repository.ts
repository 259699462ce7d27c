import type { Connection } from "../database/database.ts";
import type { Actor } from "./actor.ts";
import { allowedEstablishments } from "./scope.repository.ts";

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(db: Connection, session: NewSession): Promise<void> {
  await db
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The account behind a session that is still alive at `now`, seen after `idleSince`, and whose account is not disabled. */
export async function findLiveSession(
  db: Connection,
  tokenHash: Buffer,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<{ actor: Actor; lastSeenAt: Date } | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .where("session.token_hash", "=", tokenHash)
    .where("session.expires_at", ">", now)
    .where("session.last_seen_at", ">", idleSince)
    .where("account.disabled_at", "is", null)
    .select(["account.id as accountId", "account.school_id as schoolId", "account.role"])
    .select(allowedEstablishments)
    .select(["account.must_change_password as mustChangePassword", "session.last_seen_at as lastSeenAt"])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { lastSeenAt, ...actor } = row;
  return { actor, lastSeenAt };
}

export async function markSessionSeen(db: Connection, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute();
}

export async function deleteSession(db: Connection, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
}

export async function deleteSessionsOf(db: Connection, accountId: string): Promise<void> {
  await db.deleteFrom("session").where("account_id", "=", accountId).execute();
}

export async function deleteDeadSessions(
  db: Connection,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<void> {
  await db
    .deleteFrom("session")
    .where((session) =>
      session.or([session("expires_at", "<=", now), session("last_seen_at", "<=", idleSince)]),
    )
    .execute();
}
