import { expect, it } from "vitest";
import { currentCampaignName } from "../../src/school/current-campaign-name.ts";

it.each([
  ["2026-01-15T12:00:00Z", "campagne-2026-2027"],
  ["2026-08-31T12:00:00Z", "campagne-2026-2027"],
  ["2026-10-01T12:00:00Z", "campagne-2026-2027"],
  // Already the new year in Paris.
  ["2026-12-31T23:30:00Z", "campagne-2027-2028"],
])("le %s, la campagne est %s", (moment, name) => {
  expect(currentCampaignName(() => new Date(moment))).toBe(name);
});
