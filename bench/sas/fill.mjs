/**
 * Fills a set-up database with a crowd by SQL, some ten thousand candidates a statement, as imports would: the project's own triggers
 * stay active. Everything follows from the number of the row, so that two runs hold the same people.
 *
 * Of 100 candidates of a school 80 are in the SAS, 10 in the campaign that the administrator targets, 10 in three others. Of those in the
 * SAS 5 % have a twin there, 5 % one in the targeted campaign, 5 % one in another (the twin stands far away in the table). They came by
 * 100 imports over 270 days to 8 establishments of very different sizes.
 */
import { crowdNames } from "./names.mjs";

/** Other schools of the same database, each so many times smaller than the one that is measured. */
const OTHERS = { count: 2, smaller: 20 };
const ESTABLISHMENTS = 8;
const IMPORTS = 100;
const SESSION = 2025;
export const firstDay = "2025-09-01";

/**
 * @param {import("pg").ClientBase} client of a database that holds one school, set up
 * @param {{ candidates: number, chunk: number, say: (line: string) => void, areCompared?: boolean }} options `areCompared`: proposals stand as if
 *   everybody had been compared; else everybody waits to be
 * @returns {Promise<{ campaign: string, seconds: number, triggers: number }>} the targeted campaign; seconds of inserting the candidates,
 *   and how many times longer their triggers make it
 */
export async function fill(client, { candidates, chunk, say, areCompared = true }) {
  await prepare(client);
  const { rows } = await client.query("select id from school");
  const school = Number(rows[0].id);
  const campaign = await addSchool(client, school);
  let seconds = 0;
  let triggers = 1;
  for (let first = 0; first < candidates; first += chunk) {
    const part = { school, base: 0, of: candidates, first, last: Math.min(first + chunk, candidates) };
    // The cost of triggers where the table is already large.
    if (first + chunk >= candidates) triggers = await compareTriggers(client, part);
    seconds += await insertPeople(client, part);
    say(`${part.last} candidates`);
  }
  const small = Math.ceil(candidates / OTHERS.smaller / 100) * 100;
  for (let other = 0; other < OTHERS.count; other++) {
    const added = await client.query("insert into school (name) values ($1) returning id", [
      `Autre école ${other}`,
    ]);
    const id = Number(added.rows[0].id);
    await addSchool(client, id);
    for (let first = 0; first < small; first += chunk)
      await insertPeople(client, {
        school: id,
        base: candidates + other * small,
        of: small,
        first,
        last: Math.min(first + chunk, small),
      });
  }
  await finish(client, areCompared);
  return { campaign, seconds, triggers };
}

async function prepare(client) {
  const { fold, glue } = await import(new URL("../../dist/server/linking/fold.js", import.meta.url));
  const { surnames, firstNames } = await crowdNames();
  await client.query("create schema crowd");
  for (const [table, names] of Object.entries({ surname: surnames, first_name: firstNames })) {
    await client.query(
      `create table crowd.${table} (rank integer primary key, name text, folded text, glued text)`,
    );
    for (let from = 0; from < names.length; from += 5_000) {
      const rows = names.slice(from, from + 5_000).map((name, place) => ({
        rank: from + place,
        name,
        folded: fold(name),
        glued: glue(name),
      }));
      await client.query(
        `insert into crowd.${table} select * from json_to_recordset($1::json) as r(rank integer, name text, folded text, glued text)`,
        [JSON.stringify(rows)],
      );
    }
  }
  await client.query(`
    create function crowd.chance(place bigint, salt integer) returns float8 immutable language sql
      return (hashint8extended(place, salt) & 1073741823) / 1073741824.0::float8
  `);
  // Whose identity a row has: most have their own, the others that of a row of another hundred.
  await client.query(`
    create function crowd.person(place bigint, size bigint) returns bigint immutable language sql return case
      when place % 100 in (1, 3) then (place / 100 * 7919 + 13) % (size / 100) * 100 + place % 100 - 1
      when place % 100 between 4 and 7 then (place / 100 * 7919 + 13) % (size / 100) * 100 + place % 100 + 76
      when place % 100 between 8 and 11 then (place / 100 * 7919 + 13) % (size / 100) * 100 + place % 100 + 82
      else place end
  `);
  await client.query("analyze");
}

/** Establishments, campaigns and imports; the first campaign is the one that everybody of the school targets. */
async function addSchool(client, school) {
  await client.query(
    `insert into establishment (school_id, uai, name, parcoursup_enabled)
     select $1, lpad((n + 1000)::text, 7, '0') || 'A', 'Site ' || n, true from generate_series(1, $2::integer) n`,
    [school, ESTABLISHMENTS],
  );
  const { rows } = await client.query(
    `insert into campaign (school_id, name) select $1, 'Campagne ' || n from generate_series(1, 4) n returning id`,
    [school],
  );
  await client.query("update account set target_campaign_id = $2 where school_id = $1", [school, rows[0].id]);
  await client.query(
    `insert into import (school_id, establishment_id, state, file_name, file_size, sha256, started_at, finished_at, session,
       candidates, created, programmes, problems, warnings)
     select $1, (
         select id from establishment where school_id = $1 and uai like '000100%'
         order by uai offset floor(power(crowd.chance(n, 9), 2) * $2::integer) limit 1
       ), 'imported', 'export.json', 1, '\\x00', moment, moment, ${SESSION}, 0, 0, '[]', '[]', '[]'
     from generate_series(0, $3::integer - 1) n
     cross join lateral (select timestamptz '${firstDay} 10:00+02' + n * 270.0 / $3 * interval '1 day' as moment) m`,
    [school, ESTABLISHMENTS, IMPORTS],
  );
  return rows[0].id;
}

const people = `
  insert into candidate (id, school_id, establishment_id, campaign_id, admitted_at, created_at, civility, last_name, first_name,
    other_first_names, birth_date, nationality, ine, email, mobile_phone, address_lines, postal_code, city, country, diploma_labels,
    last_name_folded, first_name_folded, diplomas_folded, identity_key)
  overriding system value
  select $2::bigint + i + 1, $1, m.establishment_id, c.campaign_id, case when c.campaign_id is not null then m.started_at end, m.started_at,
    case when hashint8extended(p, 6) % 2 = 0 then 'M' else 'F' end, s.name, f.name, '{}', b.day, 'Française',
    case when crowd.chance(i, 8) < 0.6 then lpad((hashint8extended(p, 7) & 1073741823)::text, 10, '0') || 'AA' end,
    f.glued || '.' || s.glued || (p % 997) || (array['@gmail.example', '@orange.example', '@lycee.example'])[1 + p % 3],
    '06 ' || lpad((p % 100000000)::text, 8, '0'), array['12 rue des Lilas'], '87000', 'Limoges', 'France', array[d.label],
    s.folded, f.folded, lower(replace(replace(translate(d.label, 'éÉ', 'ee'), '''', ' '), '-', ' ')), s.glued || '|' || f.glued || '|' || b.day
  from generate_series($4::bigint, $5::bigint - 1) i
  cross join lateral (select $2 + crowd.person(i, $3::bigint) as p) own
  join crowd.surname s on s.rank = floor(power(crowd.chance(p, 1), 2.9) * (select count(*) from crowd.surname))
  join crowd.first_name f on f.rank = floor(power(crowd.chance(p, 2), 1.7) * (select count(*) from crowd.first_name))
  cross join lateral (select date '2004-01-01' + (365.25 * 6 * (
    crowd.chance(p, 3) + crowd.chance(p, 4) + crowd.chance(p, 5)) / 3)::integer as day) b
  cross join lateral (
    select case when crowd.chance(i, 10) < 0.7 then 'Baccalauréat en préparation' else 'Baccalauréat obtenu' end
      || ' (Série ' || (array['Générale', 'Technologique STMG', 'Technologique ST2S', 'Technologique STI2D', 'Professionnelle',
        'Professionnelle agricole', 'Technologique STL', 'Technologique STHR', 'Technologique S2TMD'])[
          1 + floor(power(crowd.chance(i, 11), 2) * 9)::integer]
      || ') (' || 2026 - floor(power(crowd.chance(i, 12), 4) * 8)::integer || ')' as label
  ) d
  join lateral (
    select establishment_id, started_at from import where school_id = $1 order by id offset i * ${IMPORTS} / $3 limit 1
  ) m on true
  left join lateral (
    select id as campaign_id from campaign where school_id = $1 and i % 100 >= 80
    order by id offset case when i % 100 < 90 then 0 else 1 + i % 3 end limit 1
  ) c on true
  order by i
`;

const parts = [
  `insert into parcoursup_file (id, candidate_id, establishment_id, session, file_number)
   overriding system value
   select id, id, establishment_id, ${SESSION}, (1000000 + id)::text from candidate where id > $1 and id <= $2`,
  `insert into wish (parcoursup_file_id, establishment_id, programme_code, programme_label, confirmed, digest, import_id)
   select c.id, c.establishment_id, (c.establishment_id % 7)::text, 'BTS Management commercial opérationnel', true,
     decode(md5(c.id::text), 'hex'), m.id
   from candidate c join import m on m.school_id = c.school_id and m.started_at = c.created_at
   where c.id > $1 and c.id <= $2`,
  `insert into diploma (candidate_id, position, label, type)
   select id, 1, diploma_labels[1], 'Baccalauréat' from candidate where id > $1 and id <= $2`,
  `insert into import_candidate (import_id, candidate_id, outcome)
   select m.id, c.id, 'created' from candidate c join import m on m.school_id = c.school_id and m.started_at = c.created_at
   where c.id > $1 and c.id <= $2`,
];

/** @returns {Promise<number>} seconds that the candidates themselves took, their triggers included */
async function insertPeople(client, { school, base, of, first, last }) {
  await client.query("begin");
  await client.query("set local jit = off");
  const started = performance.now();
  await client.query(people, [school, base, of, first, last]);
  const seconds = (performance.now() - started) / 1000;
  for (const part of parts) await client.query(part, [base + first, base + last]);
  await client.query("commit");
  return seconds;
}

/** The same statement with and without triggers, taken back both times. */
async function compareTriggers(client, { school, base, of, first, last }) {
  const times = [];
  for (const isActive of [true, false, true, false]) {
    await client.query("begin");
    await client.query("set local jit = off");
    if (!isActive) await client.query("alter table candidate disable trigger user");
    const started = performance.now();
    await client.query(people, [school, base, of, first, last]);
    times.push(performance.now() - started);
    await client.query("rollback");
  }
  return (times[0] + times[2]) / (times[1] + times[3]);
}

async function finish(client, areCompared) {
  if (areCompared) await propose(client);
  await client.query("drop schema crowd cascade");
  for (const table of ["candidate", "parcoursup_file"])
    await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [
      table,
    ]);
}

/** Proposals as the comparison would store them for equal identities: comparing profiles is measured by `bench:liaison`. */
async function propose(client) {
  await client.query(`
    insert into link_proposal (low_id, high_id, school_id, grade, by_identifier, conflict, reasons)
    select low.id, high.id, low.school_id, 'certain', false, false, '["lastName.same", "firstName.same", "birthDate.same"]'
    from candidate low join candidate high using (school_id, identity_key)
    where low.id < high.id and (low.sas_twins or low.twin_campaigns <> '{}')
  `);
  await client.query("truncate link_pending");
}
