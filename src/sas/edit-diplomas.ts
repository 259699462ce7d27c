import type { Actor } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { diplomaLabel } from "../parcoursup/diploma.ts";
import { fieldLabel } from "../profiles/field-label.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import {
  findStoredCandidates,
  recordEdits,
  refreshDiplomaLabels,
  updateProfiles,
} from "../profiles/profile.repository.ts";
import { profileUpdate, type StoredCandidate, type StoredDiploma } from "../profiles/stored-candidate.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import type { ChangedField } from "./candidate-change.schema.ts";
import { findDiplomas, findEdits } from "./candidate-page.repository.ts";
import { changedFields } from "./changed-fields.ts";
import {
  type DiplomaRow,
  deleteDiploma,
  findDiploma,
  insertDiploma,
  type PlacedDiploma,
  updateDiploma,
} from "./diploma.repository.ts";
import type { DiplomaChange, DiplomaEdit, NewDiploma } from "./diploma.schema.ts";
import { isWrittenSince, type SeenWriting } from "./seen-values.ts";

/** The place of the diploma that imports bring. */
export const importedPlace = 1;

/** Adds a diploma that the school knows of; lists show it at once. Throws `candidate.not_found`. */
export async function addDiploma(
  database: Database,
  actor: Actor,
  candidateId: string,
  diploma: NewDiploma,
  clock: Clock,
): Promise<void> {
  await database.transaction(async ({ db }) => {
    await lockedCandidate(db, actor, candidateId);
    await insertDiploma(db, candidateId, rowOf(withChange(blank, diploma), actor, clock));
    await refreshDiplomaLabels(db, [candidateId]);
    await recordEvent(db, actor, { type: "candidate.diploma_added", details: { candidateId } });
  });
}

const blank: StoredDiploma = {
  type: "",
  series: null,
  speciality: null,
  year: null,
  honours: null,
  academy: null,
};

/**
 * Changes a diploma. Fields of the one that imports bring are remembered as edited: imports leave them alone from then on.
 * Of `seen`, what the fields were when the person began to write, nothing may have changed meanwhile.
 * Throws `candidate.not_found`, `candidate.diploma_not_found`, `candidate.changed_meanwhile`.
 */
export async function changeDiploma(
  database: Database,
  actor: Actor,
  candidateId: string,
  diplomaId: string,
  { seen = {}, ...change }: DiplomaEdit,
  clock: Clock,
): Promise<void> {
  await database.transaction(async ({ db }) => {
    const stored = await lockedCandidate(db, actor, candidateId);
    const before = await diplomaOf(db, candidateId, diplomaId);
    const after = withChange(before, change);
    await refuseConflicts(db, candidateId, { id: diplomaId, before, after }, { seen, change });
    const fields = diplomaFields.filter((field) => before[field] !== after[field]);
    if (fields.length === 0) return;
    if (before.position === importedPlace) {
      await updateProfiles(db, [profileUpdate({ ...stored, diploma: after })]);
      const columns = fields.map((field) => `diploma_${field}`);
      await recordEdits(db, candidateId, actor.accountId, columns);
      await recordEvent(db, actor, { type: "candidate.edited", details: { candidateId, fields: columns } });
      return;
    }
    await updateDiploma(db, diplomaId, rowOf(after, actor, clock));
    await refreshDiplomaLabels(db, [candidateId]);
    await recordEvent(db, actor, { type: "candidate.diploma_changed", details: { candidateId } });
  });
}

/**
 * Removes a diploma that the school added; the one that imports bring would come back with the next import. One that was
 * changed since it was `seen` stays.
 * Throws `candidate.not_found`, `candidate.diploma_not_found`, `candidate.imported_diploma`, `candidate.changed_meanwhile`.
 */
export async function removeDiploma(
  database: Database,
  actor: Actor,
  candidateId: string,
  diplomaId: string,
  { seen }: SeenWriting = {},
): Promise<void> {
  await database.transaction(async ({ db }) => {
    await lockedCandidate(db, actor, candidateId);
    const diploma = await diplomaOf(db, candidateId, diplomaId);
    if (diploma.position === importedPlace) throw errors.candidate.importedDiploma();
    if (isWrittenSince(diploma.edited_at, seen)) throw errors.candidate.diplomaChangedMeanwhile();
    await deleteDiploma(db, diplomaId);
    await refreshDiplomaLabels(db, [candidateId]);
    await recordEvent(db, actor, { type: "candidate.diploma_removed", details: { candidateId } });
  });
}

async function lockedCandidate(db: Connection, actor: Actor, candidateId: string): Promise<StoredCandidate> {
  await accessibleCandidate(db, actor, candidateId);
  const [stored] = await findStoredCandidates(db, [candidateId]);
  if (stored === undefined) throw errors.candidate.notFound();
  return stored;
}

async function diplomaOf(db: Connection, candidateId: string, diplomaId: string): Promise<PlacedDiploma> {
  const diploma = await findDiploma(db, candidateId, diplomaId);
  if (diploma === null) throw errors.candidate.diplomaNotFound();
  return diploma;
}

function rowOf(diploma: StoredDiploma, actor: Actor, clock: Clock): DiplomaRow {
  return {
    ...diploma,
    label: diplomaLabel(diploma) ?? diploma.type,
    account_id: actor.accountId,
    edited_at: clock(),
  };
}

/** The fields of a diploma, with those given put in their place, trimmed. */
function withChange(before: StoredDiploma, change: DiplomaChange): StoredDiploma {
  const text = (given: string | null | undefined, kept: string | null) =>
    given === undefined ? kept : (given?.trim() ?? null);
  return {
    type: change.type?.trim() ?? before.type,
    series: text(change.series, before.series),
    speciality: text(change.speciality, before.speciality),
    year: change.year === undefined ? before.year : change.year,
    honours: text(change.honours, before.honours),
    academy: text(change.academy, before.academy),
  };
}

const diplomaFields = ["type", "series", "speciality", "year", "honours", "academy"] as const;

interface DiplomaMeanwhile {
  readonly id: string;
  readonly before: PlacedDiploma;
  readonly after: StoredDiploma;
}

async function refuseConflicts(
  db: Connection,
  candidateId: string,
  { id, before, after }: DiplomaMeanwhile,
  { seen, change }: { readonly seen: NonNullable<DiplomaEdit["seen"]>; readonly change: DiplomaChange },
): Promise<void> {
  const meant = Object.fromEntries(
    diplomaFields.flatMap((one) => (one in change ? [[one, after[one]]] : [])),
  );
  const changed = changedFields({ ...before }, seen, meant);
  const fields = diplomaFields.filter((one) => changed.includes(one));
  if (fields.length === 0) return;
  const nameOf = (field: string) => apiFieldName(`diploma_${field}`);
  const [edits, diplomas] = [await findEdits(db, candidateId), await findDiplomas(db, candidateId)];
  const own = before.position === importedPlace ? undefined : diplomas.find((one) => one.id === id);
  const conflicts = fields.map((field): ChangedField => {
    const edit = edits.find((one) => one.field === nameOf(field));
    return {
      field,
      value: before[field],
      at: (own === undefined ? edit?.at : own.edited_at?.toISOString()) ?? null,
      user: (own === undefined ? edit?.user : own.first_name && `${own.first_name} ${own.last_name}`) ?? null,
    };
  });
  throw errors.candidate.changedMeanwhile(
    fields.map((field) => fieldLabel(nameOf(field))),
    conflicts,
  );
}
