import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { type ForgottenMark, forgottenDigest } from "./forgotten-digest.ts";

/** Remembers, without anything that could be read, the Parcoursup files of candidates about to be removed for good. */
export async function rememberForgotten(
  db: Connection,
  schoolId: string,
  candidateIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<ForgottenMark>`
    select f.establishment_id::text as "establishmentId", f.session, f.file_number as "fileNumber",
      c.identity_key as "identityKey"
    from candidate c join parcoursup_file f on f.candidate_id = c.id
    where c.school_id = ${schoolId} and c.id = any(${candidateIds}::bigint[])
  `.execute(db);
  if (rows.length === 0) return;
  const key = await forgettingKey(db, schoolId);
  const digests = rows.map((mark) => ({
    establishment_id: mark.establishmentId,
    session: mark.session,
    digest: forgottenDigest(key, mark).toString("hex"),
  }));
  await sql`
    insert into forgotten_file (establishment_id, session, digest)
    select distinct establishment_id, session, decode(digest, 'hex')
    from json_to_recordset(${JSON.stringify(digests)}::json) as m(establishment_id bigint, session integer, digest text)
    on conflict (establishment_id, session, digest) do update set forgotten_at = excluded.forgotten_at
  `.execute(db);
}

/** How many of these files, of one establishment and session, were removed for good earlier. */
export async function countForgotten(
  db: Connection,
  schoolId: string,
  marks: readonly ForgottenMark[],
): Promise<number> {
  const [first] = marks;
  if (first === undefined) return 0;
  const key = await forgettingKey(db, schoolId);
  const digests = marks.flatMap((mark) => {
    const byIdentity = forgottenDigest(key, { ...mark, fileNumber: null });
    return mark.fileNumber === null ? [[byIdentity]] : [[forgottenDigest(key, mark), byIdentity]];
  });
  const { rows } = await sql<{ digest: string }>`
    select encode(digest, 'hex') as digest from forgotten_file
    where establishment_id = ${first.establishmentId} and session = ${first.session}
  `.execute(db);
  const forgotten = new Set(rows.map(({ digest }) => digest));
  return digests.filter((some) => some.some((digest) => forgotten.has(digest.toString("hex")))).length;
}

/** Whether anybody was removed for good among the files of this establishment and session. */
export async function hasForgotten(
  db: Connection,
  establishmentId: string,
  session: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("forgotten_file")
    .select("session")
    .where("establishment_id", "=", establishmentId)
    .where("session", "=", session)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The school's secret, made the first time it is asked for. */
async function forgettingKey(db: Connection, schoolId: string): Promise<Buffer> {
  const { rows } = await sql<{ key: Buffer }>`
    select forgetting_key as key from school where id = ${schoolId} and forgetting_key is not null
  `.execute(db);
  if (rows[0] !== undefined) return rows[0].key;
  const made = await sql<{ key: Buffer }>`
    update school set forgetting_key = coalesce(forgetting_key, ${randomBytes(32)}) where id = ${schoolId}
    returning forgetting_key as key
  `.execute(db);
  const [row] = made.rows;
  if (row === undefined) throw new Error("there is no such school");
  return row.key;
}
