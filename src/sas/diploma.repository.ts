import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import type { StoredDiploma } from "../profiles/stored-candidate.ts";

/** A diploma with its place: 1 is the one that imports bring, the others are those that the school added. */
export interface PlacedDiploma extends StoredDiploma {
  readonly position: number;
  /** When the school last wrote it. */
  readonly edited_at: Date | null;
}

/** One diploma of this candidate, or null. */
export async function findDiploma(
  db: Connection,
  candidateId: string,
  diplomaId: string,
): Promise<PlacedDiploma | null> {
  const row = await db
    .selectFrom("diploma")
    .select(["position", "type", "series", "speciality", "year", "honours", "academy", "edited_at"])
    .where("candidate_id", "=", candidateId)
    .where("id", "=", diplomaId)
    .executeTakeFirst();
  return row ?? null;
}

/** What is written of a diploma that the school added. */
export interface DiplomaRow extends StoredDiploma {
  readonly label: string;
  readonly account_id: string;
  readonly edited_at: Date;
}

/** Adds a diploma after the others; the first place stays free for imports. The candidate is locked by the caller. */
export async function insertDiploma(db: Connection, candidateId: string, diploma: DiplomaRow): Promise<void> {
  await db
    .insertInto("diploma")
    .values({
      ...diploma,
      candidate_id: candidateId,
      position: sql<number>`(
        select greatest(1, coalesce(max(position), 1)) + 1 from diploma where candidate_id = ${candidateId}
      )`,
    })
    .execute();
}

export async function updateDiploma(db: Connection, diplomaId: string, diploma: DiplomaRow): Promise<void> {
  await db.updateTable("diploma").set(diploma).where("id", "=", diplomaId).execute();
}

export async function deleteDiploma(db: Connection, diplomaId: string): Promise<void> {
  await db.deleteFrom("diploma").where("id", "=", diplomaId).execute();
}
