import { type Kysely, sql } from "kysely";

/** Candidates also come in tables that the school fills in (Excel, CSV); a row is known again by what it said. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `alter table import
    add column source text not null default 'parcoursup' check (source in ('parcoursup', 'table'))`,
  `alter table import_candidate
    add column row_digest bytea,
    add column row_identity text`,
  `create index import_candidate_row_identity on import_candidate (row_identity)
    where row_identity is not null`,
];
