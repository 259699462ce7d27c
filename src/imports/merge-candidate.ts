import { isBlank, isSame } from "../profiles/field-value.ts";
import {
  type ProfileUpdate,
  profileUpdate,
  type StoredCandidate,
  type StoredDiploma,
} from "../profiles/stored-candidate.ts";
import type { StagedFacts } from "./staged-candidate.ts";

/** One field that an import changed. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One field that staff had edited: the profile keeps its value, whatever the file says. */
export interface KeptField {
  readonly field: string;
  readonly current: unknown;
  readonly received: unknown;
}

export interface MergedCandidate extends ProfileUpdate {
  readonly changes: readonly FieldChange[];
  readonly kept: readonly KeptField[];
}

/** What Parcoursup says now replaces what it said; a blank never erases, and what staff typed stays (`domain.md`, "Liaison"). */
export function mergeCandidate(
  stored: StoredCandidate,
  received: StagedFacts,
  edited: readonly string[] = [],
): MergedCandidate {
  const changes: FieldChange[] = [];
  const kept: KeptField[] = [];
  const keep = <Value>(field: string, before: Value, after: Value): Value => {
    if (isBlank(after) || isSame(before, after)) return before;
    if (edited.includes(field)) {
      kept.push({ field, current: before, received: after });
      return before;
    }
    changes.push({ field, before, after });
    return after;
  };
  const candidate: StoredCandidate = {
    id: stored.id,
    civility: keep("civility", stored.civility, received.civility),
    last_name: keep("last_name", stored.last_name, received.last_name),
    first_name: keep("first_name", stored.first_name, received.first_name),
    other_first_names: keep("other_first_names", stored.other_first_names, received.other_first_names),
    birth_date: keep("birth_date", stored.birth_date, received.birth_date),
    nationality: keep("nationality", stored.nationality, received.nationality),
    ine: keep("ine", stored.ine, received.ine),
    email: keep("email", stored.email, received.email),
    mobile_phone: keep("mobile_phone", stored.mobile_phone, received.mobile_phone),
    landline_phone: keep("landline_phone", stored.landline_phone, received.landline_phone),
    address_lines: keep("address_lines", stored.address_lines, received.address_lines),
    postal_code: keep("postal_code", stored.postal_code, received.postal_code),
    city: keep("city", stored.city, received.city),
    country: keep("country", stored.country, received.country),
    diploma: mergeDiploma(stored.diploma, received, keep),
  };
  return { ...profileUpdate(candidate), changes, kept };
}

/**
 * Takes an import's changes back, the last one first; a field edited since, or changed again, stays as it is.
 * The inverse of `mergeCandidate` for every field that nobody touched.
 */
export function revertChanges(
  stored: StoredCandidate,
  changes: readonly FieldChange[],
  edited: readonly string[],
): StoredCandidate {
  const flat: Record<string, unknown> = { ...stored };
  for (const [name, value] of Object.entries(stored.diploma ?? noDiploma)) flat[`diploma_${name}`] = value;
  for (const { field, before, after } of changes.toReversed())
    if (!edited.includes(field) && isSame(flat[field], after)) flat[field] = before;
  // `mergeCandidate` took every value from a field of this very type.
  const fields = flat as unknown as StoredCandidate & Pick<StagedFacts, DiplomaField>;
  // A diploma that the import brought and staff corrected since is theirs now.
  const corrected = edited.some((field) => field.startsWith("diploma_"));
  return { ...only(stored, fields), diploma: diplomaOf(fields) ?? (corrected ? stored.diploma : null) };
}

const noDiploma = { type: null, series: null, speciality: null, year: null, honours: null, academy: null };

type DiplomaField = Extract<keyof StagedFacts, `diploma_${string}`>;

/** The members of `like`, with the values of `fields`. */
function only(like: StoredCandidate, fields: StoredCandidate): StoredCandidate {
  const names = Object.keys(like) as (keyof StoredCandidate)[];
  return { ...like, ...Object.fromEntries(names.map((name) => [name, fields[name]])) };
}

function diplomaOf(fields: Pick<StagedFacts, DiplomaField>): StoredDiploma | null {
  if (fields.diploma_type === null) return null;
  return {
    type: fields.diploma_type,
    series: fields.diploma_series,
    speciality: fields.diploma_speciality,
    year: fields.diploma_year,
    honours: fields.diploma_honours,
    academy: fields.diploma_academy,
  };
}

function mergeDiploma(
  stored: StoredDiploma | null,
  received: StagedFacts,
  keep: <Value>(field: string, before: Value, after: Value) => Value,
): StoredDiploma | null {
  const type = keep("diploma_type", stored?.type ?? null, received.diploma_type);
  if (type === null) return null;
  return {
    type,
    series: keep("diploma_series", stored?.series ?? null, received.diploma_series),
    speciality: keep("diploma_speciality", stored?.speciality ?? null, received.diploma_speciality),
    year: keep("diploma_year", stored?.year ?? null, received.diploma_year),
    honours: keep("diploma_honours", stored?.honours ?? null, received.diploma_honours),
    academy: keep("diploma_academy", stored?.academy ?? null, received.diploma_academy),
  };
}
