import { sql } from "kysely";
import type { Transaction } from "../database/database.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import type { CandidateNews } from "./candidates.repository.ts";
import type { ImportImpact } from "./import.schema.ts";
import type { Staging } from "./staging.repository.ts";
import { countWishChanges } from "./wish-changes.repository.ts";

/** Counts what the staged file does to what was there, once it is written. */
export async function measureImpact(
  { db }: Transaction,
  { importId }: Staging,
  news: readonly CandidateNews[],
  absent: number,
): Promise<Omit<ImportImpact, "returned">> {
  const { rows } = await sql<Pick<ImportImpact, "admitted" | "unconfirmed" | "possibleDuplicates">>`
    select
      (select count(*) from import_person p join candidate c on c.id = p.candidate_id
       where not p.created and c.campaign_id is not null)::integer as admitted,
      (select count(*) from import_row where confirmed is false)::integer as unconfirmed,
      (select count(*) from import_person p join candidate c on c.id = p.candidate_id
       where p.created and (c.sas_twins or c.twin_campaigns <> '{}'))::integer as "possibleDuplicates"
  `.execute(db);
  const [counts = { admitted: 0, unconfirmed: 0, possibleDuplicates: 0 }] = rows;
  return {
    ...counts,
    absent,
    kept: news.reduce((sum, { kept }) => sum + kept.length, 0),
    changedFields: [...countFields(news), ...(await countWishChanges(db, importId))]
      .map(({ field, count }) => ({ field: apiFieldName(field), count }))
      .sort((a, b) => b.count - a.count),
  };
}

/** For how many people each field of theirs changed. */
function countFields(news: readonly CandidateNews[]): ImportImpact["changedFields"] {
  const counts = new Map<string, number>();
  for (const { changes } of news)
    for (const field of new Set(changes.map((change) => change.field)))
      counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, count]) => ({ field, count }));
}
