import type { Connection } from "../database/database.ts";

/** When the attempt on `subject` that is the `back`th before now took place (1: the last one); null when fewer did after `since`. */
export async function findAttempt(
  db: Connection,
  { subject, since, back }: { subject: Buffer; since: Date; back: number },
): Promise<Date | null> {
  const row = await db
    .selectFrom("sign_in_attempt")
    .where("subject", "=", subject)
    .where("attempted_at", ">", since)
    .orderBy("attempted_at", "desc")
    .offset(back - 1)
    .limit(1)
    .select("attempted_at")
    .executeTakeFirst();
  return row?.attempted_at ?? null;
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
