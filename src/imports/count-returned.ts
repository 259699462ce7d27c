import type { Transaction } from "../database/database.ts";
import { countForgotten, hasForgotten } from "../profiles/forgotten-file.repository.ts";
import { findCreatedMarks } from "./candidates.repository.ts";
import type { Staging } from "./staging.repository.ts";

/**
 * How many of the candidates that the import has just created were there before and were removed for good: whoever is deleted
 * or erased and comes again is created anew, and the report says so (`parcoursup-format`, §7.6).
 */
export async function countReturned(
  { db }: Transaction,
  { establishmentId }: Staging,
  schoolId: string,
  session: number,
): Promise<number> {
  if (!(await hasForgotten(db, establishmentId, session))) return 0;
  const created = await findCreatedMarks(db);
  const marks = created.map((mark) => ({ ...mark, establishmentId, session }));
  return countForgotten(db, schoolId, marks);
}
