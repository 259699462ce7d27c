import { isJsonObject, type JsonObject } from "./field-reader.ts";
import type { SectionName } from "./fields.ts";
import { foldKey, knownKeys, knownSections } from "./section-catalogue.ts";

/** The sections of a candidate in their usual spelling, whatever the case in the file. */
export interface CandidateSections {
  readonly all: JsonObject;
  /** Names that no known section has, as received. */
  readonly unknown: readonly string[];
}

/** `hasOtherSpellings`: whether a look at the keys is needed; nearly all files spell them as Parcoursup does. */
export function sectionsOf(candidate: JsonObject, hasOtherSpellings: boolean): CandidateSections {
  const unknown = Object.keys(candidate).filter((key) => !knownSections.has(foldKey(key)));
  return { all: hasOtherSpellings ? inUsualSpelling(candidate) : candidate, unknown };
}

/** A section made of one object. A section of another form is as good as empty: only `DonneesCandidats` must have its form. */
export function objectSection({ all }: CandidateSections, name: SectionName): JsonObject {
  const section = all[name];
  return isJsonObject(section) ? section : {};
}

/** A section made of a list of objects, with the same tolerance. */
export function listSection({ all }: CandidateSections, name: SectionName): readonly JsonObject[] {
  const section = all[name];
  return Array.isArray(section) ? section.filter(isJsonObject) : [];
}

function inUsualSpelling(candidate: JsonObject): JsonObject {
  return mapEntries(candidate, (key, value) => {
    const section = knownSections.get(foldKey(key)) ?? key;
    const respell = (item: unknown) => (isJsonObject(item) ? respelled(item, section) : item);
    return [section, Array.isArray(value) ? value.map(respell) : respell(value)];
  });
}

function respelled(object: JsonObject, section: string): JsonObject {
  const known = knownKeys(section);
  return mapEntries(object, (key, value) => [known.get(foldKey(key)) ?? key, value]);
}

/** `Object.fromEntries` defines even `__proto__` as a plain key. */
function mapEntries(
  object: JsonObject,
  change: (key: string, value: unknown) => readonly [string, unknown],
): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => change(key, value)));
}
