import { type Kysely, sql } from "kysely";

/**
 * The different names of a school, folded: some for many candidates. A part of a name is looked for among them, and they stand in their
 * order. Triggers keep them in the transaction of whatever changes a candidate; a name that nobody has any more is gone with the last who
 * had it (`docs/decisions/0023-names.md`).
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
  // Without `pg_trgm` all the names of a school are looked at, and all its addresses.
  const { rows } = await sql`select from pg_extension where extname = 'pg_trgm'`.execute(database);
  if (rows.length > 0) for (const statement of trigramIndexes) await sql.raw(statement).execute(database);
}

/** The names of the candidates in `rows`. */
const namesOf = (rows: string) => `
  select school_id, 'last' as kind, last_name_folded as folded from ${rows}
  union select school_id, 'first', first_name_folded from ${rows}
`;
/** As an array of rows; null when there are none. */
const allOf = (names: string) => `(select array_agg(row(name.*)::candidate_name) from (${names}) name)`;
/** The candidates whose names one statement changed, as they stand in `rows` and not in `others`. */
const renamed = (rows: string, others: string) => `
  select id, school_id, last_name_folded, first_name_folded from ${rows}
  except select id, school_id, last_name_folded, first_name_folded from ${others}
`;

/** Whether anybody has the name that `name` stands for: one look into an index, whatever the planner believes. */
const isBorne = (kind: string, column: string) => `exists (
  select from candidate c where name.kind = '${kind}' and c.school_id = name.school_id and c.in_sas = any('{true,false}')
    and c.${column} = name.folded offset 0
)`;
const isUnused = `not ${isBorne("last", "last_name_folded")} and not ${isBorne("first", "first_name_folded")}`;
/** Locks the rows of `names`, one look into the index for each. */
const lock = (names: string, how: string) => `
  perform from unnest(${names}) name cross join lateral (
    select from candidate_name n
    where n.school_id = name.school_id and n.kind = name.kind and n.folded = name.folded for ${how}
  ) row
`;

const short = "birth_date, created_on, establishment_id, campaign_id";
/** What the indexes that people look for somebody through tell besides, so that nobody else's row is read. */
const indexes = {
  candidate_by_last_name_folded: `(school_id, in_sas, last_name_folded, id)
    include (first_name_folded, email, ${short}, sas_twins, twin_campaigns)`,
  candidate_by_first_name_folded: `(school_id, in_sas, first_name_folded, id)
    include (last_name_folded, email, ${short}, sas_twins, twin_campaigns)`,
  candidate_by_email: "(school_id, in_sas, email, id) include (last_name_folded, first_name_folded)",
  candidate_sas_twins: `(school_id, in_sas, id) include (${short}, twin_campaigns) where sas_twins`,
  candidate_campaign_twins: `(school_id, in_sas, id) include (${short}, sas_twins, twin_campaigns) where twin_campaigns <> '{}'`,
};

const trigramIndexes = [
  "drop index if exists candidate_words",
  "create index candidate_words on candidate using gin (email gin_trgm_ops)",
  "create index candidate_name_words on candidate_name using gin (folded gin_trgm_ops)",
];

const statements = [
  `create table candidate_name (
    school_id bigint not null,
    kind text not null check (kind in ('last', 'first')),
    folded text collate "C" not null,
    primary key (school_id, kind, folded)
  )`,
  `insert into candidate_name ${namesOf("candidate")}`,

  // Whoever writes a name holds it until the end of the transaction, as many as like; whoever removes one waits until nobody holds it.
  `create function hold_names(names candidate_name[]) returns void strict language plpgsql as $$
    declare held integer;
    begin
      loop
        insert into candidate_name select * from unnest(names) order by 1, 2, 3 on conflict do nothing;
        ${lock("names", "key share")};
        get diagnostics held = row_count;
        exit when held = cardinality(names);
      end loop;
    end $$`,
  // Those who remove names take turns within a school: of the last two who have a name, the second sees that the first is gone.
  `create function release_names(names candidate_name[]) returns void strict language plpgsql as $$
    declare unused candidate_name[];
    begin
      perform pg_advisory_xact_lock(hashtextextended('candidate_name ' || school_id, 0))
      from (select distinct school_id from unnest(names) order by school_id) school;
      unused := array(select name from unnest(names) name where ${isUnused} order by name);
      ${lock("unused", "update")};
      -- Somebody may have come to have it while it was waited for.
      delete from candidate_name n using unnest(unused) name
      where n.school_id = name.school_id and n.kind = name.kind and n.folded = name.folded and ${isUnused};
    end $$`,
  `create function candidate_names_arrived() returns trigger language plpgsql as $$
    begin
      perform hold_names(${allOf(namesOf("after_rows"))});
      return null;
    end $$`,
  `create function candidate_names_changed() returns trigger language plpgsql as $$
    begin
      perform hold_names(${allOf(namesOf(`(${renamed("after_rows", "before_rows")}) present`))});
      perform release_names(${allOf(namesOf(`(${renamed("before_rows", "after_rows")}) former`))});
      return null;
    end $$`,
  `create function candidate_names_left() returns trigger language plpgsql as $$
    begin
      perform release_names(${allOf(namesOf("before_rows"))});
      return null;
    end $$`,
  `create trigger candidate_names_arrived after insert on candidate referencing new table as after_rows
    for each statement execute function candidate_names_arrived()`,
  `create trigger candidate_names_changed after update on candidate referencing old table as before_rows new table as after_rows
    for each statement execute function candidate_names_changed()`,
  `create trigger candidate_names_left after delete on candidate referencing old table as before_rows
    for each statement execute function candidate_names_left()`,

  ...Object.entries(indexes).flatMap(([name, definition]) => [
    `drop index ${name}`,
    `create index ${name} on candidate ${definition}`,
  ]),
];
