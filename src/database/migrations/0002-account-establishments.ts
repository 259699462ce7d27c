import { type Kysely, sql } from "kysely";

/** An account may be limited to some establishments of its school. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  "alter table account add column all_establishments boolean not null default true",
  `create table account_establishment (
    account_id bigint not null references account on delete cascade,
    establishment_id bigint not null references establishment on delete cascade,
    primary key (account_id, establishment_id)
  )`,
  "create index account_establishment_establishment on account_establishment (establishment_id)",
];
