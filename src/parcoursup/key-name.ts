import { baccalaureate, type Field, person, schooling, wishes } from "./fields.ts";
import type { JsonPath } from "./json-path.ts";
import { foldKey } from "./section-catalogue.ts";

const labels: ReadonlyMap<string, string> = new Map(
  [person, schooling, baccalaureate, wishes]
    .flatMap((fields) => Object.values<Field>(fields))
    .map(({ section, key, label }) => [placeOf(section, key), label]),
);

/**
 * What people know the key at this path of a candidate by: its name in Parcoursup's export screen, whatever the case in the file;
 * the key itself where that name is not known.
 */
export function keyName(path: JsonPath): string {
  const key = String(path.findLast((step) => typeof step === "string"));
  return labels.get(placeOf(String(path[0]), key)) ?? key;
}

function placeOf(section: string, key: string): string {
  return `${foldKey(section)}.${foldKey(key)}`;
}
