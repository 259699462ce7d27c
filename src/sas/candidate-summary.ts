import type { CandidateLine, CandidateSummary } from "./candidate.schema.ts";

/** A line without what only the server tells. */
export function candidateSummary(line: CandidateLine): CandidateSummary {
  const { establishment: _, campaignId: _campaign, duplicates: _kinds, ...judged } = line;
  const { admission: _admission, refusal: _refusal, ...summary } = judged;
  return summary;
}
