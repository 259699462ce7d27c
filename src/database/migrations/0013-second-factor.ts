import { type Kysely, sql } from "kysely";

/** A second factor for accounts: a key that makes codes, recovery codes; and schools that require it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  "alter table school add column second_factor_required boolean not null default false",

  `create table second_factor (
    account_id bigint primary key references account on delete cascade,
    secret bytea not null,
    key_id text,
    confirmed_at timestamptz not null,
    last_step bigint not null,
    recovery_salt bytea not null
  )`,

  `create table pending_second_factor (
    account_id bigint primary key references account on delete cascade,
    secret bytea not null,
    key_id text,
    begun_at timestamptz not null
  )`,

  `create table recovery_code (
    account_id bigint not null references second_factor on delete cascade,
    digest bytea not null,
    primary key (account_id, digest)
  )`,
];
