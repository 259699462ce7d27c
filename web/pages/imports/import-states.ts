import type { ImportSummary } from "../../../src/imports/import.schema.ts";

/** Whether the import is still at work, so that what is shown of it will change. */
export function isRunning({ state }: ImportSummary): boolean {
  return state === "checking" || state === "writing";
}

/** Whether something was written once, so that there are people to list. */
export function hasPeople({ state }: ImportSummary): boolean {
  return state === "imported" || state === "undone";
}
