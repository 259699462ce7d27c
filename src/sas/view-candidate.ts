import type { Actor } from "../accounts/actor.ts";
import type { Connection } from "../database/database.ts";
import { findSurvivor } from "../liaison/link.repository.ts";
import { readDossier } from "../parcoursup/dossier.ts";
import { joinDossiers, type ReceivedDossier } from "../parcoursup/dossier-of-candidate.ts";
import { unpackRecord } from "../parcoursup/received-record.ts";
import { apiFieldName } from "../profiles/field-name.ts";
import { isBlank } from "../profiles/field-value.ts";
import { programmeCodeOf } from "../profiles/programme-key.ts";
import { accessibleCandidate } from "./accessible-candidate.ts";
import { judgeAdmission } from "./admission.ts";
import type { CandidateProfilePage, TargetQuery } from "./candidate.schema.ts";
import {
  findDiplomas,
  findEdits,
  findReceivedRecords,
  findWishes,
  findWritingImports,
} from "./candidate-page.repository.ts";
import { contactOf, identityOf } from "./candidate-parts.ts";
import { findDuplicateKinds } from "./duplicate.repository.ts";
import { importedPlace } from "./edit-diplomas.ts";
import { judgedAgainst } from "./judged-against.ts";
import { tableOrigins } from "./table-origins.ts";

/** Everything about one candidate that the actor may see; the number of a profile that was linked leads to the one it went into. */
export async function viewCandidate(
  db: Connection,
  actor: Actor,
  number: string,
  { target }: TargetQuery = {},
): Promise<CandidateProfilePage> {
  const id = (await findSurvivor(db, actor, number)) ?? number;
  const candidate = await accessibleCandidate(db, actor, id);
  const targetCampaignId = await judgedAgainst(db, actor, target);
  const duplicates = await findDuplicateKinds(db, { ...actor, targetCampaignId }, id);
  const wishes = await findWishes(db, id);
  const dossier = joinDossiers(await receivedDossiers(db, id));
  const identity = identityOf(candidate);
  const contact = contactOf(candidate);
  const diplomas = await findDiplomas(db, id);
  const imported = diplomas.find(({ position }) => position === importedPlace);
  return {
    id: candidate.id,
    establishment: { uai: candidate.uai, name: candidate.establishment_name },
    campaign: candidate.campaign,
    campaignId: candidate.campaign_id,
    createdAt: candidate.created_at.toISOString(),
    duplicates,
    ...judgeAdmission({ admitted: candidate.campaign_id !== null, duplicates, targetCampaignId }),
    identity,
    contact,
    diplomas: diplomas.map(({ position, edited_at, first_name, last_name, ...diploma }) => ({
      ...diploma,
      added:
        position === importedPlace
          ? null
          : {
              at: edited_at?.toISOString() ?? null,
              user: first_name === null ? null : `${first_name} ${last_name}`,
            },
    })),
    dossier: {
      ...dossier.person,
      marksOverTime: dossier.marksOverTime,
      importedAt: dossier.importedAt,
    },
    wishes: wishes.map((wish) => ({
      id: wish.id,
      programmeCode: programmeCodeOf(wish.programme_code),
      programmeLabel: wish.programme_label,
      confirmed: wish.confirmed,
      group: wish.group_label,
      appliedOn: wish.applied_on,
      status: wish.status,
      boarding: wish.boarding,
      session: wish.session,
      fileNumber: wish.file_number,
      importId: wish.import_id,
      importedAt: wish.imported_at.toISOString(),
      fileName: wish.file_name,
      absentSince: wish.absent_since,
      dossier: dossier.wishes.get(wish.id) ?? { letter: null, more: [], questions: [], form: [] },
    })),
    tableOrigins: tableOrigins(
      await findWritingImports(db, id),
      filledFields({ identity, contact, imported }),
    ),
    edits: await findEdits(db, id),
  };
}

/**
 * The profile as it is once `write` has written in it; `write` gives its number. A target that is nobody's is refused before anything
 * is written: throws `campaign.not_found`, and whatever `write` throws.
 */
export async function viewOnceWritten(
  db: Connection,
  actor: Actor,
  { target }: TargetQuery,
  write: () => Promise<string>,
): Promise<CandidateProfilePage> {
  const judged = await judgedAgainst(db, actor, target);
  return viewCandidate(db, actor, await write(), { target: judged ?? "none" });
}

/** The fields of a profile that have a value, by their name in the API. */
function filledFields({
  identity,
  contact,
  imported,
}: Pick<CandidateProfilePage, "identity" | "contact"> & { imported: object | undefined }): string[] {
  const filled = (values: object) =>
    Object.entries(values).flatMap(([field, value]) => (isBlank(value) ? [] : [field]));
  const diploma = filled(imported ?? {}).map((field) => apiFieldName(`diploma_${field}`));
  return [...filled(identity), ...filled(contact), ...diploma];
}

/** Bytes read for one candidate: several hundred times what a real one holds. */
const MOST_BYTES = 16 * 1024 ** 2;

/** What was received for the candidate's wishes, newest first. */
async function receivedDossiers(db: Connection, candidateId: string): Promise<ReceivedDossier[]> {
  const received: ReceivedDossier[] = [];
  let bytes = 0;
  for (const { wishId, importedAt, content } of await findReceivedRecords(db, candidateId)) {
    const record = unpackRecord(content);
    bytes += record.length;
    if (bytes > MOST_BYTES && received.length > 0) break;
    received.push({ wishId, importedAt: importedAt.toISOString(), dossier: readDossier(record) });
  }
  return received;
}
