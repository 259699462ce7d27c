import { isSame } from "../profiles/field-value.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The fields that are no longer as somebody saw them, among those seen. What has become the very value that is to be written
 * is no conflict: two people meant the same.
 */
export function changedFields(now: Values, seen: Values, change: Values): string[] {
  return Object.keys(seen).filter(
    (field) => !isSame(now[field], seen[field]) && !(field in change && isSame(now[field], change[field])),
  );
}
