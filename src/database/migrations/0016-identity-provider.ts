import { type Kysely, sql } from "kysely";

/** Signing in through the school's own identity provider (OpenID Connect). */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `alter table account
    add column provider_issuer text,
    add column provider_subject text,
    add constraint account_provider unique (provider_issuer, provider_subject)`,
  "alter table session add column by_provider boolean not null default false",
];
