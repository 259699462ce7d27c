import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { sealRecord } from "../database/sealed-record.ts";
import { nextId } from "./next-id.repository.ts";
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

/** What is staged, and where it goes. */
export interface StagingTarget {
  /** The import whose candidates are staged. */
  readonly importId: string;
  readonly schoolId: string;
  readonly establishmentId: string;
  /** Sections that what is stored has none of. */
  readonly unkeptSections: readonly string[];
}

/** An open staging area of one import, inside its transaction. */
export interface Staging extends StagingTarget {
  /** Whether the establishment has wishes from earlier imports: when it has none, no entry needs to be looked for among them. */
  readonly holdsWishes: boolean;
}

/**
 * Makes the temporary tables that hold the entries of the file until all of them are known to be right. The transaction
 * keeps the establishment's other imports waiting: they run one after the other.
 */
export async function openStaging({ db }: Transaction, target: StagingTarget): Promise<Staging> {
  // Statements over sets run for milliseconds; compiling their expressions costs a server most of a second each.
  await sql`set local jit = off`.execute(db);
  await sql`select from establishment where id = ${target.establishmentId} for no key update`.execute(db);
  await sql
    .raw(
      `create temporary table import_row (${columnDefinitions}, wish_id bigint, known boolean,
        superseded boolean not null default false) on commit drop`,
    )
    .execute(db);
  // The tables of the import hold a few thousand rows, all alike: a tenth of the usual sample tells the planner as much.
  await sql`set local default_statistics_target = 10`.execute(db);
  // What was received is stored under the number of its wish before the wish is.
  await sql`set constraints parcoursup_record_wish_id_fkey deferred`.execute(db);
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from wish where establishment_id = ${target.establishmentId}) as held
  `.execute(db);
  return { ...target, holdsWishes: rows[0]?.held ?? true };
}

/** Adds some candidates (50 to 200 at once is best, `design.md` §1); what was received is stored unless it already is. */
export async function stageCandidates(
  transaction: Transaction,
  staging: Staging,
  candidates: readonly StagedCandidate[],
): Promise<void> {
  const received = candidates.filter(({ content }) => content.length > 0);
  if (received.length === 0) return stageRows(transaction, candidates);
  const wishIds = await stageWishes(transaction, candidates);
  const known = staging.holdsWishes
    ? await findKnownDigests(transaction, staging, received)
    : new Set<string>();
  await storeRecords(
    transaction,
    staging,
    received.filter(({ facts }) => !known.has(facts.digest)),
    wishIds,
  );
}

const stageText = (more: string, drawn: string) =>
  `insert into import_row (${columnList}${more}) select ${columnList}${drawn} from json_to_recordset($1::json) as r(${columnDefinitions})`;

async function stageRows({ client }: Transaction, candidates: readonly StagedCandidate[]): Promise<void> {
  const values = [JSON.stringify(candidates.map(({ facts }) => facts))];
  await client.query({ name: "import-stage-rows", text: stageText("", ""), values });
}

/** Every entry gets the number that its wish will have if it is a new one. Returns the numbers by ordinal. */
async function stageWishes(
  { client }: Transaction,
  candidates: readonly StagedCandidate[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ ordinal: number; wish_id: string }>({
    name: "import-stage-wishes",
    text: `${stageText(", wish_id", `, ${nextId("wish")}`)} returning ordinal, wish_id`,
    values: [JSON.stringify(candidates.map(({ facts }) => facts))],
  });
  return new Map(rows.map((row) => [row.ordinal, row.wish_id]));
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
  wishIds: ReadonlyMap<number, string>,
): Promise<void> {
  if (candidates.length === 0) return;
  const rows = candidates
    .map((_, index) => index * 3 + 4)
    .map((first) => `($1, $2, $3, $${first}, $${first + 1}, $${first + 2})`)
    .join(", ");
  await client.query({
    name: `import-store-records-${candidates.length}`,
    text: `insert into parcoursup_record (import_id, unkept_sections, key_id, ordinal, wish_id, content) values ${rows}`,
    values: [
      importId,
      [...unkeptSections],
      recordKeys.current?.id ?? null,
      ...candidates.flatMap(({ facts, content }) => [
        facts.ordinal,
        wishIds.get(facts.ordinal),
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
    if (code !== null)
      await sql`
        update import_row set programme_code = ${code} where programme_index = ${index} and programme_code <> ${code}
      `.execute(db);
}

/** The keys of the file's programmes: of those without a candidate too, and of none that the file does not name. */
export async function findProgrammeKeys(
  { db }: Transaction,
  programmes: readonly { readonly code: string | null }[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct programme_code as key from import_row where programme_code <> ''
  `.execute(db);
  return [...new Set([...programmes.flatMap(({ code }) => code ?? []), ...rows.map(({ key }) => key)])];
}
