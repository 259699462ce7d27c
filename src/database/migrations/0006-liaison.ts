import { type Kysely, sql } from "kysely";

/** Two profiles of one person become one, and may become two again. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  // What is kept aside of the absorbed profile goes with the profile that stays: a person is erased as a whole.
  `create table candidate_link (
    id bigint generated always as identity primary key,
    school_id bigint not null references school,
    survivor_id bigint not null references candidate on delete cascade,
    absorbed_id bigint not null unique,
    establishment_id bigint not null references establishment,
    batch_id uuid not null,
    account_id bigint references account on delete set null,
    linked_at timestamptz not null default now(),
    profiles jsonb not null,
    absorbed jsonb not null,
    moved jsonb not null
  )`,
  "create index candidate_link_survivor on candidate_link (survivor_id, id)",
  "create index candidate_link_school on candidate_link (school_id, establishment_id)",
  "create index candidate_link_batch on candidate_link (batch_id)",

  // What profiles are found by that may be the same person (`linking/blocking.ts`), as 64-bit digests.
  `create table link_key (
    key bigint not null,
    candidate_id bigint not null references candidate on delete cascade,
    primary key (key, candidate_id)
  )`,
  "create index link_key_candidate on link_key (candidate_id)",
  `create table link_proposal (
    low_id bigint not null references candidate on delete cascade,
    high_id bigint not null references candidate on delete cascade,
    school_id bigint not null references school,
    grade text not null check (grade in ('certain', 'probable', 'possible')),
    by_identifier boolean not null,
    conflict boolean not null,
    reasons jsonb not null,
    primary key (low_id, high_id),
    check (low_id < high_id)
  )`,
  "create index link_proposal_high on link_proposal (high_id)",
  "create index link_proposal_school on link_proposal (school_id)",
  `create table link_refusal (
    low_id bigint not null references candidate on delete cascade,
    high_id bigint not null references candidate on delete cascade,
    school_id bigint not null references school,
    account_id bigint references account on delete set null,
    refused_at timestamptz not null default now(),
    primary key (low_id, high_id),
    check (low_id < high_id)
  )`,
  "create index link_refusal_high on link_refusal (high_id)",

  // Profiles to be compared (again): whatever writes them, the database notices.
  `create table link_pending (
    candidate_id bigint primary key references candidate on delete cascade,
    school_id bigint not null references school
  )`,
  "create index link_pending_school on link_pending (school_id)",
  `create function link_pending_of_new_candidates() returns trigger language plpgsql as $$
  begin
    insert into link_pending select id, school_id from written on conflict do nothing;
    return null;
  end $$`,
  `create trigger link_pending_insert after insert on candidate
    referencing new table as written for each statement execute function link_pending_of_new_candidates()`,
  `create function link_pending_of_changed_candidates() returns trigger language plpgsql as $$
  begin
    insert into link_pending select w.id, w.school_id from written w join former f using (id)
    where (w.last_name, w.first_name, w.other_first_names, w.birth_date, w.email, w.ine)
      is distinct from (f.last_name, f.first_name, f.other_first_names, f.birth_date, f.email, f.ine)
    on conflict do nothing;
    return null;
  end $$`,
  `create trigger link_pending_update after update on candidate
    referencing new table as written old table as former
    for each statement execute function link_pending_of_changed_candidates()`,
  `create function link_pending_of_files() returns trigger language plpgsql as $$
  begin
    insert into link_pending select c.id, c.school_id from written w join candidate c on c.id = w.candidate_id
    on conflict do nothing;
    return null;
  end $$`,
  ...["insert", "update"].map(
    (event) => `create trigger link_pending_file_${event} after ${event} on parcoursup_file
      referencing new table as written for each statement execute function link_pending_of_files()`,
  ),
  "insert into link_pending select id, school_id from candidate",
];
