import { texts } from "../../texts.ts";

const labels: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...texts.candidate.fields, ...texts.imports.changedFields }),
);

/** `mobilePhone` → « Téléphone mobile »; a field that this version does not know keeps its name. */
export function fieldLabel(field: string): string {
  return labels.get(field) ?? field;
}
