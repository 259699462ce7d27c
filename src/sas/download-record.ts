import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { errors } from "../errors/error-catalogue.ts";
import { unpackRecord } from "../parcoursup/received-record.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { findReceivedRecord } from "./candidate-page.repository.ts";

/** The candidate's object exactly as Parcoursup's file last held it for this wish, byte for byte, and a name for it. */
export async function downloadRecord(
  db: Connection,
  actor: Actor,
  candidateId: string,
  wishId: string,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  await accessibleCandidate(db, actor, candidateId);
  const record = await findReceivedRecord(db, candidateId, wishId);
  if (record === null) throw errors.candidate.wishNotFound();
  return {
    fileName: `dossier-parcoursup-${record.session}-${record.file_number ?? candidateId}.json`,
    content: unpackRecord(record.content),
  };
}
