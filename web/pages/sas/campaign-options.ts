import type { Campaign } from "../../../src/school/school.schema.ts";
import { texts } from "../../texts.ts";

/** The campaigns to choose from. « Archivée » forbids nothing (`domain.md`, "Campaigns"): those only come after the others. */
export function campaignOptions(campaigns: readonly Campaign[]): { value: string; label: string }[] {
  return campaigns
    .toSorted((left, right) => Number(left.archived) - Number(right.archived))
    .map(({ id, name, archived }) => ({ value: id, label: archived ? texts.sas.archived(name) : name }));
}
