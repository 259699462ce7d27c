import type { Connection } from "../database/database.ts";

/** When the last `atMost` attempts on `subject` after `since` took place, latest first. */
export async function findAttempts(
  db: Connection,
  { subject, since, atMost }: { subject: Buffer; since: Date; atMost: number },
): Promise<Date[]> {
  const rows = await db
    .selectFrom("sign_in_attempt")
    .where("subject", "=", subject)
    .where("attempted_at", ">", since)
    .orderBy("attempted_at", "desc")
    .limit(atMost)
    .select("attempted_at")
    .execute();
  return rows.map((row) => row.attempted_at);
}

/** Returns the identifiers of the attempts written, one for each subject. */
export async function insertAttempts(
  db: Connection,
  subjects: readonly Buffer[],
  attemptedAt: Date,
): Promise<string[]> {
  const rows = await db
    .insertInto("sign_in_attempt")
    .values(subjects.map((subject) => ({ subject, attempted_at: attemptedAt })))
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteAttempts(
  db: Connection,
  which: { ids: readonly string[]; subjects: readonly Buffer[]; until: Date },
): Promise<void> {
  await db
    .deleteFrom("sign_in_attempt")
    .where((attempt) =>
      attempt.or([
        attempt("id", "in", which.ids),
        ...(which.subjects.length === 0 ? [] : [attempt("subject", "in", which.subjects)]),
        attempt("attempted_at", "<=", which.until),
      ]),
    )
    .execute();
}
