import { formatDay } from "../../format.ts";
import { texts } from "../../texts.ts";

/**
 * The value of a field as people write it: days as `jj/mm/aaaa`, lists with commas, the civility in letters. Empty for what
 * is blank.
 */
export function fieldValueText(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (value === null || value === undefined) return "";
  if (field === "birthDate" && typeof value === "string") return formatDay(value);
  if (field === "civility" && (value === "M" || value === "F")) return texts.candidate.civility[value];
  return String(value);
}
