import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import type { CandidateFilter, CandidateStage, DuplicateCounts, TargetQuery } from "./candidate.schema.ts";
import { countCandidates, countKinds, type Total } from "./candidate-count.repository.ts";
import { prepareFilter } from "./candidate-filter.repository.ts";
import { chooseWay, isToldByIndex } from "./candidate-ways.repository.ts";
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
  const prepared = await prepareFilter(db, scope, filter);
  // Where one index tells who matches, it tells of each kind too; elsewhere few enough are left to look at each of them.
  const counts =
    (await chooseWay(db, scope, prepared)) === "planned" && isToldByIndex("planned", scope, prepared)
      ? null
      : await countKinds(db, scope, prepared);
  if (counts !== null) return counts;
  const of = (duplicates: keyof DuplicateCounts): Promise<Total> =>
    countCandidates(db, scope, { ...prepared, duplicates });
  const [all, none, sas, campaign, other, otherOnly] = await Promise.all([
    of("all"),
    of("none"),
    of("sas"),
    of("campaign"),
    of("other"),
    of("otherOnly"),
  ]);
  return { all, none, sas, campaign, other, otherOnly };
}
