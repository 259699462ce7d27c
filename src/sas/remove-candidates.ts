import type { Transaction } from "../database/database.ts";
import { rememberForgotten } from "../profiles/forgotten-file.repository.ts";
import { deleteCandidates } from "./removal.repository.ts";

/**
 * The one place where candidates are removed for good, with everything that is theirs: every table that holds something of
 * a candidate refers to it with `on delete cascade`. Of their Parcoursup files a keyed digest remains, so that an import says
 * of who comes again that somebody removed them (`parcoursup-format`, §7.6). The caller has looked the candidates up within
 * the actor's rights, and writes the journal. Returns how many there were.
 */
export async function removeCandidates(
  { db }: Pick<Transaction, "db">,
  schoolId: string,
  ids: readonly string[],
): Promise<number> {
  await rememberForgotten(db, schoolId, ids);
  return deleteCandidates(db, schoolId, ids);
}
