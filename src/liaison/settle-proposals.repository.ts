import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { lockUntilCommit } from "../database/lock-until-commit.ts";
import { CROWD } from "../linking/blocking.ts";
import type { ComparedPair } from "../linking/comparison.ts";
import type { LinkRecord } from "../linking/link-record.ts";

/** True when profiles of the school are waiting to be compared. */
export async function hasPending(db: Connection, schoolId: string): Promise<boolean> {
  const { rows } = await sql<{ pending: boolean }>`
    select exists (select from link_pending where school_id = ${schoolId}) as pending
  `.execute(db);
  return rows[0]?.pending ?? false;
}

/** Takes the next profiles to compare; two who compare the same school at once take turns. By birth date: most blocks are of one day. */
export async function takePending(db: Connection, schoolId: string, limit: number): Promise<string[]> {
  await lockUntilCommit(db, `liaison ${schoolId}`);
  // Statements over sets run for milliseconds; compiling their expressions costs a server most of a second each.
  await sql`set local jit = off`.execute(db);
  const { rows } = await sql<{ id: string }>`
    delete from link_pending where candidate_id in (
      select p.candidate_id from link_pending p join candidate c on c.id = p.candidate_id
      where p.school_id = ${schoolId} order by c.birth_date, c.id limit ${limit}
    ) returning candidate_id::text as id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** What is compared of these profiles. */
export async function findLinkRecords(db: Connection, ids: readonly string[]): Promise<LinkRecord[]> {
  const { rows } = await sql<LinkRecord>`
    select c.id::text, c.last_name as "lastName", c.first_name as "firstName",
      c.other_first_names as "otherFirstNames", c.birth_date as "birthDate", c.email, c.ine,
      coalesce(f.files, '[]') as "parcoursupFiles"
    from candidate c
    left join (
      select candidate_id, json_agg(json_build_object('session', session, 'establishmentId', establishment_id::text,
        'fileNumber', file_number) order by id) as files
      from parcoursup_file where candidate_id = any(${ids}::bigint[]) and file_number is not null group by candidate_id
    ) f on f.candidate_id = c.id
    where c.id = any(${ids}::bigint[])
  `.execute(db);
  return rows;
}

export interface CandidateKey {
  readonly candidateId: string;
  readonly key: string;
}

/** Replaces what these profiles are found by. */
export async function writeKeys(
  db: Connection,
  schoolId: string,
  ids: readonly string[],
  keys: readonly CandidateKey[],
): Promise<void> {
  await sql`delete from link_key where candidate_id = any(${ids}::bigint[])`.execute(db);
  await sql`
    insert into link_key (key, candidate_id)
    select distinct hashtextextended(${`${schoolId} `} || m.key, 0), m."candidateId"
    from json_to_recordset(${JSON.stringify(keys)}::json) as m("candidateId" bigint, key text)
  `.execute(db);
}

/** Who else has a key of one of these profiles, but for keys that tell nobody apart. */
export async function findCounterparts(db: Connection, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.id::text as id from (
      select unnest(block.members) as id from (
        select array_agg(k.candidate_id) as members
        from (select distinct key from link_key where candidate_id = any(${ids}::bigint[])) mine
        join link_key k on k.key = mine.key
        group by k.key having count(*) between 2 and ${sql.lit(CROWD)}
      ) block
    ) m where not m.id = any(${ids}::bigint[])
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Replaces what is proposed for these profiles. */
export async function writeProposals(
  db: Connection,
  schoolId: string,
  ids: readonly string[],
  pairs: readonly ComparedPair[],
): Promise<void> {
  await sql`
    delete from link_proposal where low_id = any(${ids}::bigint[]) or high_id = any(${ids}::bigint[])
  `.execute(db);
  const rows = pairs.map(({ left, right, comparison }) => ({ left, right, ...comparison }));
  await sql`
    insert into link_proposal (low_id, high_id, school_id, grade, by_identifier, conflict, reasons)
    select least("left", "right"), greatest("left", "right"), ${schoolId}, grade, "byIdentifier", conflict, reasons
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as m("left" bigint, "right" bigint, grade text, "byIdentifier" boolean, conflict boolean, reasons jsonb)
  `.execute(db);
}
