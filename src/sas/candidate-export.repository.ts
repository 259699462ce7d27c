import { type SqlBool, sql } from "kysely";
import { candidatesVisibleTo } from "../accounts/scope.repository.ts";
import type { Connection } from "../database/database.ts";
import { type DuplicateScope, duplicateKindsOf } from "./duplicate.repository.ts";

/** Candidates with these numbers as an export tells them, in the order of the numbers given. */
export async function findExportRows(db: Connection, scope: DuplicateScope, ids: readonly string[]) {
  const rows = await exportRows(db, scope).where(sql<SqlBool>`c.id = any(${ids}::bigint[])`).execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  // Whoever was deleted since the list was taken is left out.
  return ids.flatMap((id) => found.get(id) ?? []);
}

export type ExportRow = Awaited<ReturnType<typeof findExportRows>>[number];

function exportRows(db: Connection, scope: DuplicateScope) {
  return db
    .selectFrom("candidate as c")
    .innerJoin("establishment", "establishment.id", "c.establishment_id")
    .leftJoin("campaign", "campaign.id", "c.campaign_id")
    .where(candidatesVisibleTo(scope, "c"))
    .select([
      "c.id",
      "c.created_on",
      "c.civility",
      "c.last_name",
      "c.first_name",
      "c.other_first_names",
      "c.birth_date",
      "c.nationality",
      "c.ine",
      "c.email",
      "c.mobile_phone",
      "c.landline_phone",
      "c.address_lines",
      "c.postal_code",
      "c.city",
      "c.country",
      "c.diploma_labels",
      "establishment.name as establishment",
      "establishment.uai",
      "campaign.name as campaign",
      duplicateKindsOf(scope).as("duplicates"),
      sql<number | null>`(select max(f.session) from parcoursup_file f where f.candidate_id = c.id)`.as(
        "session",
      ),
      sql<string[]>`array(
        select f.file_number from parcoursup_file f
        where f.candidate_id = c.id and f.file_number is not null order by f.session desc, f.id
      )`.as("file_numbers"),
      sql<string[]>`array(
        select distinct coalesce(w.programme_label, 'Formation ' || w.programme_code)
        from parcoursup_file f join wish w on w.parcoursup_file_id = f.id
        where f.candidate_id = c.id and (w.programme_label is not null or w.programme_code <> '') order by 1
      )`.as("wishes"),
    ]);
}
