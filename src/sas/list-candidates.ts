import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { CandidatePage, CandidateQuery } from "./candidate.schema.ts";
import { selectCandidates } from "./candidate-list.repository.ts";
import { judgedAgainst } from "./judged-against.ts";

/**
 * A page of the SAS d'admission, or of the candidates that have left it. The SAS is for school administrators;
 * recruiters work with those who have left it (`domain.md`, "Who uses it").
 */
export async function listCandidates(
  db: Connection,
  actor: Actor,
  query: CandidateQuery,
): Promise<CandidatePage> {
  if (query.stage === "sas" && actor.role !== "school_admin") throw errors.rights.schoolAdminOnly();
  const targetCampaignId = await judgedAgainst(db, actor, query.target);
  const selection = await selectCandidates(db, { ...actor, stage: query.stage, targetCampaignId }, query);
  return { ...selection, page: query.page, pageSize: query.pageSize };
}
