import type { Connection } from "../database/database.ts";
import { deleteSession } from "./session.repository.ts";
import { hashSessionToken } from "./session-token.ts";

/** Ends the session of `token`, which is worth nothing from then on (ASVS 5.0 7.4.1). Nothing to do when it is unknown. */
export async function signOut(db: Connection, token: string): Promise<void> {
  await deleteSession(db, hashSessionToken(token));
}
