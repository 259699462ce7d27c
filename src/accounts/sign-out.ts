import type { Connection } from "../database/database.ts";
import { deleteSession } from "./session.repository.ts";
import { hashSessionToken } from "./session-token.ts";

/** Ends the session of `token`, which is worth nothing from then on (ASVS 5.0 7.4.1). Returns whose it was; null when it is unknown. */
export function signOut(db: Connection, token: string): Promise<string | null> {
  return deleteSession(db, hashSessionToken(token));
}
