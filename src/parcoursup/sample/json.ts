/** Plain JSON data, as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Leaves out the fields without a value: in a Parcoursup export a field that is ticked but empty has no key in that record
 * (never `null`, never `""`).
 */
export function filledFields(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const filled: Record<string, Json> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) filled[key] = value;
  }
  return filled;
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
