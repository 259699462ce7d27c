import type { Connection } from "../database/database.ts";
import { listAccounts } from "./account.repository.ts";
import type { User } from "./account.schema.ts";
import type { Actor } from "./actor.ts";
import { toUser } from "./user.ts";

/**
 * Everybody who has an account in the actor's school, disabled ones included, by name; for an administrator limited to some
 * establishments, those whose rights go no further.
 */
export async function listUsers(db: Connection, actor: Actor): Promise<User[]> {
  const accounts = await listAccounts(db, actor);
  return accounts.map(toUser);
}
