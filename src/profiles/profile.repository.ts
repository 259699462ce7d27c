import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { foldDiplomas } from "./fold-diplomas.ts";
import type { ProfileUpdate, StoredCandidate } from "./stored-candidate.ts";

/** The columns of `candidate` that come straight from the file, and those derived from them. */
const profileColumns = {
  civility: "text",
  last_name: "text",
  first_name: "text",
  other_first_names: "text[]",
  birth_date: "date",
  nationality: "text",
  ine: "text",
  email: "text",
  mobile_phone: "text",
  landline_phone: "text",
  address_lines: "text[]",
  postal_code: "text",
  city: "text",
  country: "text",
} as const satisfies Record<Exclude<keyof StoredCandidate, "id" | "diploma">, string>;
const derivedColumns = { last_name_folded: "text", first_name_folded: "text", identity_key: "text" } as const;

/** All of them, as a list for SQL. */
const columns = Object.keys({ ...profileColumns, ...derivedColumns });
export const profileColumnList = sql.raw(columns.join(", "));

/** The members of a `StoredCandidate`, for `json_build_object`, of `candidate c`. */
const storedFields = sql.raw(
  Object.keys(profileColumns)
    .map((name) => `'${name}', c.${name}`)
    .join(", "),
);

/** A `StoredCandidate` as JSON, of `candidate c` in the statement around it. */
export const storedCandidateJson = sql`
  json_build_object('id', c.id::text, ${storedFields},
    'diploma', (select to_json(d) from diploma d where d.candidate_id = c.id and d.position = 1))
`;

/** The profiles with these numbers, whatever their school: the caller has looked them up in the actor's. */
export async function findStoredCandidates(
  db: Connection,
  ids: readonly string[],
): Promise<StoredCandidate[]> {
  const { rows } = await sql<{ stored: StoredCandidate }>`
    select ${storedCandidateJson} as stored from candidate c where c.id = any(${ids}::bigint[]) order by c.id for update
  `.execute(db);
  return rows.map(({ stored }) => stored);
}

/** Writes profiles back: their fields, what is derived from them, and the diploma that Parcoursup tells of. */
export async function updateProfiles(db: Connection, updates: readonly ProfileUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  const profiles = updates.map(({ candidate, folded }) => ({ ...candidate, ...folded }));
  await sql`
    update candidate c set ${sql.raw(columns.map((name) => `${name} = m.${name}`).join(", "))}
    from json_to_recordset(${JSON.stringify(profiles)}::json) as m(id bigint, ${sql.raw(definitions(profileColumns))},
      ${sql.raw(definitions(derivedColumns))})
    where c.id = m.id
  `.execute(db);
  const diplomas = updates.flatMap(({ candidate, diplomaLabel }) =>
    candidate.diploma === null
      ? []
      : [{ candidate_id: candidate.id, label: diplomaLabel, ...candidate.diploma }],
  );
  const withoutDiploma = updates.filter(({ candidate }) => candidate.diploma === null);
  await sql`
    delete from diploma where position = 1 and candidate_id = any(${idsOf(withoutDiploma)}::bigint[])
  `.execute(db);
  await sql`
    insert into diploma (candidate_id, position, label, type, series, speciality, year, honours, academy)
    select candidate_id, 1, label, type, series, speciality, year, honours, academy
    from json_to_recordset(${JSON.stringify(diplomas)}::json) as m(candidate_id bigint, label text, type text,
      series text, speciality text, year integer, honours text, academy text)
    on conflict (candidate_id, position) do update set
      label = excluded.label, type = excluded.type, series = excluded.series, speciality = excluded.speciality,
      year = excluded.year, honours = excluded.honours, academy = excluded.academy
  `.execute(db);
  await refreshDiplomaLabels(db, idsOf(updates));
}

/** What lists show, sort and filter, derived from the `diploma` table. */
export async function refreshDiplomaLabels(db: Connection, ids: readonly string[]): Promise<void> {
  const labels = await sql<{ id: string; labels: string[] }>`
    select c.id, array(select label from diploma d where d.candidate_id = c.id order by position) as labels
    from candidate c where c.id = any(${ids}::bigint[])
  `.execute(db);
  const rows = labels.rows.map((row) => ({ ...row, folded: foldDiplomas(row.labels) }));
  await sql`
    update candidate c set diploma_labels = m.labels, diplomas_folded = m.folded
    from json_to_recordset(${JSON.stringify(rows)}::json) as m(id bigint, labels text[], folded text)
    where c.id = m.id
  `.execute(db);
}

function idsOf(updates: readonly ProfileUpdate[]): string[] {
  return updates.map(({ candidate }) => candidate.id);
}

/** Remembers that staff typed these fields: imports leave them alone from now on. */
export async function recordEdits(
  db: Connection,
  candidateId: string,
  accountId: string,
  fields: readonly string[],
): Promise<void> {
  await sql`
    insert into candidate_edit (candidate_id, field, account_id)
    select ${candidateId}, field, ${accountId} from unnest(${fields}::text[]) field
    on conflict (candidate_id, field) do update set account_id = excluded.account_id, edited_at = now()
  `.execute(db);
}

function definitions(columnTypes: Readonly<Record<string, string>>): string {
  return Object.entries(columnTypes)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");
}
