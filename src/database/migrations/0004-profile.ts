import { type Kysely, sql } from "kysely";

/** Notes of staff, diplomas added by staff, and finding the events about one candidate. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `create table candidate_note (
    id bigint generated always as identity primary key,
    candidate_id bigint not null references candidate on delete cascade,
    account_id bigint references account on delete set null,
    text text not null,
    created_at timestamptz not null default now(),
    edited_at timestamptz
  )`,
  "create index candidate_note_candidate on candidate_note (candidate_id)",
  `alter table diploma
    add column account_id bigint references account on delete set null,
    add column edited_at timestamptz`,
  `create index journal_entry_candidate on journal_entry ((details ->> 'candidateId'))
    where details ? 'candidateId'`,
  "create index journal_entry_candidates on journal_entry using gin ((details -> 'candidateIds'))",
];
