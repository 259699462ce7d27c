import { type Clock, currentSession } from "../clock.ts";

/**
 * The name of the campaign that runs now: `campagne-2026-2027` during the whole of 2026 in Paris. Parcoursup's session N opens in
 * January N for those who begin in September N, and late applications go on until its end; from January on, what arrives
 * is for the next school year, although the current one is not over.
 */
export function currentCampaignName(clock: Clock): string {
  const year = currentSession(clock);
  return `campagne-${year}-${year + 1}`;
}
