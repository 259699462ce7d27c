import type { AdmissionRefusal, CandidateLine, DuplicateKind } from "./candidate.schema.ts";

/** What decides whether a candidate may leave the SAS. */
export interface AdmissionFacts {
  /** Already out of the SAS. */
  readonly admitted: boolean;
  readonly duplicates: readonly DuplicateKind[];
  readonly targetCampaignId: string | null;
}

/**
 * Whether a candidate may leave the SAS for the campagne ciblée, with others or by itself, and why not (`domain.md`, "The SAS
 * d'admission"): profiles of one identity in the SAS cannot leave by multiple selection, one of them can leave alone; an
 * identity that stands in the campaign already cannot; one that stands in another campaign is only a warning. Without a target
 * nobody leaves, and a duplicate in the SAS is still told as one: it would not leave with others whatever the target.
 */
export function judgeAdmission(facts: AdmissionFacts): Pick<CandidateLine, "admission" | "refusal"> {
  const refusal = refusalOf(facts);
  if (refusal === null) return { admission: "many", refusal };
  const alone = refusal === "duplicate_in_sas" && facts.targetCampaignId !== null;
  return { admission: alone ? "alone" : "no", refusal };
}

function refusalOf({ admitted, duplicates, targetCampaignId }: AdmissionFacts): AdmissionRefusal | null {
  if (admitted) return "already_admitted";
  if (duplicates.includes("campaign")) return "duplicate_in_campaign";
  if (duplicates.includes("sas")) return "duplicate_in_sas";
  return targetCampaignId === null ? "no_target_campaign" : null;
}
