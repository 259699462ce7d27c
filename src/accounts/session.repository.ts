import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { Actor } from "./actor.ts";
import type { LiveSession } from "./caller.ts";
import { allowedEstablishments } from "./scope.repository.ts";

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly browser: string;
  readonly authenticatedAt: Date;
  readonly byProvider: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(db: Connection, session: NewSession): Promise<void> {
  await db
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      browser: session.browser,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      authenticated_at: session.authenticatedAt,
      by_provider: session.byProvider,
      expires_at: session.expiresAt,
    })
    .execute();
}

interface FoundSession extends LiveSession {
  readonly actor: Actor;
  readonly lastSeenAt: Date;
  readonly mustSetUpSecondFactor: boolean;
}

/** The account behind a session that is still alive at `now`, seen after `idleSince`, and whose account is not disabled. */
export async function findLiveSession(
  db: Connection,
  tokenHash: Buffer,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<FoundSession | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .innerJoin("school", "school.id", "account.school_id")
    .where("session.token_hash", "=", tokenHash)
    .where("session.expires_at", ">", now)
    .where("session.last_seen_at", ">", idleSince)
    .where("account.disabled_at", "is", null)
    .select(["account.id as accountId", "account.school_id as schoolId", "account.role"])
    .select(allowedEstablishments)
    .select(["account.must_change_password as mustChangePassword", "session.last_seen_at as lastSeenAt"])
    .select(["session.id as sessionId", "session.authenticated_at as authenticatedAt"])
    .select("session.by_provider as byProvider")
    .select(
      // Whoever came by the provider gave it the factors that it asks for.
      sql<boolean>`school.second_factor_required and not session.by_provider and not exists (
        select from second_factor where second_factor.account_id = account.id
      )`.as("mustSetUpSecondFactor"),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  const { lastSeenAt, sessionId, authenticatedAt, byProvider, mustSetUpSecondFactor, ...actor } = row;
  return { actor, lastSeenAt, id: sessionId, authenticatedAt, byProvider, mustSetUpSecondFactor };
}

export async function markSessionSeen(db: Connection, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable("session").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute();
}

/** A session as its holder sees it. */
export interface StoredSession {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Those of an account that are alive at `now` and were seen after `idleSince`; last seen first. */
export function listSessions(
  db: Connection,
  accountId: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<StoredSession[]> {
  return db
    .selectFrom("session")
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", idleSince)
    .orderBy("last_seen_at", "desc")
    .orderBy("id", "desc")
    .select(["id", "browser", "created_at as createdAt", "last_seen_at as lastSeenAt"])
    .execute();
}

/** Gives a session another token: the former one is worth nothing from now on. */
export async function renewSession(
  db: Connection,
  id: string,
  { tokenHash, authenticatedAt }: { tokenHash: Buffer; authenticatedAt: Date },
): Promise<void> {
  await db
    .updateTable("session")
    .set({ token_hash: tokenHash, authenticated_at: authenticatedAt })
    .where("id", "=", id)
    .execute();
}

/** False when the account has no such session. */
export async function deleteOwnSession(db: Connection, accountId: string, id: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return deleted.length > 0;
}

/** All those of an account but one. */
export async function deleteOtherSessions(db: Connection, accountId: string, keptId: string): Promise<void> {
  await db.deleteFrom("session").where("account_id", "=", accountId).where("id", "!=", keptId).execute();
}

/** Returns the account whose it was; null when there was none. */
export async function deleteSession(db: Connection, tokenHash: Buffer): Promise<string | null> {
  const deleted = await db
    .deleteFrom("session")
    .where("token_hash", "=", tokenHash)
    .returning("account_id")
    .executeTakeFirst();
  return deleted?.account_id ?? null;
}

/** Those begun through the identity provider by anybody of a school but `keptAccountId`. */
export async function deleteProviderSessions(
  db: Connection,
  schoolId: string,
  keptAccountId: string,
): Promise<void> {
  await db
    .deleteFrom("session")
    .where("by_provider", "=", true)
    .where("account_id", "in", (accounts) =>
      accounts
        .selectFrom("account")
        .where("school_id", "=", schoolId)
        .where("id", "!=", keptAccountId)
        .select("id"),
    )
    .execute();
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
