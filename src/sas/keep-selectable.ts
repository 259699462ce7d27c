import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import type { KeptSelection, SelectionFor } from "./candidate.schema.ts";
import { findSelectableAmong } from "./candidate-selection.repository.ts";
import { judgedAgainst } from "./judged-against.ts";

/** Of the candidates who are ticked, those who may still leave the SAS together: for another campaign, some may not. */
export async function keepSelectable(
  db: Connection,
  actor: Actor,
  { ids, target }: SelectionFor,
): Promise<KeptSelection> {
  const targetCampaignId = await judgedAgainst(db, actor, target);
  return { ids: await findSelectableAmong(db, { ...actor, stage: "sas", targetCampaignId }, ids) };
}
