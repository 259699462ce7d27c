import type { Connection } from "../database/database.ts";

interface ProviderAccount {
  readonly id: string;
  readonly schoolId: string;
  readonly disabled: boolean;
}

/** Whom the provider knows by `subject`; null before they first came that way. */
export async function findAccountBySubject(
  db: Connection,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<ProviderAccount | null> {
  const row = await db
    .selectFrom("account")
    .where("provider_issuer", "=", issuer)
    .where("provider_subject", "=", subject)
    .select(["id", "school_id as schoolId", "disabled_at as disabledAt"])
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, schoolId: row.schoolId, disabled: row.disabledAt !== null };
}

/** The account of this email, when it is nobody else's at the provider. */
export async function findUnboundAccount(db: Connection, email: string): Promise<ProviderAccount | null> {
  const row = await db
    .selectFrom("account")
    .where("email", "=", email)
    .where("provider_subject", "is", null)
    .select(["id", "school_id as schoolId", "disabled_at as disabledAt"])
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, schoolId: row.schoolId, disabled: row.disabledAt !== null };
}

/** From now on the account is known by what the provider never changes, whatever becomes of its email. */
export async function bindAccount(
  db: Connection,
  accountId: string,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  await db
    .updateTable("account")
    .set({ provider_issuer: issuer, provider_subject: subject })
    .where("id", "=", accountId)
    .execute();
}

export async function markSignedInByProvider(db: Connection, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable("account")
    .set({ last_sign_in_at: now, must_change_password: false })
    .where("id", "=", accountId)
    .execute();
}
