import { formatDay, formatNationality } from "../../format.ts";
import { texts } from "../../texts.ts";

const days: ReadonlySet<string> = new Set(["birthDate", "appliedOn"]);

/**
 * The value of a field as people write it: days as `jj/mm/aaaa`, lists with commas, the civility in letters, a nationality by
 * its country, oui or non. Empty for what is blank.
 */
export function fieldValueText(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (value === null || value === undefined) return "";
  if (days.has(field) && typeof value === "string") return formatDay(value);
  if (field === "nationality" && typeof value === "string") return formatNationality(value);
  if (field === "civility" && (value === "M" || value === "F")) return texts.candidate.civility[value];
  if (typeof value === "boolean") return value ? texts.common.yes : texts.common.no;
  return String(value);
}
