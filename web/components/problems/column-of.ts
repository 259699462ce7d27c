import type { ImportProblem } from "../../../src/imports/import.schema.ts";

/** The letters of the column of a problem that stands in the cell of a table (`D12`); empty elsewhere. */
export function columnOf({ path }: Pick<ImportProblem, "path">): string {
  return /^([A-Z]{1,3})\d+$/.exec(path)?.[1] ?? "";
}
