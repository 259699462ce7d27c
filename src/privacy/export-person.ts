import type { Actor } from "../accounts/actor.ts";
import type { Clock } from "../clock.ts";
import type { Connection, Database } from "../database/database.ts";
import { tellEvent } from "../journal/event-catalogue.ts";
import { recordEvent } from "../journal/journal.repository.ts";
import type { Problem } from "../parcoursup/problem.ts";
import { unpackRecord } from "../parcoursup/received-record.ts";
import { programmeName } from "../profiles/programme-key.ts";
import { accessibleCandidate } from "../sas/accessible-candidate.ts";
import { readSchool } from "../school/school.repository.ts";
import { streamTellingImports } from "./person.repository.ts";
import type { PersonData, ReceivedFile, ToldProblem } from "./person-data.ts";
import { personDocument } from "./person-document.ts";
import { isPerson, marksOf, mentions, type PersonMarks } from "./person-marks.ts";
import {
  findPersonEvents,
  findPersonImports,
  findPersonRows,
  findReceivedVersions,
} from "./person-rows.repository.ts";
import { zipArchive } from "./zip-archive.ts";

/**
 * Everything about one candidate of the actor's school (right of access) as a ZIP: a page to read, the same as JSON, and every
 * object received from Parcoursup byte for byte. Nothing in it points elsewhere. The Historique tells that it was made.
 */
export async function exportPerson(
  database: Database,
  actor: Actor,
  candidateId: string,
  clock: Clock,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  return database.transaction(async ({ db }) => {
    const candidate = await accessibleCandidate(db, actor, candidateId);
    const received = await readReceived(db, candidateId);
    const tables = await findPersonRows(db, candidateId);
    const data: PersonData = {
      generatedAt: clock().toISOString(),
      school: (await readSchool(db, actor.schoolId)).name,
      establishment: candidate.establishment_name,
      name: `${candidate.last_name} ${candidate.first_name}`,
      tables,
      imports: (await findPersonImports(db, candidateId)).map((each) => ({
        id: each.id,
        at: each.started_at.toISOString(),
        fileName: each.file_name,
        establishment: each.establishment,
        outcome: each.outcome,
        changes: each.changes,
        kept: each.kept,
      })),
      problems: await findProblems(db, actor.schoolId, marksOf(candidateId, tables)),
      events: (await findPersonEvents(db, actor.schoolId, candidateId)).map(({ at, type, details }) => ({
        at: at.toISOString(),
        type,
        ...tellEvent(type, details, { fileName: null, establishment: null, account: null }),
      })),
      received: received.map(({ content: _, ...file }) => file),
    };
    await recordEvent(db, actor, { type: "privacy.person_exported", details: { candidateId } });
    return {
      fileName: `donnees-personnelles-${candidateId}.zip`,
      content: zipArchive(
        [
          { name: "lisez-moi.html", content: Buffer.from(personDocument(data, received)) },
          { name: "donnees.json", content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) },
          ...received.map(({ name, content }) => ({ name, content })),
        ],
        clock(),
      ),
    };
  });
}

async function readReceived(
  db: Connection,
  candidateId: string,
): Promise<(ReceivedFile & { readonly content: Buffer })[]> {
  const versions = await findReceivedVersions(db, candidateId);
  return versions.map(({ content, receivedAt, session, fileNumber, programme }, index) => ({
    name: `dossiers/${String(index + 1).padStart(3, "0")}-session-${session}.json`,
    receivedAt: receivedAt.toISOString(),
    session,
    fileNumber,
    programme: programmeName(programme),
    content: unpackRecord(content),
  }));
}

/** What imports, refused ones too, say of the person. */
async function findProblems(
  db: Connection,
  schoolId: string,
  marks: PersonMarks,
): Promise<readonly ToldProblem[]> {
  const found: ToldProblem[] = [];
  for await (const { problems, warnings, guards, ...told } of streamTellingImports(db, schoolId)) {
    const about = [
      ...problems.filter((problem) => isAbout(problem, marks)),
      ...warnings.filter(({ candidates }) => candidates.some((each) => isPerson(each, marks))),
      ...guards.filter(({ message }) => mentions(message, marks)),
    ];
    for (const { message } of about)
      found.push({
        importId: told.id,
        at: told.startedAt.toISOString(),
        establishment: told.establishment,
        fileName: told.fileName,
        message,
      });
  }
  return found;
}

function isAbout({ candidate, message, value }: Problem, marks: PersonMarks): boolean {
  return (candidate !== null && isPerson(candidate, marks)) || mentions(`${message}\n${value ?? ""}`, marks);
}
