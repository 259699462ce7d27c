import type { Actor } from "../accounts/actor.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { type CandidateState, lockCandidates, moveCandidates } from "./admission.repository.ts";
import { judgeAdmission } from "./admission.ts";
import type { Admission, AdmissionRefusal, AdmissionReport } from "./candidate.schema.ts";
import { findCampaignName } from "./target-campaign.repository.ts";

/**
 * Ajout multiple: moves candidates out of the SAS into a campaign, in one transaction. Each is judged as it stands now, under
 * lock; whoever may not leave stays where it is and is reported with the reason. Throws `campaign.not_found`.
 */
export function admitCandidates(
  database: Database,
  actor: Actor,
  { campaignId, ids }: Admission & { readonly ids: readonly string[] },
): Promise<AdmissionReport> {
  return database.transaction(async ({ db }) => {
    const campaign = await findCampaignName(db, actor, campaignId);
    const states = await lockCandidates(db, { ...actor, targetCampaignId: campaignId }, ids);
    const leaving = states.filter((state) => refusalOf(state, campaignId) === null);
    await admit(db, actor, { campaignId, campaign }, leaving);
    return { campaign, admitted: leaving.length, refused: refusals(states, campaignId, ids) };
  });
}

/**
 * Sortir du SAS: moves one candidate into a campaign, even when others of the same identity are in the SAS. Throws
 * `candidate.not_found`, `campaign.not_found`, `candidate.already_admitted`, `candidate.duplicate_in_campaign`.
 */
export function admitCandidate(
  database: Database,
  actor: Actor,
  id: string,
  { campaignId }: Admission,
): Promise<AdmissionReport> {
  return database.transaction(async ({ db }) => {
    const campaign = await findCampaignName(db, actor, campaignId);
    const [state] = await lockCandidates(db, { ...actor, targetCampaignId: campaignId }, [id]);
    if (state === undefined) throw errors.candidate.notFound();
    const refusal = refusalOf(state, campaignId);
    if (refusal === "already_admitted") throw errors.candidate.alreadyAdmitted(state.campaign ?? "");
    if (refusal === "duplicate_in_campaign") throw errors.candidate.duplicateInCampaign(campaign);
    await admit(db, actor, { campaignId, campaign }, [state]);
    return { campaign, admitted: 1, refused: [] };
  });
}

async function admit(
  db: Connection,
  actor: Actor,
  to: { readonly campaignId: string; readonly campaign: string },
  leaving: readonly CandidateState[],
): Promise<void> {
  if (leaving.length === 0) return;
  const candidateIds = leaving.map(({ id }) => id);
  await moveCandidates(db, candidateIds, to.campaignId);
  await recordEvent(db, actor, { type: "candidate.admitted", details: { ...to, candidateIds } });
}

function refusalOf(state: CandidateState, campaignId: string): AdmissionRefusal | null {
  const { campaignId: current, duplicates } = state;
  return judgeAdmission({ admitted: current !== null, duplicates, targetCampaignId: campaignId }).refusal;
}

/** Who stays, by name, then whoever is no longer to be seen: deleted meanwhile, or never the actor's to move. */
function refusals(
  states: readonly CandidateState[],
  campaignId: string,
  ids: readonly string[],
): AdmissionReport["refused"] {
  const seen = new Set(states.map(({ id }) => id));
  const staying: AdmissionReport["refused"] = states.flatMap((state) => {
    const reason = refusalOf(state, campaignId);
    if (reason === null) return [];
    const { id, lastName, firstName, campaign } = state;
    return [{ id, lastName, firstName, campaign, reason }];
  });
  const gone = [...new Set(ids)].filter((id) => !seen.has(id));
  const unseen = { lastName: null, firstName: null, campaign: null, reason: "gone" } as const;
  return [...staying, ...gone.map((id) => ({ id, ...unseen }))];
}
