import type { ImportDetail, UndoReport } from "../../../src/imports/import.schema.ts";

/**
 * Why undoing an import would change nobody's profile: the import itself had changed nobody, those whom it had changed have been
 * deleted since, or they are kept as they are.
 */
export function whyNothing(
  { created, updated }: Pick<ImportDetail, "created" | "updated">,
  { kept }: Pick<UndoReport, "kept">,
): "noneChanged" | "allGone" | "allKept" {
  if (kept.length > 0) return "allKept";
  return created + updated > 0 ? "allGone" : "noneChanged";
}
