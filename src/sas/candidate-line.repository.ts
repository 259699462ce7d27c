import { type SqlBool, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { judgeAdmission } from "./admission.ts";
import type { CandidateFilter, CandidateLine, CandidateQuery } from "./candidate.schema.ts";
import { type CandidateScope, matching, prepareFilter } from "./candidate-filter.repository.ts";
import { sortExpression } from "./candidate-order.repository.ts";
import { duplicateKindsOf } from "./duplicate.repository.ts";

/**
 * The lines of these candidates, in the order of `ids`, with what each is sorted by; those who are gone meanwhile are left out.
 */
export async function linesInOrder(
  db: Connection,
  scope: CandidateScope,
  sort: CandidateQuery["sort"],
  ids: readonly string[],
): Promise<{ readonly line: CandidateLine; readonly value: string }[]> {
  if (ids.length === 0) return [];
  const rows = await lines(db, scope)
    .select(sql<string>`${sortExpression(sort)}::text`.as("value"))
    .where(sql<SqlBool>`c.id = any(${ids}::bigint[])`)
    .execute();
  const found = new Map(rows.map((row) => [row.id, { line: toLine(row, scope), value: row.value }]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** All the candidates of a scope in the order of their numbers, some thousand at a time. */
export async function* streamCandidates(
  db: Connection,
  scope: CandidateScope,
  filter: CandidateFilter,
): AsyncGenerator<CandidateLine> {
  const prepared = await prepareFilter(db, scope, filter);
  let after = "0";
  for (;;) {
    const rows = await lines(db, scope)
      .where(matching(scope, prepared))
      .where("c.id", ">", after)
      .orderBy("c.id")
      .limit(1_000)
      .execute();
    yield* rows.map((row) => toLine(row, scope));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function lines(db: Connection, scope: CandidateScope) {
  return db
    .selectFrom("candidate as c")
    .innerJoin("establishment", "establishment.id", "c.establishment_id")
    .leftJoin("campaign", "campaign.id", "c.campaign_id")
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom("parcoursup_file as f")
          .select(["f.file_number", "f.session"])
          .whereRef("f.candidate_id", "=", "c.id")
          // The newest session, and there the file that has a number.
          .orderBy("f.session", "desc")
          .orderBy(sql`f.file_number is null`)
          .orderBy("f.id")
          .limit(1)
          .as("file"),
      (join) => join.onTrue(),
    )
    .select([
      "c.id",
      "c.created_on",
      "c.birth_date",
      "c.civility",
      "c.last_name",
      "c.first_name",
      "c.email",
      "c.diploma_labels",
      "campaign.name as campaign",
      "file.file_number",
      "file.session",
      "establishment.uai",
      "c.in_sas",
      "c.campaign_id",
      duplicateKindsOf(scope).as("duplicates"),
    ]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

function toLine(row: LineRow, { targetCampaignId = null }: CandidateScope): CandidateLine {
  const { duplicates } = row;
  return {
    id: row.id,
    createdOn: row.created_on,
    birthDate: row.birth_date,
    civility: row.civility,
    lastName: row.last_name,
    firstName: row.first_name,
    email: row.email,
    diplomas: row.diploma_labels,
    campaign: row.campaign,
    fileNumber: row.file_number,
    session: row.session,
    establishment: row.uai,
    campaignId: row.campaign_id,
    duplicates,
    ...judgeAdmission({ admitted: !row.in_sas, duplicates, targetCampaignId }),
  };
}
