import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { CandidateNews } from "./candidates.repository.ts";

/** What an entry says of a wish: columns of `wish`, each with that of `import_row`. */
const columns = {
  programme_label: "programme_label",
  confirmed: "confirmed",
  group_label: "group_label",
  applied_on: "applied_on",
  status: "wish_status",
  boarding: "boarding",
} as const;

const changeOfEach = Object.entries(columns).map(([column, received]) => {
  const [before, after] = [sql.ref(`w.${column}`), sql.ref(`r.${received}`)];
  return sql`case when coalesce(${after}, ${before}) is distinct from ${before}
    then jsonb_build_object('field', ${sql.lit(column)}, 'before', ${before}, 'after', ${after}) end`;
});

/**
 * Of a held wish `w` and the entry `r` that changes it: the columns that get another value, as `FieldChange`s. A blank never
 * erases. An expression of the row: a subquery takes several times as long.
 */
export const wishChanges = sql`to_jsonb(array_remove(array[${sql.join(changeOfEach)}], null))`;

/** For how many people an import changed each column of their wishes. */
export async function countWishChanges(
  db: Connection,
  importId: string,
): Promise<{ readonly field: string; readonly count: number }[]> {
  const { rows } = await sql<{ field: string; count: number }>`
    select change ->> 'field' as field, count(distinct f.candidate_id)::integer as count
    from import_wish log
    join wish w on w.id = log.wish_id
    join parcoursup_file f on f.id = w.parcoursup_file_id
    cross join jsonb_array_elements(log.changes) change
    where log.import_id = ${importId}
    group by field
  `.execute(db);
  return rows;
}

/** The numéros de dossier that the file brings to known people whose file had none, as changes of theirs. */
export async function findBroughtNumbers({ db }: Transaction): Promise<CandidateNews[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    select candidate_id::text as id, file_number as number from import_person where brought_number order by first_ordinal
  `.execute(db);
  return rows.map(({ id, number }) => ({
    id,
    changes: [{ field: "file_number", before: null, after: number }],
    kept: [],
  }));
}
