import { type Kysely, sql } from "kysely";

/**
 * Indexes of lists tell more, so that fewer rows are read: what any filter asks of duplicates, few as they are; of those in the order of
 * diplomas and of arrival in an establishment, what is asked with them. A name that holds two letters is found by its pairs of letters (`docs/decisions/0023-names.md`).
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

/** Bytes of `diplomas_folded`: a row of an index holds 2,704, of which names and an e-mail take up to 1,700. */
const diplomaBytes = 900;

const short = "birth_date, created_on, establishment_id, campaign_id";
const texts = "last_name_folded, first_name_folded, email, diplomas_folded";
const indexes = {
  candidate_by_diplomas_folded: `(school_id, in_sas, diplomas_folded, id) include (${short}, sas_twins, twin_campaigns)`,
  candidate_establishment: `(establishment_id, in_sas, created_on, id)
    include (school_id, birth_date, campaign_id, sas_twins, twin_campaigns, diplomas_folded)`,
  candidate_sas_twins: `(school_id, in_sas, id) include (${short}, ${texts}, twin_campaigns) where sas_twins`,
  candidate_campaign_twins: `(school_id, in_sas, id) include (${short}, ${texts}, sas_twins, twin_campaigns)
    where twin_campaigns <> '{}'`,
};

const statements = [
  `update candidate set diplomas_folded = left(diplomas_folded, ${diplomaBytes / 4}) where octet_length(diplomas_folded) > ${diplomaBytes}`,
  ...Object.entries(indexes).flatMap(([name, of]) => [
    `drop index ${name}`,
    `create index ${name} on candidate ${of}`,
  ]),
  `create function letter_pairs(folded text) returns text[] immutable strict parallel safe language sql return (
    select array_agg(distinct substr(replace(folded, ' ', ''), place, 2))
    from generate_series(1, length(replace(folded, ' ', '')) - 1) place
  )`,
  "create index candidate_name_pairs on candidate_name using gin (letter_pairs(folded))",
];
