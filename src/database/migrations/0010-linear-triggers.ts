import { type Kysely, sql } from "kysely";

/**
 * What triggers do grows with the number of rows and no faster. The switches of the planner that `refresh_twins` was run with also
 * held for the triggers of its own update, which then compared every row with every row; and the plan of a trigger made for one row
 * was kept for ten thousand.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

// A subquery with an offset is never merged into the statement around it: one look into the index for each identity, whatever
// the planner believes of arrays, and with no switch that would reach further.
const sameIdentity = (columns: string, from: string) => `cross join lateral (
  select ${columns} from candidate other
  where other.school_id = ${from}.school_id and other.identity_key = ${from}.identity_key offset 0
) c`;

const statements = [
  "drop function refresh_twins(bigint[], text[])",
  `create function refresh_twins(schools bigint[], keys text[]) returns void language plpgsql as $$
    begin
      if schools is null then return; end if;
      perform guard_identities(schools, keys);
      with places as (
        select t.school_id, t.identity_key, c.campaign_id, count(*) as n,
          bool_or(c.sas_twins or c.twin_campaigns <> '{}') as flagged
        from unnest(schools, keys) as t(school_id, identity_key)
        ${sameIdentity("other.campaign_id, other.sas_twins, other.twin_campaigns", "t")}
        group by t.school_id, t.identity_key, c.campaign_id
      ), verdicts as (
        select school_id, identity_key,
          coalesce(max(n) filter (where campaign_id is null), 0) as in_sas,
          coalesce(array_agg(campaign_id order by campaign_id) filter (where campaign_id is not null), '{}') as campaigns,
          coalesce(array_agg(campaign_id) filter (where campaign_id is not null and n > 1), '{}') as crowded
        from places group by school_id, identity_key
        having sum(n) > 1 or bool_or(flagged)
      ), marks as (
        select c.id, v.in_sas > 1 or (v.in_sas = 1 and c.campaign_id is not null) as sas_twins,
          case when c.campaign_id is null or c.campaign_id = any(v.crowded) then v.campaigns
            else array_remove(v.campaigns, c.campaign_id) end as twin_campaigns,
          c.sas_twins as former_sas_twins, c.twin_campaigns as former_twin_campaigns
        from verdicts v
        ${sameIdentity("other.id, other.campaign_id, other.sas_twins, other.twin_campaigns", "v")}
      )
      update candidate set sas_twins = marks.sas_twins, twin_campaigns = marks.twin_campaigns
      from marks
      where candidate.id = marks.id
        and (marks.sas_twins, marks.twin_campaigns) is distinct from (marks.former_sas_twins, marks.former_twin_campaigns);
    end $$`,
  // Both are the rows of one statement, told apart by their number: never every row against every row.
  "alter function link_pending_of_changed_candidates() set enable_nestloop = off",
];
