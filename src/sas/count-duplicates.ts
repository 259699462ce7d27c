import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { CandidateFilter, CandidateStage, DuplicateCounts, TargetQuery } from "./candidate.schema.ts";
import { prepareFilter } from "./candidate-filter.repository.ts";
import { countKinds } from "./duplicate-count.repository.ts";
import { judgedAgainst } from "./judged-against.ts";

/** How many of those that match the other filters are without duplicate, and of each kind; rights as for the list. */
export async function countDuplicates(
  db: Connection,
  actor: Actor,
  {
    stage,
    target,
    duplicates: _kind,
    ...filter
  }: CandidateFilter & TargetQuery & { readonly stage: CandidateStage },
): Promise<DuplicateCounts> {
  if (stage === "sas" && actor.role !== "school_admin") throw errors.rights.schoolAdminOnly();
  const scope = { ...actor, stage, targetCampaignId: await judgedAgainst(db, actor, target) };
  return countKinds(db, scope, await prepareFilter(db, scope, filter));
}
