import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { sealRecord } from "../database/sealed-record.ts";
import type { StagedCandidate } from "./staged-candidate.ts";

/** Columns of the staging table that come from the file, in the names of `StagedFacts`. */
const columns = {
  ordinal: "integer",
  programme_index: "integer",
  person: "text",
  digest: "text",
  file_number: "text",
  ine: "text",
  identity_key: "text",
  civility: "text",
  last_name: "text",
  first_name: "text",
  other_first_names: "text[]",
  birth_date: "date",
  nationality: "text",
  email: "text",
  mobile_phone: "text",
  landline_phone: "text",
  address_lines: "text[]",
  postal_code: "text",
  city: "text",
  country: "text",
  last_name_folded: "text",
  first_name_folded: "text",
  diploma_label: "text",
  diplomas_folded: "text",
  diploma_type: "text",
  diploma_series: "text",
  diploma_speciality: "text",
  diploma_year: "integer",
  diploma_honours: "text",
  diploma_academy: "text",
  programme_code: "text",
  programme_label: "text",
  confirmed: "boolean",
  group_label: "text",
  applied_on: "date",
  wish_status: "text",
  boarding: "boolean",
} as const satisfies Record<keyof StagedCandidate["facts"], string>;

const columnList = Object.keys(columns).join(", ");
const columnDefinitions = Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ");

/** An open staging area of one import, inside its transaction. */
export interface Staging {
  /** The import whose candidates are staged. */
  readonly importId: string;
  readonly schoolId: string;
  readonly establishmentId: string;
  /** Sections that what is stored has none of. */
  readonly unkeptSections: readonly string[];
}

/**
 * Makes the temporary tables that hold the entries of the file until all of them are known to be right. The transaction
 * keeps the establishment's other imports waiting: they run one after the other.
 */
export async function openStaging({ db }: Transaction, staging: Staging): Promise<void> {
  // Statements over sets run for milliseconds; compiling their expressions costs a server most of a second each.
  await sql`set local jit = off`.execute(db);
  await sql`select from establishment where id = ${staging.establishmentId} for no key update`.execute(db);
  await sql
    .raw(
      `create temporary table import_row (${columnDefinitions}, wish_id bigint, known boolean,
        superseded boolean not null default false) on commit drop`,
    )
    .execute(db);
}

/** Adds some candidates (50 to 200 at once is best, `design.md` §1); what was received is stored unless it already is. */
export async function stageCandidates(
  { client, db }: Transaction,
  staging: Staging,
  candidates: readonly StagedCandidate[],
): Promise<void> {
  await client.query({
    name: "import-stage-rows",
    text: `insert into import_row (${columnList}) select ${columnList} from json_to_recordset($1::json) as r(${columnDefinitions})`,
    values: [JSON.stringify(candidates.map(({ facts }) => facts))],
  });
  const received = candidates.filter(({ content }) => content.length > 0);
  if (received.length === 0) return;
  const known = await findKnownDigests({ client, db }, staging, received);
  await storeRecords(
    { client, db },
    staging,
    received.filter(({ facts }) => !known.has(facts.digest)),
  );
}

/** Of what is received, the digests of what the establishment holds already. */
async function findKnownDigests(
  { client }: Transaction,
  { establishmentId }: Staging,
  candidates: readonly StagedCandidate[],
): Promise<ReadonlySet<string>> {
  const digests = candidates.map(({ facts }) => `\\x${facts.digest}`);
  const known = await client.query<{ digest: string }>({
    name: "import-known-digests",
    // What was received may be gone (`privacy/purge-school.ts`) while its digest is still known.
    text: `select distinct encode(digest, 'hex') as digest from wish
      where establishment_id = $1 and digest = any($2::bytea[])
        and exists (select from parcoursup_record record where record.wish_id = wish.id)`,
    values: [establishmentId, digests],
  });
  return new Set(known.rows.map(({ digest }) => digest));
}

/** Multi-row `INSERT … VALUES`: as fast as COPY on both engines, and works on both (`design.md` §1). */
async function storeRecords(
  { client, db: { recordKeys } }: Transaction,
  { importId, schoolId, unkeptSections }: Staging,
  candidates: readonly StagedCandidate[],
): Promise<void> {
  if (candidates.length === 0) return;
  const rows = candidates.map((_, index) => `($1, $2, $3, $${index * 2 + 4}, $${index * 2 + 5})`).join(", ");
  await client.query({
    name: `import-store-records-${candidates.length}`,
    text: `insert into parcoursup_record (import_id, unkept_sections, key_id, ordinal, content) values ${rows}`,
    values: [
      importId,
      [...unkeptSections],
      recordKeys.current?.id ?? null,
      ...candidates.flatMap(({ facts, content }) => [
        facts.ordinal,
        sealRecord(recordKeys, schoolId, content).content,
      ]),
    ],
  });
}

/** Gives the entries the programme's code when the file names it only after its candidates. */
export async function nameProgrammes(
  { db }: Transaction,
  programmes: readonly { readonly code: string | null }[],
): Promise<void> {
  for (const [index, { code }] of programmes.entries())
    await sql`
      update import_row set programme_code = ${code ?? ""}
      where programme_index = ${index} and programme_code <> ${code ?? ""}
    `.execute(db);
}
