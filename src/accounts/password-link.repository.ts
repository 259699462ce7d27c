import type { Connection } from "../database/database.ts";
import type { PasswordOwner } from "./password-policy.ts";

interface LinkHolder extends PasswordOwner {
  readonly accountId: string;
  readonly schoolId: string;
}

/** A new link takes the place of the one before. */
export async function storePasswordLink(
  db: Connection,
  accountId: string,
  { digest, expiresAt }: { digest: Buffer; expiresAt: Date },
): Promise<void> {
  const link = { digest, expires_at: expiresAt };
  await db
    .insertInto("password_link")
    .values({ account_id: accountId, ...link })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(link))
    .execute();
}

/** Whose link this is; null when there is none such alive at `now`, or the account is disabled. */
export async function findPasswordLink(
  db: Connection,
  digest: Buffer,
  now: Date,
): Promise<LinkHolder | null> {
  const row = await db
    .selectFrom("password_link")
    .innerJoin("account", "account.id", "password_link.account_id")
    .where("password_link.digest", "=", digest)
    .where("password_link.expires_at", ">", now)
    .where("account.disabled_at", "is", null)
    .select(["account.id as accountId", "account.school_id as schoolId", "account.email"])
    .select(["account.first_name as firstName", "account.last_name as lastName"])
    .executeTakeFirst();
  return row ?? null;
}

/** The account has another password now, or none that may be used: no link of before changes it any more. */
export async function forgetPasswordLink(db: Connection, accountId: string): Promise<void> {
  await db.deleteFrom("password_link").where("account_id", "=", accountId).execute();
}

/** False when somebody else was faster. */
export async function spendPasswordLink(db: Connection, digest: Buffer): Promise<boolean> {
  const spent = await db
    .deleteFrom("password_link")
    .where("digest", "=", digest)
    .returning("account_id")
    .execute();
  return spent.length > 0;
}
