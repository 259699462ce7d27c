import type { Actor } from "../accounts/actor.ts";
import { type Clock, parisDay } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { isEmailAddress } from "../parcoursup/email-address.ts";
import { storedCountry } from "../profiles/country.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { apiFieldName, columnName } from "../profiles/field-name.ts";
import { storedNationality } from "../profiles/nationality.ts";
import { findStoredCandidates, recordEdits, updateProfiles } from "../profiles/profile.repository.ts";
import { profileUpdate, type StoredCandidate } from "../profiles/stored-candidate.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { CandidateChange, type CandidateEdit, type ChangedField } from "./candidate-change.schema.ts";
import { findEdits } from "./candidate-page.repository.ts";
import { changedFields } from "./changed-fields.ts";

/**
 * Writes what staff typed in a profile. Fields whose value is really new are remembered as edited: imports leave them alone.
 * Of `seen`, what the fields were when the person began to write, nothing may have changed meanwhile.
 * Throws `candidate.not_found`, `candidate.invalid_email`, `candidate.impossible_birth_date`, `candidate.changed_meanwhile`.
 */
export async function editCandidate(
  database: Database,
  actor: Actor,
  id: string,
  { seen = {}, ...change }: CandidateEdit,
  clock: Clock,
): Promise<void> {
  const typed = tidy(change);
  if (typed.email !== undefined && !isEmailAddress(typed.email)) throw errors.candidate.invalidEmail();
  if (typed.birthDate !== undefined && (typed.birthDate < "1900-01-01" || typed.birthDate > parisDay(clock)))
    throw errors.candidate.impossibleBirthDate();
  await database.transaction(async ({ db }) => {
    await accessibleCandidate(db, actor, id);
    const [stored] = await findStoredCandidates(db, [id]);
    if (stored === undefined) throw errors.candidate.notFound();
    await refuseConflicts(db, stored, seen, typed);
    const edited = withChange(stored, typed);
    const fields = editedColumns(stored, edited);
    if (fields.length === 0) return;
    await updateProfiles(db, [profileUpdate(edited)]);
    await recordEdits(db, id, actor.accountId, fields);
    await recordEvent(db, actor, { type: "candidate.edited", details: { candidateId: id, fields } });
  });
}

async function refuseConflicts(
  db: Connection,
  stored: StoredCandidate,
  seen: NonNullable<CandidateEdit["seen"]>,
  change: CandidateChange,
): Promise<void> {
  const now = valuesOf(stored);
  const fields = changedFields(now, seen, change);
  if (fields.length === 0) return;
  const edits = await findEdits(db, stored.id);
  const conflicts = fields.map((field): ChangedField => {
    const edit = edits.find((one) => one.field === field);
    return { field, value: now[field] ?? null, at: edit?.at ?? null, user: edit?.user ?? null };
  });
  throw errors.candidate.changedMeanwhile(fields.map(fieldLabel), conflicts);
}

/** The columns of a profile by the names of the API. */
function valuesOf({
  diploma: _,
  id: __,
  ...columns
}: StoredCandidate): Record<string, ChangedField["value"]> {
  const named = Object.entries(columns).map(([column, value]) => [apiFieldName(column), value]);
  return Object.fromEntries(named);
}

/** Trims texts; the e-mail in lower case and the nationality as its country's code, the country of the address as its name, as imports store them. */
function tidy(change: CandidateChange): CandidateChange {
  const trimmed = Object.entries(change).map(([field, value]) => [field, trim(value)]);
  const tidied: CandidateChange = Object.fromEntries(trimmed);
  const { email, nationality, country } = tidied;
  return {
    ...tidied,
    ...(email !== undefined && { email: email.toLowerCase() }),
    ...(typeof nationality === "string" && { nationality: storedNationality(nationality) }),
    ...(typeof country === "string" && { country: storedCountry(country) }),
  };
}

function trim(value: CandidateChange[keyof CandidateChange]) {
  if (typeof value === "string") return value.trim();
  return Array.isArray(value) ? value.map((text) => text.trim()) : value;
}

/** Only fields that may be changed are taken, whatever else the caller holds: the number of the row is not one of them. */
function withChange(stored: StoredCandidate, change: CandidateChange): StoredCandidate {
  const columns = Object.entries(change)
    .filter(([field]) => field in CandidateChange.properties)
    .map(([field, value]) => [columnName(field), value]);
  return { ...stored, ...Object.fromEntries(columns) };
}

function editedColumns(before: StoredCandidate, after: StoredCandidate): string[] {
  const names = Object.keys(after) as (keyof StoredCandidate)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
