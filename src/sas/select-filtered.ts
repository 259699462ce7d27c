import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import {
  type CandidateFilter,
  type SelectableCandidates,
  selectionLimit,
  type TargetQuery,
} from "./candidate.schema.ts";
import { countCandidates } from "./candidate-count.repository.ts";
import { prepareFilter } from "./candidate-filter.repository.ts";
import { findSelectable } from "./candidate-selection.repository.ts";
import { judgedAgainst } from "./judged-against.ts";

/**
 * « Sélectionner les N candidats filtrés »: the very candidates that match now and may leave together. Whoever arrives
 * afterwards is not among them: nobody is moved whom the person has not seen counted.
 */
export async function selectFiltered(
  db: Connection,
  actor: Actor,
  { target, ...filter }: CandidateFilter & TargetQuery,
): Promise<SelectableCandidates> {
  const targetCampaignId = await judgedAgainst(db, actor, target);
  const scope = { ...actor, stage: "sas", targetCampaignId } as const;
  const prepared = await prepareFilter(db, scope, filter);
  const found = await findSelectable(db, scope, prepared, selectionLimit + 1);
  const { total } = await countCandidates(db, scope, prepared);
  const ids = found.slice(0, selectionLimit);
  return { ids, excluded: Math.max(0, total - ids.length), incomplete: found.length > selectionLimit };
}
