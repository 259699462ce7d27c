import { type Kysely, sql } from "kysely";

/** Everything up to candidates in the SAS. Names are those of `database/schema.ts`. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const id = "id bigint generated always as identity primary key";
const created = "created_at timestamptz not null default now()";

const statements = [
  `create table school (${id}, name text not null, ${created})`,
  "create unique index school_name on school (lower(name))",

  `create table establishment (
    ${id},
    school_id bigint not null references school,
    uai text not null,
    name text not null,
    parcoursup_enabled boolean not null,
    ${created},
    constraint establishment_uai unique (school_id, uai)
  )`,

  `create table campaign (
    ${id},
    school_id bigint not null references school,
    name text not null,
    starts_on date,
    ends_on date,
    archived_at timestamptz,
    ${created}
  )`,
  "create unique index campaign_name on campaign (school_id, lower(name))",

  `create table account (
    ${id},
    school_id bigint not null references school,
    email text not null,
    first_name text not null,
    last_name text not null,
    role text not null check (role in ('school_admin', 'recruiter')),
    password_hash text not null,
    must_change_password boolean not null,
    disabled_at timestamptz,
    target_campaign_id bigint references campaign on delete set null,
    ${created},
    last_sign_in_at timestamptz,
    sign_in_failure_told_at timestamptz,
    constraint account_email unique (email)
  )`,
  "create index account_school on account (school_id)",

  `create table session (
    token_hash bytea primary key,
    account_id bigint not null references account on delete cascade,
    ${created},
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  "create index session_account on session (account_id)",

  `create table sign_in_attempt (${id}, subject bytea not null, attempted_at timestamptz not null default now())`,
  "create index sign_in_attempt_subject on sign_in_attempt (subject, attempted_at)",
  "create index sign_in_attempt_moment on sign_in_attempt (attempted_at)",

  `create table journal_entry (
    ${id},
    school_id bigint not null references school,
    at timestamptz not null default now(),
    account_id bigint references account on delete set null,
    type text not null,
    details jsonb not null
  )`,
  "create index journal_entry_school on journal_entry (school_id, id)",

  `create table import (
    ${id},
    school_id bigint not null references school,
    establishment_id bigint not null references establishment,
    account_id bigint references account on delete set null,
    state text not null check (state in ('checking', 'writing', 'imported', 'rejected', 'to_confirm', 'interrupted', 'undone')),
    file_name text not null,
    file_size bigint not null,
    sha256 bytea not null,
    started_at timestamptz not null default now(),
    alive_at timestamptz not null default now(),
    finished_at timestamptz,
    session integer,
    candidates integer not null default 0,
    created integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    problem_count integer not null default 0,
    programmes jsonb not null,
    problems jsonb not null,
    warnings jsonb not null,
    impact jsonb,
    undone_at timestamptz,
    undone_by bigint references account on delete set null,
    undo_report jsonb
  )`,
  "create index import_school on import (school_id, id)",
  "create index import_establishment on import (establishment_id, id)",
  "create index import_unfinished on import (id) where finished_at is null",

  `create table candidate (
    ${id},
    school_id bigint not null references school,
    establishment_id bigint not null references establishment,
    campaign_id bigint references campaign,
    admitted_at timestamptz,
    ${created},
    created_on date not null generated always as ((created_at at time zone 'Europe/Paris')::date) stored,
    civility text not null check (civility in ('M', 'F')),
    last_name text not null,
    first_name text not null,
    other_first_names text[] not null,
    birth_date date not null,
    nationality text,
    ine text,
    email text not null,
    mobile_phone text,
    landline_phone text,
    address_lines text[] not null,
    postal_code text,
    city text,
    country text,
    diploma_labels text[] not null,
    last_name_folded text not null,
    first_name_folded text not null,
    diplomas_folded text not null,
    identity_key text not null
  )`,
  "create index candidate_sas on candidate (school_id, created_on desc, id desc) where campaign_id is null",
  "create index candidate_identity on candidate (school_id, identity_key)",
  "create index candidate_ine on candidate (school_id, ine) where ine is not null",
  "create index candidate_establishment on candidate (establishment_id)",
  "create index candidate_campaign on candidate (campaign_id) where campaign_id is not null",

  `create table diploma (
    ${id},
    candidate_id bigint not null references candidate on delete cascade,
    position integer not null,
    label text not null,
    type text not null,
    series text,
    speciality text,
    year integer,
    honours text,
    academy text,
    unique (candidate_id, position)
  )`,

  `create table parcoursup_file (
    ${id},
    candidate_id bigint not null references candidate on delete cascade,
    establishment_id bigint not null references establishment,
    session integer not null,
    file_number text,
    unique (establishment_id, session, file_number)
  )`,
  "create index parcoursup_file_candidate on parcoursup_file (candidate_id)",

  `create table wish (
    ${id},
    parcoursup_file_id bigint not null references parcoursup_file on delete cascade,
    establishment_id bigint not null references establishment,
    programme_code text not null,
    programme_label text,
    confirmed boolean,
    group_label text,
    applied_on date,
    status text,
    boarding boolean,
    digest bytea not null,
    import_id bigint not null references import,
    absent_import_id bigint references import,
    unique (parcoursup_file_id, programme_code)
  )`,
  "create index wish_programme on wish (establishment_id, programme_code)",
  "create index wish_digest on wish (establishment_id, digest)",

  `create table parcoursup_record (
    ${id},
    import_id bigint not null references import,
    ordinal integer not null,
    wish_id bigint references wish on delete cascade,
    content bytea not null,
    unique (import_id, ordinal)
  )`,
  "create index parcoursup_record_wish on parcoursup_record (wish_id, id desc)",
  // Already compressed: PostgreSQL would only lose time trying again.
  "alter table parcoursup_record alter column content set storage external",

  `create table import_candidate (
    import_id bigint not null references import on delete cascade,
    candidate_id bigint not null references candidate on delete cascade,
    outcome text not null check (outcome in ('created', 'updated', 'unchanged')),
    changes jsonb not null default '[]',
    kept jsonb not null default '[]',
    primary key (import_id, candidate_id)
  )`,
  `create table import_wish (
    import_id bigint not null references import on delete cascade,
    wish_id bigint not null references wish on delete cascade,
    before jsonb,
    primary key (import_id, wish_id)
  )`,
  "create index import_wish_wish on import_wish (wish_id)",

  `create table candidate_edit (
    candidate_id bigint not null references candidate on delete cascade,
    field text not null,
    account_id bigint references account on delete set null,
    edited_at timestamptz not null default now(),
    primary key (candidate_id, field)
  )`,
  "create index import_candidate_candidate on import_candidate (candidate_id)",
];
