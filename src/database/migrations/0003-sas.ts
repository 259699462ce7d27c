import { type Kysely, sql } from "kysely";

/**
 * The SAS at scale: what lists sort and search by is indexed, and every candidate says
 * where else its identity stands. Triggers keep that right in the transaction of whatever changes a candidate.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
  if (await hasTrigrams(database)) await sql.raw(trigramIndex).execute(database);
}

/**
 * `pg_trgm` finds words inside names. Some servers do not have it, some roles may not create it: filters are slower there,
 * and right all the same.
 */
async function hasTrigrams(database: Kysely<unknown>): Promise<boolean> {
  await sql
    .raw(`
    do $$ begin
      create extension if not exists pg_trgm;
    exception when others then
      raise notice 'pg_trgm is not available: filters on names will be slower';
    end $$
  `)
    .execute(database);
  const { rows } = await sql`select from pg_extension where extname = 'pg_trgm'`.execute(database);
  return rows.length > 0;
}

const trigramIndex = `
  create index candidate_words on candidate using gin
    (last_name_folded gin_trgm_ops, first_name_folded gin_trgm_ops, email gin_trgm_ops)
`;

const sortIndexes = [
  "created_on",
  "birth_date",
  "last_name_folded",
  "first_name_folded",
  "email",
  "diplomas_folded",
].map((column) => `create index candidate_by_${column} on candidate (school_id, in_sas, ${column}, id)`);

/** Where the identities of `places` stand, from `places` rows: how many of one identity are in one campaign (null: in the SAS). */
const verdicts = `
  select school_id, identity_key,
    coalesce(max(n) filter (where campaign_id is null), 0) as in_sas,
    coalesce(array_agg(campaign_id order by campaign_id) filter (where campaign_id is not null), '{}') as campaigns,
    coalesce(array_agg(campaign_id) filter (where campaign_id is not null and n > 1), '{}') as crowded
  from places group by school_id, identity_key
  having sum(n) > 1 or bool_or(flagged)
`;
const place = `
  c.school_id, c.identity_key, c.campaign_id, count(*) as n,
  bool_or(c.sas_twins or c.twin_campaigns <> '{}') as flagged
`;
const writeVerdicts = `
  update candidate c set sas_twins = found.sas_twins, twin_campaigns = found.twin_campaigns
  from (
    select p.id, v.in_sas > 1 or (v.in_sas = 1 and p.campaign_id is not null) as sas_twins,
      case when p.campaign_id is null or p.campaign_id = any(v.crowded) then v.campaigns
        else array_remove(v.campaigns, p.campaign_id) end as twin_campaigns
    from verdicts v join candidate p on p.school_id = v.school_id and p.identity_key = v.identity_key
  ) found
  where c.id = found.id and (c.sas_twins, c.twin_campaigns) is distinct from (found.sas_twins, found.twin_campaigns)
`;

const statements = [
  // Folded texts are compared byte by byte: the same order on every database, and half the time.
  `alter table candidate
    alter column last_name_folded type text collate "C",
    alter column first_name_folded type text collate "C",
    alter column email type text collate "C",
    alter column diplomas_folded type text collate "C",
    alter column identity_key type text collate "C",
    add column in_sas boolean not null generated always as (campaign_id is null) stored,
    add column sas_twins boolean not null default false,
    add column twin_campaigns bigint[] not null default '{}'`,
  "drop index candidate_sas",
  "drop index candidate_establishment",
  "drop index candidate_campaign",
  ...sortIndexes,
  "create index candidate_establishment on candidate (establishment_id, in_sas, id)",
  "create index candidate_campaign on candidate (campaign_id, id) where campaign_id is not null",
  "create index candidate_sas_twins on candidate (school_id, in_sas, id) where sas_twins",
  `create index candidate_campaign_twins on candidate (school_id, in_sas, id) include (twin_campaigns)
    where twin_campaigns <> '{}'`,

  // One row an identity that somebody has: what two transactions that touch the same identity wait for each other at.
  "create table identity_guard (digest bigint primary key)",
  `create function identity_digest(school_id bigint, identity_key text) returns bigint immutable language sql
    return hashtextextended(school_id || '|' || identity_key, 0)`,
  `create function guard_identities(schools bigint[], keys text[]) returns void language sql as $$
    insert into identity_guard
    select distinct identity_digest(school_id, identity_key) as digest from unnest(schools, keys) as t(school_id, identity_key)
    order by digest
    on conflict (digest) do update set digest = excluded.digest
  $$`,
  // Tables of a trigger are unknown to the planner: look-ups by index, always.
  `create function refresh_twins(schools bigint[], keys text[]) returns void language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off as $$
    begin
      if schools is null then return; end if;
      perform guard_identities(schools, keys);
      with places as (
        select ${place}
        from unnest(schools, keys) as t(school_id, identity_key)
        join candidate c on c.school_id = t.school_id and c.identity_key = t.identity_key
        group by c.school_id, c.identity_key, c.campaign_id
      ), verdicts as (${verdicts})
      ${writeVerdicts};
    end $$`,
  `create function candidate_arrived() returns trigger language plpgsql as $$
    begin
      perform refresh_twins(array_agg(school_id), array_agg(identity_key))
      from (select distinct school_id, identity_key from after_rows) touched;
      return null;
    end $$`,
  `create function candidate_changed() returns trigger language plpgsql as $$
    begin
      perform refresh_twins(array_agg(school_id), array_agg(identity_key))
      from (
        select school_id, identity_key from (
          select id, school_id, identity_key, campaign_id from before_rows
          except select id, school_id, identity_key, campaign_id from after_rows
        ) former
        union
        select school_id, identity_key from (
          select id, school_id, identity_key, campaign_id from after_rows
          except select id, school_id, identity_key, campaign_id from before_rows
        ) present
      ) touched;
      return null;
    end $$`,
  `create function candidate_left() returns trigger language plpgsql as $$
    begin
      perform refresh_twins(array_agg(school_id), array_agg(identity_key))
      from (select distinct school_id, identity_key from before_rows) touched;
      -- Nothing is kept of an identity that nobody has any more.
      delete from identity_guard g using (select distinct school_id, identity_key from before_rows) gone
      where g.digest = identity_digest(gone.school_id, gone.identity_key) and not exists (
        select from candidate c where c.school_id = gone.school_id and c.identity_key = gone.identity_key
      );
      return null;
    end $$`,
  `create trigger candidate_arrived after insert on candidate referencing new table as after_rows
    for each statement execute function candidate_arrived()`,
  `create trigger candidate_changed after update on candidate referencing old table as before_rows new table as after_rows
    for each statement execute function candidate_changed()`,
  `create trigger candidate_left after delete on candidate referencing old table as before_rows
    for each statement execute function candidate_left()`,

  "insert into identity_guard select distinct identity_digest(school_id, identity_key) from candidate",
  `with places as (select ${place} from candidate c group by c.school_id, c.identity_key, c.campaign_id),
    verdicts as (${verdicts}) ${writeVerdicts}`,
];
