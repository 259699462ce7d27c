import { type Kysely, sql } from "kysely";

/** Links by which somebody who lost a password chooses another. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `create table password_link (
    account_id bigint primary key references account on delete cascade,
    digest bytea not null unique,
    expires_at timestamptz not null
  )`,
];
