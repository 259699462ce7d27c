import type { CandidateQuery, CandidateStage } from "../../../src/sas/candidate.schema.ts";
import { useTarget } from "../../app/me.ts";
import { candidateQueryOf, type SasSearch } from "./sas-search.ts";

/** The request that shows this list; in the SAS, duplicates are judged against the campagne ciblée that the page shows. */
export function useCandidateQuery(
  search: SasSearch,
  stage: CandidateStage = "sas",
  edge?: string,
): Partial<CandidateQuery> {
  const target = useTarget();
  const query = candidateQueryOf(search, stage, edge);
  return stage === "sas" ? { ...query, target } : query;
}
