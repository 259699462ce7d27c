import { type Kysely, sql } from "kysely";

/** Sessions are shown to their holder, and remember when the holder last proved who they are. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `alter table session
    add column id bigint generated always as identity unique,
    add column browser text not null default '',
    add column authenticated_at timestamptz not null default now()`,
  "update session set authenticated_at = created_at",
];
