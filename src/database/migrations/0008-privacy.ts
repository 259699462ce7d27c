import { type Kysely, sql } from "kysely";

/** How long what is kept, which sections of Parcoursup's files are not kept, and who was removed for good. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  // Defaults and ceilings: `privacy/retention.ts`.
  `alter table school
    add column candidate_active_months integer not null default 24,
    add column candidate_archived_months integer not null default 48,
    add column record_months integer not null default 24,
    add column trace_months integer not null default 12,
    add column unkept_sections text[] not null default '{}',
    add column purged_at timestamptz,
    add column forgetting_key bytea`,

  `create table forgotten_file (
    establishment_id bigint not null references establishment on delete cascade,
    session integer not null,
    digest bytea not null,
    forgotten_at timestamptz not null default now(),
    primary key (establishment_id, session, digest)
  )`,

  "alter table import add column unkept_sections text[] not null default '{}'",
  `alter table parcoursup_record
    add column unkept_sections text[] not null default '{}',
    add column key_id text`,
];
