import type { Actor } from "../accounts/actor.ts";
import type { Connection, Database } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import { fold } from "../linking/fold.ts";
import { accessibleCandidate } from "../sas/accessible-candidate.ts";
import { removeCandidates } from "../sas/remove-candidates.ts";
import {
  countSameIdentity,
  findComments,
  rewriteComments,
  rewriteImport,
  streamTellingImports,
  unlinkJournal,
} from "./person.repository.ts";
import { marksOf, mentions, type PersonMarks } from "./person-marks.ts";
import { findPersonRows } from "./person-rows.repository.ts";
import type { ErasurePreview } from "./privacy.schema.ts";
import { erasedText, redactImport } from "./redact-import.ts";

/**
 * Erases everything about one candidate of the actor's school (right to erasure): the profile and all that is its own, what
 * imports tell of the person (refused ones too), the link of the Historique's events, comments that name the person. What
 * remains is the fact, without anybody's name, and a keyed digest of the file number (`removeCandidates`). `confirmation` is
 * nom and prénom as the page shows them, typed. Throws `candidate.not_found`, `privacy.wrong_confirmation`.
 */
export async function erasePerson(
  database: Database,
  actor: Actor,
  candidateId: string,
  { confirmation }: { readonly confirmation: string },
): Promise<void> {
  await database.transaction(async (transaction) => {
    const { db } = transaction;
    const candidate = await accessibleCandidate(db, actor, candidateId);
    if (fold(confirmation) !== fold(`${candidate.last_name} ${candidate.first_name}`))
      throw errors.privacy.wrongConfirmation();
    const marks = marksOf(candidateId, await findPersonRows(db, candidateId));
    const removed = await removeCandidates(transaction, actor.schoolId, [candidateId]);
    // Somebody else was faster.
    if (removed === 0) throw errors.candidate.notFound();
    await redactImports(db, actor.schoolId, marks);
    await redactJournal(db, actor.schoolId, marks);
    await recordEvent(db, actor, { type: "privacy.person_erased", details: {} });
  });
  await database.makeDurable();
}

/** What to know before: other profiles of the same identity are not erased along. */
export async function previewErasure(
  db: Connection,
  actor: Actor,
  candidateId: string,
): Promise<ErasurePreview> {
  await accessibleCandidate(db, actor, candidateId);
  return { sameIdentity: await countSameIdentity(db, actor.schoolId, candidateId) };
}

async function redactImports(db: Connection, schoolId: string, marks: PersonMarks): Promise<void> {
  for await (const told of streamTellingImports(db, schoolId)) {
    const { id, startedAt: _, establishment: __, ...texts } = told;
    const redacted = redactImport(texts, marks);
    if (redacted !== texts) await rewriteImport(db, id, redacted);
  }
}

async function redactJournal(db: Connection, schoolId: string, marks: PersonMarks): Promise<void> {
  await unlinkJournal(db, schoolId, marks.candidateId);
  const comments = await findComments(db, schoolId);
  const naming = comments.filter(({ text }) => mentions(text, marks)).map(({ id }) => id);
  await rewriteComments(db, naming, erasedText);
}
